import { compareText } from "../../problems/locate.ts";
import { below, type Origin } from "../../problems/origin.ts";
import { followStandard } from "../measures/catalogue.ts";
import { type Point, seriesOf, weeklyOf } from "../measures/series.ts";
import type { Action, Evidence, Recommendation, Status, Track } from "../schema/actions.ts";
import { camelKey, compareIds, type Exemption } from "../schema/entry.ts";
import type { Event, EventDocument } from "../schema/events.ts";
import type { Extract } from "../schema/extracts.ts";
import type { Post } from "../schema/header.ts";
import type { Kpi } from "../schema/kpis.ts";
import type { Plan, UpdatableName } from "../schema/plan.ts";
import { isPublished } from "../schema/reports.ts";
import type { Update } from "../schema/updates.ts";
import type { IsoDate } from "../time/dates.ts";
import { approximateDay } from "../time/intervals.ts";

/** An entry as it stands, as it was first written, and everything that was said of it, oldest first. */
type WithHistory<T> = T & { readonly written: T; readonly history: readonly EffectiveUpdate[] };

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
    extracts: [...known.extracts].sort((a, b) => compareText(extractContent(a), extractContent(b))),
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
const extractContent = ({ date, figures, restated = new Map<string, string>() }: Extract): string =>
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

/** The newest thing said about an entry in public, null when nothing was. */
export const latestProgress = (entry: { history: readonly EffectiveUpdate[] }): EffectiveUpdate | null =>
  entry.history.findLast(({ progress }) => progress !== undefined) ?? null;

/**
 * The plan as it was known at the end of a day: every fact whose date is later is left out. Facts without a
 * date were known from the start. Asking again with the same or a later date changes nothing.
 */
export function knownAt(plan: Plan, asAt: IsoDate): Plan {
  const known = knownBy(asAt);
  return {
    ...plan,
    posts: plan.posts.map((post) => postAt(post, asAt)),
    recommendations: plan.recommendations.filter((one) => known(one.added ?? sourceDate(one, plan.events))),
    actions: plan.actions
      .filter((action) => known(action.added ?? plan.header?.start))
      .map((action) => actionAt(action, asAt)),
    kpis: plan.kpis.filter((kpi) => known(kpi.added)).map((kpi) => kpiAt(kpi, asAt)),
    extracts: plan.extracts.filter(({ date }) => known(date)),
    events: plan.events
      .filter((event) => known(firstKnown(event)))
      .map((event) => eventAt({ ...event, added: firstKnown(event) }, asAt)),
    audits: plan.audits.filter(({ date }) => known(date)),
    updates: plan.updates.filter(({ date }) => known(date)),
  };
}

const knownBy =
  (asAt: IsoDate) =>
  (date: IsoDate | undefined): boolean =>
    date === undefined || date <= asAt;

/** A recommendation is known from the day its source was, and not before what the source is part of. */
function sourceDate(recommendation: Recommendation, events: readonly Event[]): IsoDate | undefined {
  const [eventId, documentId] = recommendation.source.split("/");
  const event = events.find(({ id }) => id === eventId);
  const documents = event?.documents?.filter(({ id }) => documentId === undefined || id === documentId) ?? [];
  const published = documents.map(({ date }) => date).sort()[0];
  const dates = [published, event && firstKnown(event)].filter((date) => date !== undefined);
  return dates.sort().at(-1);
}

/** An event nobody planned becomes known when it begins. */
const firstKnown = ({ added, planned, held }: Event): IsoDate | undefined =>
  added ?? (planned === undefined ? held?.start : undefined);

/** Until an event is over it is only planned; its documents are known from their own dates. */
function eventAt<T extends Event>(event: T, asAt: IsoDate): T {
  const known = knownBy(asAt);
  const documents: EventDocument[] | undefined = event.documents?.filter(({ date }) => known(date));
  if (event.held === undefined || known(event.held.end)) return { ...event, documents };
  const planned = event.planned ?? { interval: event.held, words: null };
  return { ...event, documents, planned, held: undefined };
}

