import type { Better, Kpi, Target } from "../schema/kpis.ts";
import type { IsoDate } from "../time/dates.ts";

/** Against target: green at or better, amber within the tolerance, red beyond it. */
export const RAGS = ["green", "amber", "red"] as const;
export type Rag = (typeof RAGS)[number];

export const RAG_WORDS: Record<Rag, string> = {
  green: "On target",
  amber: "Near target",
  red: "Off target",
};

/** The target in force at a period's end. */
export function targetAt(kpi: Kpi, periodEnd: IsoDate): Target | null {
  const started = (kpi.targets ?? []).filter(({ from }) => from === undefined || from <= periodEnd);
  return started.reduce<Target | null>(
    (newest, one) => ((newest?.from ?? "") > (one.from ?? "") ? newest : one),
    null,
  );
}

/**
 * How far a value is from its target, in the measure's unit: 0 or more is met, less is missed by so much.
 * Null without a target, and for a measure that is neither better high nor better low.
 */
export function distanceToTarget(value: number, target: Target | null, better: Better): number | null {
  if (target === null || better === "neutral") return null;
  const { value: single, min = single, max = single } = target;
  if (better === "higher") return min === undefined ? null : withoutDust(value - min);
  if (better === "lower") return max === undefined ? null : withoutDust(max - value);
  if (target.min === undefined || target.max === undefined) return null;
  return withoutDust(Math.min(value - target.min, target.max - value));
}

/** Binary fractions are not exact: without this, 57 of 100 would miss a target of 57%. */
const withoutDust = (value: number): number => Math.round(value * 1e9) / 1e9;

/** Null where a rating means nothing: no target, or a neutral measure. */
export function ragOf(value: number, target: Target | null, better: Better): Rag | null {
  const distance = distanceToTarget(value, target, better);
  if (distance === null) return null;
  if (distance >= 0) return "green";
  return distance >= -(target?.tolerance ?? 0) ? "amber" : "red";
}

/** The lowest and the highest value that meet a target: null for an open end, as most measures have, and for none. */
export interface TargetBand {
  readonly min: number | null;
  readonly max: number | null;
}

export function meetsBand(value: number, { min, max }: TargetBand): boolean {
  const exact = withoutDust(value);
  return exact >= (min ?? Number.NEGATIVE_INFINITY) && exact <= (max ?? Number.POSITIVE_INFINITY);
}

/** A measure that is neither better high nor better low has no values that meet its target. */
export function targetBand(target: Target | null, better: Better): TargetBand {
  if (target === null || better === "neutral") return { min: null, max: null };
  const { value, min = value, max = value } = target;
  return {
    min: better === "lower" ? null : (min ?? null),
    max: better === "higher" ? null : (max ?? null),
  };
}
