import { decimalsIn, withoutDust } from "../plan/measures/decimals.ts";
import { camelKey, kebabKey } from "../plan/schema/entry.ts";
import { comparable } from "./comparable.ts";
import type { KpiPoint } from "./kpi-state.ts";
import type { CorrectedField } from "./parts.ts";
import { notIn, same } from "./same.ts";
import type { PlanState, ReportState } from "./state.ts";

/** One difference between two states of the plan. */
export interface StateChange {
  readonly kind:
    | "workstream"
    | "recommendation"
    | "action"
    | "kpi"
    | "event"
    | "audit"
    | "post"
    | "body"
    | "report"
    | "document"
    | "finding";
  /** `2.1`, `ofsted-2016-07/letter/d` */
  readonly path: string;
  /** By its name in a plan: `superseded-by`. Null if a whole entry was added or removed. */
  readonly field: string | null;
  /** The period of a KPI's figure, or the first and the last of several; null for other fields. */
  readonly period: string | null;
  readonly was: unknown;
  readonly now: unknown;
}

/** Every difference, entry by entry and field by field. What the older state did not record is left out. */
export function* compareStates(older: PlanState, newer: PlanState): Generator<StateChange> {
  const [was, now] = comparable(older, newer);
  for (const [list, kind] of LISTS) yield* compareLists(kind, was[list], now[list], "");
  // Which posts and bodies there are is told by the entries that name them.
  yield* compareKnown("post", was.posts, now.posts);
  yield* compareKnown("body", was.bodies, now.bodies);
  yield* compareReports(was.report, now.report);
}

const LISTS = [
  ["workstreams", "workstream"],
  ["recommendations", "recommendation"],
  ["actions", "action"],
  ["kpis", "kpi"],
  ["events", "event"],
  ["audits", "audit"],
] as const;

type Keyed = readonly { readonly id: string }[];

/** The entries that both states have. */
function* compareKnown(kind: StateChange["kind"], was: Keyed, now: Keyed): Generator<StateChange> {
  const present = new Map(now.map((entry) => [entry.id, entry]));
  for (const entry of was) {
    const other = present.get(entry.id);
    if (other !== undefined) yield* compareFields(kind, entry.id, { ...entry }, { ...other });
  }
}

/** A report's own words, field by field, as they were written. */
function* compareReports(was: PlanState["report"], now: PlanState["report"]): Generator<StateChange> {
  if (was === null || now === null || was.id !== now.id) return;
  const [before, after] = [wordsOf(was), wordsOf(now)];
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(field) ?? null, after.get(field) ?? null];
    if (!same(from, to)) yield { kind: "report", path: was.id, field, period: null, was: from, now: to };
  }
}

const wordsOf = ({ title, meeting, texts, details, claims }: ReportState): Map<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries({ title, meeting, highlights: claims.map(({ wording }) => wording) }),
    ...[...texts, ...details].map(({ field, text }) => [field, text] as const),
  ]);

function* compareLists(
  kind: StateChange["kind"],
  was: Keyed,
  now: Keyed,
  above: string,
): Generator<StateChange> {
  const present = new Map(now.map((entry) => [entry.id, entry]));
  for (const entry of was) {
    const path = above + entry.id;
    const other = present.get(entry.id);
    present.delete(entry.id);
    if (other !== undefined) yield* compareFields(kind, path, { ...entry }, { ...other });
    else yield { kind, path, field: null, period: null, was: path, now: null };
  }
  for (const id of present.keys()) {
    yield { kind, path: above + id, field: null, period: null, was: null, now: above + id };
  }
}

/** An entry of a state or a part of one, of any kind. */
type Fields = Readonly<Record<string, unknown>>;

const NESTED = { documents: "document", findings: "finding" } as const;

function* compareFields(
  kind: StateChange["kind"],
  path: string,
  was: Fields,
  now: Fields,
): Generator<StateChange> {
  for (const key of Object.keys(was)) {
    if (key === "documents" || key === "findings") {
      yield* compareLists(NESTED[key], was[key] as Keyed, now[key] as Keyed, `${path}/`);
    } else if (key === "points") {
      yield* comparePoints(path, was[key] as readonly Fields[], now[key] as readonly Fields[]);
    } else if (key === "correctedFields") {
      yield* compareCorrections(kind, path, was, now);
    } else if (!same(was[key], now[key]) && !followsAnother(key, was, now) && !printsAlike(key, was, now)) {
      const field = kebabKey(DERIVED[key] ?? key);
      yield {
        kind,
        path,
        field,
        period: null,
        was: without(was[key], now[key]),
        now: without(now[key], was[key]),
      };
    }
  }
}

/** Corrections by the field that they correct. If the field itself differs, they add nothing. */
function* compareCorrections(
  kind: StateChange["kind"],
  path: string,
  was: Fields,
  now: Fields,
): Generator<StateChange> {
  const [before, after] = [was, now].map(({ correctedFields }) => correctedFields as CorrectedField[]) as [
    CorrectedField[],
    CorrectedField[],
  ];
  const [gone, added] = [notIn(before, after), notIn(after, before)];
  for (const field of new Set([...gone, ...added].map((one) => one.field))) {
    const steps = field.split("/");
    const key = camelKey(steps.at(-1) ?? field);
    const [here, there] = [was, now].map((entry) => partAt(entry, steps.slice(0, -1)));
    if (!(key in NESTED) && !same(here?.[key], there?.[key])) continue;
    const [then, since] = [gone, added].map((list) => list.filter((one) => one.field === field));
    const at = {
      kind: ([kind, "document", "finding"] as const)[steps.length - 1] ?? kind,
      field: kebabKey(key),
    };
    yield { ...at, path: [path, ...steps.slice(0, -1)].join("/"), period: null, was: then, now: since };
  }
}

