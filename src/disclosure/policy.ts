import type { Kpi } from "../plan/kpis.ts";
import type { PlanAsAt } from "../plan/replay.ts";
import type { Audience } from "../plan/reports.ts";

/** By which rule the counts of a measure are printed. */
export interface Policy {
  /** Counts from 1 to this are suppressed. */
  readonly threshold: number;
  /** Counts are printed as multiples of this; null for unrounded. */
  readonly round: number | null;
}

/** Official statistics about children suppress counts from 1 to 5 where nothing else is agreed. */
export const USUAL_THRESHOLD = 5;

const CHILDREN =
  /\b(?:child(?:ren)?|young people|babies|infants|pupils|students|care leavers|adoptions|adopters)\b/i;

/** Whether a measure's counts are counts of children: it says so, or its unit does and it says nothing else. */
export const countsChildren = ({ subject, unit }: Pick<Kpi, "subject" | "unit">): boolean =>
  subject === undefined ? CHILDREN.test(unit) : subject === "child";

/** Whether the words of a unit name children, whatever the measure says of its subject. */
export const namesChildren = ({ unit }: Pick<Kpi, "unit">): boolean => CHILDREN.test(unit);

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
