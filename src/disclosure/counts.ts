import { type Figure, isPercentage } from "../plan/figure.ts";
import type { Kpi } from "../plan/kpis.ts";
import { CHILDREN } from "./children.ts";

/** What a figure counts. */
export interface Counts {
  /** The numerator of a fraction, or the value of a plain count; null where the figure is not a count. */
  readonly count: number | null;
  /** The denominator of a fraction. */
  readonly base: number | null;
}

/** Rates, averages and times are not counts, even where they come out as whole numbers. */
const NO_COUNT =
  /%|\b(?:per|rates?|average|mean|median|ratio|scores?|hours?|days?|weeks?|months?|quarters?|years?)\b/i;

/** What only says which are counted, or in what time: "children missing for 24 hours", "children per week". */
const QUALIFIERS =
  /\b(?:(?:\d+|one|two|three|four|five|six|twelve) (?:working )?(?:hour|day|week|month|year)s?|(?:per|a|each|in the) (?:day|week|month|quarter|year))\b/gi;

function isCounted(unit: string): boolean {
  const measure = unit.replace(QUALIFIERS, "");
  const found = NO_COUNT.exec(measure);
  if (found === null) return true;
  // "Children waiting for years" are children; "children per worker" are not.
  return !/%|\bper\b/i.test(measure) && CHILDREN.test(measure.slice(0, found.index));
}

/** What a figure of a measure counts; of a symbol nothing is known. */
export function countsOf(
  { unit }: Pick<Kpi, "unit">,
  { value, numerator, denominator }: Pick<Figure, "value" | "numerator" | "denominator">,
): Counts {
  if (numerator !== null) return { count: numerator, base: denominator };
  const isCount = value !== null && Number.isInteger(value) && isCounted(unit);
  return { count: isCount ? value : null, base: null };
}

/** Small enough to tell who is meant; nobody is meant by 0. */
export const isSmall = (count: number, threshold: number): boolean => count >= 1 && count <= threshold;

/** Why a figure may not be printed: what it counts, what a percentage leaves over, or those it is of. */
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
  const others = base === null ? null : isPercentage(unit) ? base - count : isOfChildren(unit) ? base : null;
  const counted = others === null ? [count] : [count, others];
  return counted.find((one) => isSmall(one, threshold)) ?? null;
}

/** "Children per social worker" is of social workers. */
function isOfChildren(unit: string): boolean {
  const [, per] = unit.split(/\bper\b/i);
  return per === undefined || CHILDREN.test(per);
}

/** Whether a figure is suppressed for what it is: small, or by its author; "low" is one that is not 0, and small. */
export const isHiddenItself = (kpi: Pick<Kpi, "unit">, figure: Figure, threshold: number): boolean =>
  figure.symbol === "c" || figure.symbol === "low" || smallCountIn(kpi, figure, threshold) !== null;
