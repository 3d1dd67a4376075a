import { compareText } from "../diagnostics/diagnostic.ts";
import { below, type Origin } from "../diagnostics/origin.ts";
import type { Action, Evidence } from "./actions.ts";
import { approximateDay } from "./approximate-day.ts";
import { camelKey } from "./camel.ts";
import type { UpdatableName } from "./collections.ts";
import { type EffectiveUpdate, effectiveUpdates } from "./corrections.ts";
import type { IsoDate } from "./dates.ts";
import type { Event } from "./events.ts";
import type { Extract } from "./extracts.ts";
import { followStandard } from "./follow-standard.ts";
import type { Plan } from "./index.ts";
import { actionAt, eventAt, knownAt, kpiAt, postAt } from "./known-at.ts";
import type { Kpi } from "./kpis.ts";
import { byId, compareIds } from "./order.ts";
import type { Post } from "./posts.ts";
import type { Recommendation, Track } from "./recommendations.ts";
import { weeklyOf } from "./roll-up.ts";
import { type Point, seriesOf } from "./series.ts";
import type { Status } from "./status.ts";

/** An entry as it stands, as it was first written, and everything that was said of it, oldest first. */
export type WithHistory<T> = T & { readonly written: T; readonly history: readonly EffectiveUpdate[] };

export type KnownRecommendation = WithHistory<Recommendation & { readonly track: Track }>;
export type KnownEvent = WithHistory<Event>;

export interface KnownAction extends WithHistory<Action> {
  readonly status: Status;
  readonly evidence: Evidence[];
}

export interface KnownKpi extends WithHistory<Kpi> {
  readonly series: readonly Point[];
}

/** The plan at one date, every update applied; lists in the order of their numbers and ids. */
export interface PlanAsAt extends Omit<Plan, UpdatableName | "updates"> {
  readonly asAt: IsoDate;
  readonly posts: readonly WithHistory<Post>[];
  readonly recommendations: readonly KnownRecommendation[];
  readonly actions: readonly KnownAction[];
  readonly kpis: readonly KnownKpi[];
  readonly events: readonly KnownEvent[];
}

/** Replays what was known at the end of a day. */
export function planAsAt(plan: Plan, asAt: IsoDate): PlanAsAt {
  const { updates, ...known } = knownAt(plan, asAt);
  const updatesOf = Map.groupBy(updates, ({ of }) => of);
  const replayed = <T extends { readonly id: string }>(entry: T): WithHistory<T> => {
    const history = effectiveUpdates(updatesOf.get(entry.id) ?? []);
    return { ...Object.assign({}, entry, ...history.map(({ patch }) => patch)), written: entry, history };
  };
  const kpis = known.kpis.map((kpi) => kpiAt(followStandard(replayed(kpi)), asAt));
  return {
    ...known,
    asAt,
    posts: known.posts.map((post) => postAt(replayed(post), asAt)).sort(byId),
    bodies: [...known.bodies].sort(byId),
    glossary: [...known.glossary].sort((a, b) => compareIds(a.term, b.term)),
    recommendations: known.recommendations
      .map((one) => replayed({ ...one, track: one.track ?? ("improvement-plan" as const) }))
      .sort((a, b) => a.number - b.number || byId(a, b)),
    actions: known.actions.map((action) => actionAt(knownAction(replayed(action)), asAt)).sort(byId),
    kpis: kpis
      .map((kpi) => ({ ...kpi, series: seriesOf(kpi, known.extracts, weeklyOf(kpi, kpis)) }))
      .sort(byId),
    extracts: [...known.extracts].sort((a, b) => compareText(contentOf(a), contentOf(b))),
    events: known.events.map((event) => eventAt(replayed(event), asAt)).sort(byWhen),
    audits: [...known.audits].sort(byId),
    reports: [...known.reports].sort(byId),
  };
}

function knownAction(action: WithHistory<Action>): KnownAction {
  const added = action.history.flatMap(({ evidence = [] }) => evidence);
  return {
    ...action,
    status: action.status ?? "not-started",
    evidence: [...(action.evidence ?? []), ...added],
    impact: action.history.findLast(({ impact }) => impact !== undefined)?.impact ?? action.impact,
  };
}

/** An extract may be spread over files: its date, then what it says, and never the order of the files. */
const contentOf = ({ date, figures, restated = new Map<string, string>() }: Extract): string =>
  JSON.stringify([date, figures.map(({ origin: _, ...figure }) => figure), [...restated]]);

/** By the day an event was held or is planned for. */
function byWhen(a: Event, b: Event): number {
  return compareText(dayOf(a), dayOf(b)) || byId(a, b);
}

const dayOf = ({ held, planned }: Event): IsoDate =>
  held?.start ?? planned?.interval?.start ?? approximateDay(planned?.words ?? "");

/** Where a field got its present value: the update that set it last, the entry itself, or its standard. */
export function whereSet(
  entry: { origin: Origin; history: readonly EffectiveUpdate[]; fromStandard?: readonly string[] },
  field: string,
): Origin {
  if (entry.fromStandard?.includes(field)) return whereSet(entry, "standard");
  const update = entry.history.findLast(({ patch }) => camelKey(field) in patch);
  return update === undefined ? below(entry.origin, field) : placeIn(update, field);
}

/** Where a field of an update was written: in the update, or in the correction that put it right. */
export const placeIn = (update: EffectiveUpdate, field: string): Origin =>
  below(update.setBy[camelKey(field)] ?? update.origin, field);

/** Replays a plan once for each date that is asked for. */
export function replayOnce(plan: Plan): (date: IsoDate) => PlanAsAt {
  const replays = new Map<IsoDate, PlanAsAt>();
  return (date) => {
    const known = replays.get(date) ?? planAsAt(plan, date);
    replays.set(date, known);
    return known;
  };
}

/** The newest thing said about an entry in public, null when nothing was. */
export const latestProgress = (entry: { history: readonly EffectiveUpdate[] }): EffectiveUpdate | null =>
  entry.history.findLast(({ progress }) => progress !== undefined) ?? null;
