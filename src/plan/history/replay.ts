import { compareText } from "../../problems/locate.ts";
import { below, type Origin } from "../../problems/origin.ts";
import { followStandard } from "../measures/catalogue.ts";
import { usualDecimals } from "../measures/figures.ts";
import { type Point, seriesOf, weeklyOf } from "../measures/series.ts";
import type { Action, Evidence, Recommendation, Status, Track } from "../schema/actions.ts";
import { type Audit, type GradeScale, gradeOf, gradeScale } from "../schema/audits.ts";
import { camelKey, compareIds } from "../schema/entry.ts";
import type { Event, EventDocument } from "../schema/events.ts";
import type { Extract } from "../schema/extracts.ts";
import type { Body, Post } from "../schema/header.ts";
import type { Kpi } from "../schema/kpis.ts";
import type { Plan, UpdatableName } from "../schema/plan.ts";
import { isPublished, type Report } from "../schema/reports.ts";
import type { Workstream } from "../schema/workstreams.ts";
import type { IsoDate } from "../time/dates.ts";
import { approximateDay } from "../time/intervals.ts";
import {
  createReplay,
  type EffectiveUpdate,
  type History,
  type KnownEvent,
  placeIn,
  type WithHistory,
} from "./updates.ts";

export type { KnownEvent } from "./updates.ts";

export type KnownRecommendation = WithHistory<Recommendation & { readonly track: Track }>;
export type KnownWorkstream = WithHistory<Workstream>;

/** A round of audits. It has a date once its grades are reported, and these are written as the plan's scale has them. */
export interface KnownAudit extends WithHistory<Audit> {
  /** As readers may see it: how many of its cases they may not be told a number of. Not given where they see all. */
  readonly threshold?: number;
}

export interface KnownAction extends WithHistory<Action> {
  readonly status: Status;
  readonly evidence: Evidence[];
}

export interface KnownKpi extends WithHistory<Kpi> {
  /** The digits that its figures are printed with. */
  readonly decimals: number;
  readonly series: readonly Point[];
}

/** The plan at one date with every update applied. Lists are in the order of their numbers and ids. */
export interface PlanAsAt extends Omit<Plan, UpdatableName | "updates"> {
  readonly asAt: IsoDate;
  readonly posts: readonly WithHistory<Post>[];
  readonly bodies: readonly WithHistory<Body>[];
  readonly workstreams: readonly KnownWorkstream[];
  readonly recommendations: readonly KnownRecommendation[];
  readonly actions: readonly KnownAction[];
  readonly kpis: readonly KnownKpi[];
  readonly events: readonly KnownEvent[];
  readonly audits: readonly KnownAudit[];
  readonly reports: readonly WithHistory<Report>[];
}

/** Replays what was known at the end of a day. */
export function planAsAt(plan: Plan, asAt: IsoDate): PlanAsAt {
  const { updates, ...known } = knownAt(plan, asAt);
  const { replayed, replayedEvent } = createReplay({ ...known, updates });
  /** A fact without a date was known from the start. */
  const first = plan.header?.start ?? asAt;
  const scale = gradeScale(known.header);
  // An update can add facts that have dates of their own, so what it changed is filtered again.
  const kpis = known.kpis.map((kpi) =>
    kpiAt(followStandard(replayed(kpi, { date: kpi.added ?? first })), asAt),
  );
  return {
    ...known,
    asAt,
    posts: known.posts.map((post) => postAt(replayed(post, { date: first }), asAt)).sort(byId),
    bodies: known.bodies.map((body) => replayed(body, { date: first })).sort(byId),
    workstreams: known.workstreams.map((one) => replayed(one, { date: one.added ?? first })).sort(byId),
    glossary: [...known.glossary].sort((a, b) => compareIds(a.term, b.term)),
    recommendations: known.recommendations
      .map((one) =>
        replayed(
          { ...one, track: one.track ?? ("improvement-plan" as const) },
          { date: knownFrom.recommendation(one, plan) ?? first },
        ),
      )
      .sort((a, b) => a.number - b.number || byId(a, b)),
    actions: known.actions
      .map((action) => replayed(action, { date: knownFrom.action(action, plan) ?? first }))
      .map((action) => actionAt(knownAction(action), asAt))
      .sort(byId),
    kpis: kpis
      .map((kpi) => ({ ...kpi, spc: { ...known.header?.spc, ...kpi.spc } }))
      .map((kpi) => withSeries(kpi, () => seriesOf(kpi, known.extracts, weeklyOf(kpi, kpis))))
      .sort(byId),
    extracts: [...known.extracts].sort(
      (a, b) => compareText(a.date, b.date) || compareText(extractContent(a), extractContent(b)),
    ),
    events: known.events
      .map((event) => replayedEvent(event, event.added ?? first))
      .map((event) => eventAt(event, asAt))
      .sort(byWhen),
    audits: known.audits
      .map((audit) => replayed(audit, { date: knownFrom.audit(audit) ?? first }))
      .map((audit) => auditAt(knownAudit(audit, scale), asAt))
      .sort(byId),
    reports: known.reports.map((report) => replayed(report, { date: report.asAt })).sort(byId),
  };
}

