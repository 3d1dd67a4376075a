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
  if (better === "higher") return min === undefined ? null : exact(value - min);
  if (better === "lower") return max === undefined ? null : exact(max - value);
  if (target.min === undefined || target.max === undefined) return null;
  return exact(Math.min(value - target.min, target.max - value));
}

/** Without the dust of binary fractions: 57 of 100 meets a target of 57%, and 18.3 is 0.3 beyond 18. */
const exact = (distance: number): number => Math.round(distance * 1e9) / 1e9;

/** Null where a rating means nothing: no target, or a neutral measure. */
export function ragOf(value: number, target: Target | null, better: Better): Rag | null {
  const distance = distanceToTarget(value, target, better);
  if (distance === null) return null;
  if (distance >= 0) return "green";
  return distance >= -(target?.tolerance ?? 0) ? "amber" : "red";
}
