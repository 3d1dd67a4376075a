import type { Better, Target } from "./kpis.ts";

/** The lowest and the highest value that meet a target: null for an open end, as most measures have, and for none. */
export interface TargetBand {
  readonly min: number | null;
  readonly max: number | null;
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