/** A measure with its figures, which are put together when they are first asked for: a check of a report may need none. */
function withSeries(kpi: WithHistory<Kpi>, make: () => readonly Point[]): KnownKpi {
  let made: Pick<KnownKpi, "series" | "decimals"> | null = null;
  const figures = (): Pick<KnownKpi, "series" | "decimals"> => {
    if (made !== null) return made;
    const series = make();
    const decimals = usualDecimals(
      kpi,
      series.map(({ figure }) => figure),
    );
    made = { series, decimals };
    return made;
  };
  return {
    ...kpi,
    get series() {
      return figures().series;
    },
    get decimals() {
      return figures().decimals;
    },
  };
}

function knownAction(action: WithHistory<Action>): KnownAction {
  const { written } = action;
  const added = action.history.flatMap(({ evidence = [] }) => evidence);
  return {
    ...action,
    status: action.status ?? "not-started",
    evidence: [...(written.evidence ?? []), ...added],
    impact: action.history.findLast(({ impact }) => impact !== undefined)?.impact ?? written.impact,
  };
}

/** The first update that gives grades reports the round. */
function knownAudit(audit: WithHistory<Audit>, scale: GradeScale): KnownAudit {
  const reported = audit.history.find(({ patch }) => "grades" in patch);
  const date = audit.date ?? reported?.on ?? reported?.date;
  return { ...audit, date, grades: audit.grades && onScale(audit.grades, scale) };
}

