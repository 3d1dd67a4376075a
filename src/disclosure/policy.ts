import type { PlanAsAt } from "../plan/history/replay.ts";
import { isPercentage } from "../plan/measures/units.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { Audience } from "../plan/schema/reports.ts";

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

/** Words for children, with the abbreviations of the national measures: in need, looked after, on a protection plan. */
const CHILDREN =
  /\b(?:child(?:ren)?|young (?:people|persons?)|bab(?:y|ies)|infants?|toddlers?|boys?|girls?|teenagers?|siblings?|pupils?|students?|(?:care )?leavers(?! FTE)|adoptions?|adopters?|CIN|CLA|LAC|CPP|UASC|SGOs)\b/i;

/** Whether a measure counts children: its `subject` says so or, where it has none, its unit does. */
export const countsChildren = ({ subject, unit }: Pick<Kpi, "subject" | "unit">): boolean =>
  subject === undefined ? CHILDREN.test(unit) : subject === "child";

/** Whether a text names children. "Children's services", "child's social worker" and the like do not. */
export const speaksOfChildren = (text: string): boolean =>
  CHILDREN.test(text.replace(/\bchild(?:ren)?['’]?s?['’]? (?:services|social|homes?|centres?)\b/gi, ""));

/** What a figure counts. */
export interface Counts {
  /** The numerator of a fraction, or the value of a plain count; null where the figure is not a count. */
  readonly count: number | null;
  /** The denominator of a fraction. */
  readonly base: number | null;
}

/** Rates, averages and times are not counts, even where they are whole numbers. */
const NO_COUNT =
  /%|\b(?:per|rates?|average|mean|median|ratio|scores?|hours?|days?|weeks?|months?|quarters?|years?)\b/i;

/** Times that only say what is counted, or how often: "children missing for 24 hours", "children per week". */
const QUALIFIERS =
  /\b(?:(?:\d+|one|two|three|four|five|six|twelve) (?:working )?(?:hour|day|week|month|year)s?|(?:per|a|each|in the) (?:day|week|month|quarter|year))\b/gi;

function isCounted(unit: string): boolean {
  const measure = unit.replace(QUALIFIERS, "");
  const found = NO_COUNT.exec(measure);
  if (found === null) return true;
  // "Children waiting for years" are children; "children per worker" are not.
  return !/%|\bper\b/i.test(measure) && CHILDREN.test(measure.slice(0, found.index));
}

/** What a figure of a measure counts. A symbol counts nothing that is known. */
export function countsOf(
  { unit }: Pick<Kpi, "unit">,
  { value, numerator, denominator }: Pick<Figure, "value" | "numerator" | "denominator">,
): Counts {
  if (numerator !== null) return { count: numerator, base: denominator };
  const isCount = value !== null && Number.isInteger(value) && isCounted(unit);
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
  const others = base === null ? null : isPercentage(unit) ? base - count : isOfChildren(unit) ? base : null;
  const counted = others === null ? [count] : [count, others];
  return counted.find((one) => isSmall(one, threshold)) ?? null;
}

/** "Children per social worker" is of social workers. */
function isOfChildren(unit: string): boolean {
  const [, per] = unit.split(/\bper\b/i);
  return per === undefined || CHILDREN.test(per);
}
