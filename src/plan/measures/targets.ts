import type { Better, Kpi, Target } from "../schema/kpis.ts";
import type { IsoDate } from "../time/dates.ts";
import type { Period } from "../time/periods.ts";
import { minus, withoutDust } from "./decimals.ts";

/** How a figure stands against its target: green if it meets it, amber within the tolerance, red beyond that. */
export const RAGS = ["green", "amber", "red"] as const;
export type Rag = (typeof RAGS)[number];

export const RAG_WORDS: Record<Rag, string> = {
  green: "On target",
  amber: "Near target",
  red: "Off target",
};

/** The target in force at the end of a period; null if there is none. */
export function targetAt(kpi: Kpi, periodEnd: IsoDate): Target | null {
  const started = (kpi.targets ?? []).filter(({ from }) => from === undefined || from <= periodEnd);
  return started.reduce<Target | null>(
    (newest, one) => ((newest?.from ?? "") > (one.from ?? "") ? newest : one),
    null,
  );
}

/**
 * How far a value is from its target, in the measure's unit: 0 or more meets the target, a negative number misses it by
 * that much. Null without a target, and for a neutral measure.
 */
export function distanceToTarget(value: number, target: Target | null, better: Better): number | null {
  if (target === null || better === "neutral") return null;
  const { value: single, min = single, max = single } = target;
  if (better === "higher") return min === undefined ? null : minus(value, min);
  if (better === "lower") return max === undefined ? null : minus(max, value);
  if (target.min === undefined || target.max === undefined) return null;
  return Math.min(minus(value, target.min), minus(target.max, value));
}

/** Null without a target, and for a neutral measure. */
export function ragOf(value: number, target: Target | null, better: Better): Rag | null {
  const distance = distanceToTarget(value, target, better);
  if (distance === null) return null;
  if (distance >= 0) return "green";
  return distance >= -(target?.tolerance ?? 0) ? "amber" : "red";
}

/** What is known of the true value of a figure that is rounded for disclosure. */
export interface Between {
  readonly least: number;
  readonly most: number;
  /** Its rating; null where it has none, or where it may not be told. */
  readonly rag: Rag | null;
}

/** The rating of a figure against the target of its own period. That of a rounded one comes with it. */
export function ratingOf(
  {
    value,
    period,
    between,
  }: { readonly value: number | null; readonly period: Period; readonly between?: Between },
  kpi: Kpi,
): Rag | null {
  if (between !== undefined || value === null) return between?.rag ?? null;
  return ragOf(value, targetAt(kpi, period.end), kpi.better);
}

/** The lowest and highest value that meet a target. Null for an open end; both are null without a target. */
export interface TargetBand {
  readonly min: number | null;
  readonly max: number | null;
}

export function meetsBand(value: number, { min, max }: TargetBand): boolean {
  const exact = withoutDust(value);
  return exact >= (min ?? Number.NEGATIVE_INFINITY) && exact <= (max ?? Number.POSITIVE_INFINITY);
}

/** The values that meet a target; both ends are null for a neutral measure. */
export function targetBand(target: Target | null, better: Better): TargetBand {
  if (target === null || better === "neutral") return { min: null, max: null };
  const { value, min = value, max = value } = target;
  return {
    min: better === "lower" ? null : (min ?? null),
    max: better === "higher" ? null : (max ?? null),
  };
}