/** The grades in the order of the scale, those that it does not know last. */
function onScale(grades: ReadonlyMap<string, number>, scale: GradeScale): Map<string, number> {
  const named = [...grades].map(([word, count]) => [gradeOf(word, scale) ?? word, count] as const);
  const place = (grade: string): number =>
    scale.grades.includes(grade) ? scale.grades.indexOf(grade) : scale.grades.length;
  const counted = new Map<string, number>();
  for (const [grade, count] of named.sort(([a], [b]) => place(a) - place(b)))
    counted.set(grade, (counted.get(grade) ?? 0) + count);
  return counted;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareIds(a.id, b.id);

/** What orders the extracts of a day: their content without origins, so that the order of files does not matter. */
const extractContent = ({ figures, restated = new Map<string, string>() }: Extract): string =>
  JSON.stringify([figures.map(({ origin: _, ...figure }) => figure), [...restated]]);

/** Orders events by the day they were held or are planned for. */
function byWhen(a: Event, b: Event): number {
  return compareText(dayOf(a), dayOf(b)) || byId(a, b);
}

const dayOf = ({ held, planned }: Event): IsoDate =>
  held?.start ?? planned?.interval?.start ?? approximateDay(planned?.words ?? "");

/**
 * The plan as it was known at the end of a day: every fact with a later date is left out. Facts without a date were
 * known from the start. Applying it again with the same date or a later one changes nothing.
 */
export function knownAt(plan: Plan, asAt: IsoDate): Plan {
  const known = knownBy(asAt);
  return {
    ...plan,
    posts: plan.posts.map((post) => postAt(post, asAt)),
    workstreams: plan.workstreams.filter(({ added }) => known(added)),
    recommendations: plan.recommendations.filter((one) => known(knownFrom.recommendation(one, plan))),
    actions: plan.actions
      .filter((action) => known(knownFrom.action(action, plan)))
      .map((action) => actionAt(action, asAt)),
    kpis: plan.kpis.filter((kpi) => known(knownFrom.kpi(kpi))).map((kpi) => kpiAt(kpi, asAt)),
    extracts: plan.extracts.filter(({ date }) => known(date)),
    events: plan.events
      .filter((event) => known(knownFrom.event(event)))
      .map((event) => eventAt({ ...event, added: knownFrom.event(event) }, asAt)),
    audits: plan.audits.filter((audit) => known(knownFrom.audit(audit))).map((audit) => auditAt(audit, asAt)),
    updates: plan.updates.every(({ date }) => known(date))
      ? plan.updates
      : plan.updates.filter(({ date }) => known(date)),
  };
}

const knownBy =
  (asAt: IsoDate) =>
  (date: IsoDate | undefined): boolean =>
    date === undefined || date <= asAt;

/** The day from which an entry is known; undefined if it always was. */
export const knownFrom = {
  /** A recommendation is known from the day its document was published, but not before the event it belongs to. */
  recommendation({ added, source }: Recommendation, { events }: Plan): IsoDate | undefined {
    if (added !== undefined) return added;
    const [eventId, documentId] = source.split("/");
    const event = events.find(({ id }) => id === eventId);
    const documents = event?.documents?.filter(({ id }) => documentId === undefined || id === documentId);
    const published = documents?.map(({ date }) => date).sort()[0];
    const dates = [published, event && knownFrom.event(event)].filter((date) => date !== undefined);
    return dates.sort().at(-1);
  },
  action: ({ added }: Action, { header }: Plan): IsoDate | undefined => added ?? header?.start,
  kpi: ({ added }: Kpi): IsoDate | undefined => added,
  /** An event that was not planned becomes known when it begins. */
  event: ({ added, planned, held }: Event): IsoDate | undefined =>
    added ?? (planned === undefined ? held?.start : undefined),
  /** A round of audits that was not planned becomes known when it is reported. */
  audit: ({ added, planned, date }: Audit): IsoDate | undefined =>
    added ?? (planned === undefined ? date : undefined),
};

/** A round of audits is only planned until its date, and then nothing is known of what it found. */
function auditAt<T extends Audit>(audit: T, asAt: IsoDate): T {
  const { date } = audit;
  if (date === undefined || date <= asAt) return audit;
  const planned = audit.planned ?? { interval: { start: date, end: date }, words: null };
  return {
    ...audit,
    planned,
    date: undefined,
    grades: undefined,
    moderated: undefined,
    recurring: undefined,
  };
}

/** An event is only planned until it is over. Its documents are known from their own dates. */
function eventAt<T extends Event>(event: T, asAt: IsoDate): T {
  const known = knownBy(asAt);
  const documents: EventDocument[] | undefined = event.documents?.filter(({ date }) => known(date));
  if (event.held === undefined || known(event.held.end)) return { ...event, documents };
  const planned = event.planned ?? { interval: event.held, words: null };
  return { ...event, documents, planned, held: undefined };
}

/** The holder of a post is known from the day they take it up. */
function postAt<T extends Post>(post: T, asAt: IsoDate): T {
  return { ...post, holders: post.holders?.filter(({ from }) => from <= asAt) };
}

function actionAt<T extends Action>(action: T, asAt: IsoDate): T {
  if (action.evidence === undefined || action.evidence.length === 0) return action;
  return { ...action, evidence: action.evidence?.filter(({ date }) => knownBy(asAt)(date)) };
}

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
 * The date that a plan is shown at if no other is asked for: that of its newest unpublished report, otherwise of its
 * newest update or extract, otherwise its start; null without a header or any date.
 */
export function defaultAsAt(plan: Plan): IsoDate | null {
  const unpublished = plan.reports.filter((report) => !isPublished(report)).map(({ asAt }) => asAt);
  const facts = [...plan.updates, ...plan.extracts].map(({ date }) => date);
  const dates = unpublished.length > 0 ? unpublished : facts;
  return [...dates].sort().at(-1) ?? plan.header?.start ?? null;
}

/** Where a field got its present value: in the update that set it last, in the entry itself, or in its `standard`. */
export function whereSet(
  entry: History & { readonly origin: Origin; readonly fromStandard?: readonly string[] },
  field: string,
): Origin {
  if (entry.fromStandard?.includes(field)) return whereSet(entry, "standard");
  const name = camelKey(field);
  const update = entry.history.findLast(({ patch }) => name in patch) ?? entry.amended;
  return update === null ? below(entry.origin, field) : placeIn(update, field);
}

/** The newest update with public progress; null if there is none. */
export const latestProgress = (entry: { history: readonly EffectiveUpdate[] }): EffectiveUpdate | null =>
  entry.history.findLast(({ progress }) => progress !== undefined) ?? null;
