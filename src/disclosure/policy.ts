import type { Kpi } from "../plan/kpis.ts";
import type { PlanAsAt } from "../plan/replay.ts";
import type { Audience } from "../plan/reports.ts";
import { countsChildren } from "./children.ts";

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

/** The measures of which an audience may not see everything. */
export function policiesOf(plan: Pick<PlanAsAt, "kpis" | "header">, audience: Audience): Map<string, Policy> {
  const policies = plan.kpis.map((kpi) => [kpi.id, policyOf(kpi, plan, audience)] as const);
  return new Map(policies.flatMap(([id, policy]) => (policy === null ? [] : [[id, policy]])));
}
