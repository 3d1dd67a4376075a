import { formatDate } from "../dates.ts";
import type { PlanAsAt } from "../replay.ts";
import { proveAction } from "./action.ts";
import { proveAudit } from "./audit.ts";
import type { Claim } from "./claim.ts";
import { proveComparison } from "./comparison.ts";
import { proveFinding } from "./finding.ts";
import { proveMovement } from "./movement.ts";
import { type Outcome, prove, refute } from "./outcome.ts";
import { latestPoint } from "./points.ts";
import { quoteWithTarget } from "./quote.ts";
import { proveBounds, proveOnTarget } from "./threshold.ts";

/**
 * Tests a claim against the plan as known at a date, and as its audience may see it. The proof is a clause ready
 * to print: "Average caseload: 18.0 in August 2016, target 14 to 18; 24.6 in September 2015". The reason follows
 * "is not shown by". What its newest figures are printed as decides: a change that cannot be seen is none.
 */
export function proveClaim(claim: Claim, plan: PlanAsAt): Outcome {
  if (claim.finding !== undefined) return proveFinding(claim.finding, plan);
  if (claim.action !== undefined) return proveAction(claim.action, plan);
  if (claim.audit !== undefined) return proveAudit(claim, plan);
  return proveFigure(claim, plan);
}

function proveFigure(claim: Claim, plan: PlanAsAt): Outcome {
  const kpi = plan.kpis.find(({ id }) => id === claim.kpi);
  if (kpi === undefined)
    return refute(`KPI "${claim.kpi ?? ""}", which was not known on ${formatDate(plan.asAt)}`);
  if (claim.has !== undefined) return proveMovement(claim, kpi);
  if (claim.is !== undefined) return proveOnTarget(claim, kpi);
  if (claim.atLeast !== undefined || claim.atMost !== undefined) return proveBounds(claim, kpi);
  if (claim.betterThan !== undefined) return proveComparison(claim, kpi);
  const latest = latestPoint(kpi);
  if ("missing" in latest) return refute(`${kpi.name}: ${latest.missing}`, latest.hint);
  return prove(quoteWithTarget(latest, kpi));
}