/** Who holds a post is known from the day they take it up. */
function postAt<T extends Post>(post: T, asAt: IsoDate): T {
  return { ...post, holders: post.holders?.filter(({ from }) => from <= asAt) };
}

/** Evidence is known from its own date. */
function actionAt<T extends Action>(action: T, asAt: IsoDate): T {
  return { ...action, evidence: action.evidence?.filter(({ date }) => knownBy(asAt)(date)) };
}

/** Targets, comparators and breaks are known from the day they were agreed, published or decided. */
function kpiAt<T extends Kpi>(kpi: T, asAt: IsoDate): T {
  const known = knownBy(asAt);
  return {
    ...kpi,
    targets: kpi.targets?.filter(({ agreed }) => known(agreed)),
    comparators: kpi.comparators?.filter(({ published }) => known(published)),
    breaks: kpi.breaks?.filter(({ decided }) => known(decided)),
  };
}

/**
 * The date a plan stands at where none is asked for: of its newest report not yet published, else of its newest
 * update or extract; null without any date.
 */
export function defaultAsAt(plan: Plan): IsoDate | null {
  const unpublished = plan.reports.filter((report) => !isPublished(report)).map(({ asAt }) => asAt);
  const facts = [...plan.updates, ...plan.extracts].map(({ date }) => date);
  const dates = unpublished.length > 0 ? unpublished : facts;
  return [...dates].sort().at(-1) ?? plan.header?.start ?? null;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareIds(a.id, b.id);

/** An update as it counts now, which a later one may have put right. */
export interface EffectiveUpdate extends Update {
  /** The day of the correction, and what stood there before; null where nothing was put right. */
  readonly corrected: { readonly date: IsoDate; readonly before: Update } | null;
  /** Fields of the patch that a correction set, and the correction's own place. */
  readonly setBy: Readonly<Record<string, Origin>>;
}

/** The updates of one entry in the order they count, corrections standing in the place of what they correct. */
function effectiveUpdates(updates: readonly Update[]): EffectiveUpdate[] {
  const ordered = [...updates].sort(byDateThenContent);
  const effective = new Map<Update, EffectiveUpdate>();
  for (const update of ordered) {
    const target = update.corrects === undefined ? undefined : findCorrected(ordered, update);
    const before = target && effective.get(target);
    if (target === undefined || before === undefined)
      effective.set(update, { ...update, corrected: null, setBy: {} });
    else effective.set(target, overlay(before, update));
  }
  return [...effective.values()];
}

/** The update a correction is about; undefined when there is none on that day. */
export function findCorrected(updates: readonly Update[], correction: Update): Update | undefined {
  return updates.find(
    ({ date, of, corrects }) =>
      of === correction.of && date === correction.corrects && corrects === undefined,
  );
}

/** What puts an exempt update right is as exempt as the update. */
export const exemptionOf = (update: Update, all: readonly Update[]): Exemption | undefined =>
  update.exempt ?? (update.corrects === undefined ? undefined : findCorrected(all, update)?.exempt);

function overlay(before: EffectiveUpdate, correction: Update): EffectiveUpdate {
  const { date: _, corrects: __, patch, origin, ...fields } = correction;
  const set = Object.keys({ ...patch, ...fields }).map((field) => [field, origin]);
  return {
    ...before,
    ...fields,
    patch: { ...before.patch, ...patch },
    setBy: { ...before.setBy, ...Object.fromEntries(set) },
    corrected: { date: correction.date, before: before.corrected?.before ?? before },
  };
}

/**
 * Content decides between two on one day, so that the order of files never does; a correction comes after what
 * it may put right.
 */
function byDateThenContent(a: Update, b: Update): number {
  const isCorrection = ({ corrects }: Update): number => (corrects === undefined ? 0 : 1);
  return (
    compareText(a.date, b.date) ||
    isCorrection(a) - isCorrection(b) ||
    compareText(contentOf(a), contentOf(b))
  );
}

const contentOf = ({ origin: _, ...content }: Update): string => JSON.stringify(content);
