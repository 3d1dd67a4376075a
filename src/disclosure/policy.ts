import type { PlanAsAt } from "../plan/history/replay.ts";
import { speaksOfChildren } from "../plan/measures/people.ts";
import { parseUnit } from "../plan/measures/units.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { Audience } from "../plan/schema/report-words.ts";

/** How the counts of a measure are printed. */
export interface Policy {
  /** Counts from 1 to this are suppressed. */
  readonly threshold: number;
  /** Counts are printed as multiples of this; null where they are not rounded. */
  readonly round: number | null;
}

/** Official statistics about children suppress counts from 1 to 5 unless something else is agreed. */
export const USUAL_THRESHOLD = 5;

/** How a measure is printed for an audience; null where every figure may be shown. */
export function policyOf(
  kpi: Pick<Kpi, "subject" | "unit" | "disclosure">,
  { header }: Pick<PlanAsAt, "header">,
  audience: Audience,
): Policy | null {
  if (!countsChildren(kpi)) return null;
  const { threshold = USUAL_THRESHOLD, round = null, board } = { ...header?.disclosure, ...kpi.disclosure };
  if (audience === "board" && board === "full") return null;
  return round === null || round < 2 ? { threshold, round: null } : roundedPolicy(threshold, round);
}

/**
 * Suppresses more where counts are rounded: those that would round to 0, as a 0 that is printed is a true one, and those
 * of which only one could be printed. Where counts to 6 are suppressed and the rest rounded to 5, a 5 would be a 7.
 */
function roundedPolicy(threshold: number, round: number): Policy {
  const least = Math.max(threshold, Math.ceil(round / 2) - 1);
  const isAlone = roundCount(least + 1, round) !== roundCount(least + 2, round);
  return { threshold: isAlone ? least + 1 : least, round };
}

/** The nearest multiple, and the higher of two that are as near. */
export const roundCount = (count: number, round: number): number => Math.floor(count / round + 0.5) * round;

/** Whether a measure counts children: its `subject` says so or, where it has none, its unit does. */
export const countsChildren = ({ subject, unit }: Pick<Kpi, "subject" | "unit">): boolean =>
  subject === undefined ? speaksOfChildren(unit) : subject === "child";

/** What a figure counts. */
export interface Counts {
  /** The numerator of a fraction, or the value of a plain count; null where the figure is not a count. */
  readonly count: number | null;
  /** The denominator of a fraction. */
  readonly base: number | null;
}

/** What a figure of a measure counts. A symbol counts nothing that is known. */
export function countsOf(
  { unit }: Pick<Kpi, "unit">,
  { value, numerator, denominator }: Pick<Figure, "value" | "numerator" | "denominator">,
): Counts {
  if (numerator !== null) return { count: numerator, base: denominator };
  const isCount = value !== null && Number.isInteger(value) && parseUnit(unit).kind === "number";
  return { count: isCount ? value : null, base: null };
}

/** Whether a count is so small that a child could be recognised. Nobody can be recognised from 0. */
export const isSmall = (count: number, threshold: number): boolean => count >= 1 && count <= threshold;

/** The small count for which a figure may not be printed: its own, the rest of a percentage, or the denominator of a rate. */
export const smallCountIn = (
  kpi: Pick<Kpi, "unit">,
  figure: Pick<Figure, "value" | "numerator" | "denominator">,
  threshold: number,
): number | null => smallAmong(kpi, countsOf(kpi, figure), threshold);

export function smallAmong(
  { unit }: Pick<Kpi, "unit">,
  { count, base }: Counts,
  threshold: number,
): number | null {
  if (count === null) return null;
  const counted = base === null ? [count] : [count, othersOf(unit, { count, base })];
  return counted.find((one) => one !== null && isSmall(one, threshold)) ?? null;
}

/**
 * How many more a fraction tells of: the rest of a share, or the children that a rate is of. "Children per social
 * worker" is of social workers.
 */
function othersOf(unit: string, { count, base }: { count: number; base: number }): number | null {
  const { per } = parseUnit(unit);
  if (per === null) return base - count;
  return speaksOfChildren(per) ? base : null;
}
