import type { Evidence } from "../schema/actions.ts";
import type { EventDocument } from "../schema/events.ts";
import type { Post } from "../schema/header.ts";
import type { Kpi } from "../schema/kpis.ts";
import type { Plan } from "../schema/plan.ts";
import { updatesOnce } from "../schema/updates.ts";
import type { IsoDate } from "../time/dates.ts";
import { knownFrom } from "./replay.ts";

/** What a plan folder says, and what of it is still to come at a date. */
export interface Account {
  readonly asAt: IsoDate | null;
  readonly counts: Readonly<Record<CountedKind, number>>;
  /** The first day on which anything of the plan was known; null if nothing in it has a date. */
  readonly firstDay: IsoDate | null;
  /** What is dated after `asAt`, so that reports as at that date do not show it. */
  readonly later: readonly LaterFact[];
}

/** The kinds of fact that are counted, in a reader's order. */
export const COUNTED_KINDS = [
  "recommendation",
  "action",
  "update",
  "kpi",
  "figure",
  "event",
  "audit",
  "report",
] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

/** The kinds of fact that have a date of their own, in a reader's order. */
export const LATER_KINDS = [
  "workstream",
  "recommendation",
  "action",
  "update",
  "evidence",
  "kpi",
  "target",
  "comparator",
  "break",
  "extract",
  "event",
  "document",
  "audit",
  "holder",
  "report",
] as const;
export type LaterKind = (typeof LATER_KINDS)[number];

/** A fact that becomes known, or an event that ends, after the date of an account. */
export interface LaterFact {
  readonly kind: LaterKind;
  /** The ids of the entries that it is, is of or is part of; none for an extract. */
  readonly of: readonly string[];
  readonly date: IsoDate;
}

/** @param asAt the date that the plan is shown at; null if it has no date at all, so that nothing is later. */
export function accountOf(plan: Plan, asAt: IsoDate | null): Account {
  const counts = {
    recommendation: plan.recommendations.length,
    action: plan.actions.length,
    update: updatesOnce(plan.updates).length,
    kpi: plan.kpis.length,
    figure: plan.extracts.reduce((sum, { figures }) => sum + figures.length, 0),
    event: plan.events.length,
    audit: plan.audits.length,
    report: plan.reports.length,
  };
  const later = asAt === null ? [] : [...datedFacts(plan)].flatMap((one) => laterThan(asAt, one));
  return { asAt, counts, firstDay: firstDayOf(plan), later };
}

/** Who holds a post, and what others reached, may be of a time long before the plan. */
function firstDayOf(plan: Plan): IsoDate | null {
  const days = [
    plan.header?.start,
    ...plan.recommendations.map((one) => knownFrom.recommendation(one, plan)),
    ...[...plan.workstreams, ...plan.actions, ...plan.kpis].map(({ added }) => added),
    ...plan.events.flatMap((one) => [knownFrom.event(one), ...(one.documents ?? []).map(({ date }) => date)]),
    ...plan.audits.map(knownFrom.audit),
    ...[...plan.updates, ...plan.extracts].map(({ date }) => date),
    ...plan.reports.map(({ asAt }) => asAt),
  ];
  return days.filter((day) => day !== undefined).sort()[0] ?? null;
}

/** A fact with the day from which it is shown, and its parts. */
interface DatedFact {
  readonly kind: LaterKind;
  readonly of: readonly string[];
  readonly date: IsoDate | undefined;
  readonly parts: readonly DatedFact[];
}

/** Of a fact that is itself later the parts are not named. */
function laterThan(asAt: IsoDate, { kind, of, date, parts }: DatedFact): LaterFact[] {
  if (date !== undefined && date > asAt) return [{ kind, of, date }];
  return parts.flatMap((part) => laterThan(asAt, part));
}

function* datedFacts(plan: Plan): Generator<DatedFact> {
  for (const { id, added } of plan.workstreams) {
    yield { kind: "workstream", of: [id], date: added, parts: [] };
  }
  for (const one of plan.recommendations) {
    yield { kind: "recommendation", of: [one.id], date: knownFrom.recommendation(one, plan), parts: [] };
  }
  for (const one of plan.actions) {
    yield { kind: "action", of: [one.id], date: knownFrom.action(one, plan), parts: partsOf([one.id], one) };
  }
  const entriesOf = Map.groupBy(plan.updates, ({ origin }) => origin);
  for (const { origin, date, evidence, patch } of updatesOnce(plan.updates)) {
    const of = (entriesOf.get(origin) ?? []).map((update) => update.of);
    yield { kind: "update", of, date, parts: partsOf(of, { ...patch, evidence }) };
  }
  for (const one of plan.kpis) {
    yield { kind: "kpi", of: [one.id], date: knownFrom.kpi(one), parts: partsOf([one.id], one) };
  }
  for (const { date } of plan.extracts) yield { kind: "extract", of: [], date, parts: [] };
  for (const one of plan.events) {
    // A planned event is shown, but that it was held is not, until it is over.
    const date = newestOf(knownFrom.event(one), one.held?.end);
    yield { kind: "event", of: [one.id], date, parts: partsOf([one.id], one) };
  }
  for (const one of plan.audits) {
    // A planned round is shown, but what it found is not, before its date.
    yield { kind: "audit", of: [one.id], date: newestOf(knownFrom.audit(one), one.date), parts: [] };
  }
  for (const one of plan.posts) yield* partsOf([one.id], one);
  for (const { id, asAt } of plan.reports) yield { kind: "report", of: [id], date: asAt, parts: [] };
}

/** The parts of an entry, or of what an update changes in it, that have dates of their own. */
interface Parts {
  readonly evidence?: readonly Evidence[] | undefined;
  readonly targets?: Kpi["targets"];
  readonly comparators?: Kpi["comparators"];
  readonly breaks?: Kpi["breaks"];
  readonly documents?: readonly EventDocument[] | undefined;
  readonly holders?: Post["holders"];
}

function partsOf(of: readonly string[], parts: Parts): DatedFact[] {
  const { evidence = [], targets = [], comparators = [], breaks = [], documents = [], holders = [] } = parts;
  const part = (kind: LaterKind) => (date: IsoDate | undefined) => ({ kind, of, date, parts: [] });
  return [
    ...evidence.map(({ date }) => date).map(part("evidence")),
    ...targets.map(({ agreed, from }) => newestOf(agreed, from)).map(part("target")),
    ...comparators.map(({ published }) => published).map(part("comparator")),
    ...breaks.map(({ decided, from }) => newestOf(decided, from)).map(part("break")),
    ...documents.map((document) => ({
      ...part("document")(document.date),
      of: of.map((id) => `${id}/${document.id}`),
    })),
    ...holders.map(({ from }) => from).map(part("holder")),
  ];
}

const newestOf = (...days: readonly (IsoDate | undefined)[]): IsoDate | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
