import type { PlanAsAt } from "../plan/history/replay.ts";
import { isPercentage } from "../plan/measures/figures.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { Audience } from "../plan/schema/reports.ts";

/** By which rule the counts of a measure are printed. */
export interface Policy {
  /** Counts from 1 to this are suppressed. */
  readonly threshold: number;
  /** Counts are printed as multiples of this; null for unrounded. */
  readonly round: number | null;
}

/** Official statistics about children suppress counts from 1 to 5 where nothing else is agreed. */
export const USUAL_THRESHOLD = 5;

/** How a measure is printed for an audience; null where every figure may be shown. */
export function policyOf(
  kpi: Pick<Kpi, "subject" | "unit" | "disclosure">,
  { header }: Pick<PlanAsAt, "header">,
  audience: Audience,
): Policy | null {
  if (!countsChildren(kpi)) return null;
  const { threshold = USUAL_THRESHOLD, round = null, board } = { ...header?.disclosure, ...kpi.disclosure };
  return audience === "board" && board === "full" ? null : { threshold, round };
}

/** Also as the national measures shorten them: in need, looked after, on a child protection plan. */
const CHILDREN =
  /\b(?:child(?:ren)?|young (?:people|persons?)|bab(?:y|ies)|infants?|toddlers?|boys?|girls?|teenagers?|siblings?|pupils?|students?|(?:care )?leavers(?! FTE)|adoptions?|adopters?|CIN|CLA|LAC|CPP|UASC|SGOs)\b/i;

/** Whether a measure's counts are counts of children: it says so, or its unit does and it says nothing else. */
export const countsChildren = ({ subject, unit }: Pick<Kpi, "subject" | "unit">): boolean =>
  subject === undefined ? CHILDREN.test(unit) : subject === "child";

/** Whether words name children, whatever a measure says of its subject; those of a service, a home or a worker are none. */
export const speaksOfChildren = (text: string): boolean =>
  CHILDREN.test(text.replace(/\bchild(?:ren)?['’]?s?['’]? (?:services|social|homes?|centres?)\b/gi, ""));

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
