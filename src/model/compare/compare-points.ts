import { same } from "./same.ts";
import type { Fields, StateChange } from "./state-change.ts";

const FIGURE = ["value", "numerator", "denominator", "symbol"];

/** A figure is one thing, however it is written; a changed target is reported once for all its periods. */
export function* comparePoints(
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
    const changed = FIGURE.some((field) => !same(point[field], other[field]));
    if (changed) yield change("figure", pick(point), pick(other));
    else if (!same(point.restated, other.restated)) {
      yield change("restated", point.restated, other.restated);
    }
    if (present.has(point.period) && !same(point.target, other.target)) {
      targets.push(change("target", point.target, other.target));
    } else if (!changed && !same(point.rag, other.rag)) yield change("rag", point.rag, other.rag);
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