/** The document or finding of an event that a correction is of: an event keeps these as `letter/d/text`. */
function partAt(entry: Fields, [documentId, findingId]: readonly string[]): Fields | undefined {
  if (documentId === undefined) return entry;
  const find = (list: unknown, id: string): Fields | undefined =>
    (list as readonly Fields[] | undefined)?.find((one) => one.id === id);
  const document = find(entry.documents, documentId);
  return findingId === undefined ? document : find(document?.findings, findingId);
}

/** Histories, and the field of each. If the field itself differs, its history adds nothing. */
const DERIVED: Readonly<Record<string, string>> = { dueMoves: "due", statusChanges: "status" };

function followsAnother(key: string, was: Fields, now: Fields): boolean {
  // A state names who holds a post only where a report does.
  if (key === "holder") return was.holder === null || now.holder === null;
  if (key === "variation") return haveOtherFigures(was, now) || haveSameLimits(was.variation, now.variation);
  const source = key === "good" ? "grades" : DERIVED[key];
  return source !== undefined && !same(was[source], now[source]);
}

/** Whether another number of decimals changes nothing in the figures of both sides but noughts: 7.0 and 7. */
export function printsAlike(key: string, was: Fields, now: Fields): boolean {
  if (key !== "decimals") return false;
  const [before, after] = [was.points, now.points] as [readonly KpiPoint[], readonly KpiPoint[]];
  const decimals = Math.min(Number(was[key]), Number(now[key]));
  const others = new Map(after.map(({ period, value }) => [period, value]));
  return before
    .flatMap(({ period, value }) => (others.has(period) ? [value, others.get(period)] : []))
    .every((value) => decimalsIn(value ?? 0) <= decimals);
}

/** Limits follow from figures, so if figures changed, a change of limits is not reported as well. */
function haveOtherFigures(was: Fields, now: Fields): boolean {
  const [before, after] = [was.points, now.points] as [readonly Fields[], readonly Fields[]];
  return (
    [...comparePoints("", before, after)].length > 0 ||
    before.some((point, index) => isSameQuotient(point, after[index] ?? {}))
  );
}

/**
 * What limits say, and whether there are any, follows from the figures, from fields that are compared by themselves, and
 * from the rules of the version that read them. A published record may be read by other rules today.
 */
function haveSameLimits(was: unknown, now: unknown): boolean {
  if (!was || !now) return true;
  return LIMITS.every((limit) => same((was as Fields)[limit], (now as Fields)[limit]));
}

const LIMITS = ["mean", "upper", "lower"];

/** The items of a history or of evidence that the other state does not have. Any other value as it is. */
function without(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other) || typeof (value[0] ?? other[0]) !== "object")
    return value;
  return notIn(value, other);
}

/** Whether two figures are the same counts on different scales. Early versions kept a rate per 10,000 as its quotient. */
export function isSameQuotient(was: Fields, now: Fields): boolean {
  const [before, after] = [was, now].map(({ value }) => Number(value)) as [number, number];
  const isSameCount = same(was.numerator, now.numerator) && same(was.denominator, now.denominator);
  return (
    isSameCount &&
    was.numerator !== null &&
    !same(before, after) &&
    Number.isInteger(withoutDust(Math.log10(after / before)))
  );
}

const FIGURE = ["value", "numerator", "denominator", "symbol"];

/** Compares the fields of a figure as one. A changed target is reported once for all its periods. */
function* comparePoints(
  path: string,
  was: readonly Fields[],
  now: readonly Fields[],
): Generator<StateChange> {
  const present = new Map(now.map((point) => [point.period, point]));
  const targets: StateChange[] = [];
  for (const point of was) {
    const other = present.get(point.period) ?? {};
    const change = (field: string, before: unknown, after: unknown): StateChange => {
      return { kind: "kpi", path, field, period: String(point.period), was: before, now: after };
    };
    const isScaled = isSameQuotient(point, other);
    const changed = !isScaled && FIGURE.some((field) => !same(point[field], other[field]));
    if (changed) yield change("figure", pick(point), pick(other));
    else if (!same(point.restated, other.restated)) {
      yield change("restated", point.restated, other.restated);
    }
    if (present.has(point.period) && !same(point.target, other.target)) {
      targets.push(change("target", point.target, other.target));
    } else if (!changed && !isScaled && !same(point.rag, other.rag))
      yield change("rag", point.rag, other.rag);
    present.delete(point.period);
  }
  const [first, last] = [targets[0], targets.at(-1)];
  if (first !== undefined && last !== undefined) {
    yield { ...first, period: first === last ? first.period : `${first.period} to ${last.period}` };
  }
  for (const [period, point] of present) {
    if (FIGURE.every((field) => same(point[field], null))) continue;
    yield { kind: "kpi", path, field: "figure", period: String(period), was: null, now: pick(point) };
  }
}

const pick = (point: Fields): Fields =>
  Object.fromEntries(FIGURE.map((field) => [field, point[field] ?? null]));
