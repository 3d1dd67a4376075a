import type { Better, Target } from "./kpis.ts";

/** The lowest and the highest value that meet a target: null for an open end, as most measures have, and for none. */
export interface TargetBand {
  readonly min: number | null;
  readonly max: number | null;
}

/** Without the dust of binary fractions: 57 of 100 meets a target of 57%. */
export function meetsBand(value: number, { min, max }: TargetBand): boolean {
  const exact = Math.round(value * 1e9) / 1e9;
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
