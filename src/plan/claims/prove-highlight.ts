import type { PlanAsAt } from "../replay.ts";
import type { Claim } from "./claim.ts";
import { findFinding } from "./finding.ts";
import type { Outcome } from "./outcome.ts";
import { proveClaim } from "./prove-claim.ts";

/** What shows a highlight, and what of it does not hold. */
export interface ProvenHighlight {
  /** The clauses that show it, in the order they are claimed. */
  readonly proofs: readonly string[];
  /** By the position of the claim. */
  readonly refuted: readonly {
    readonly index: number;
    readonly outcome: Extract<Outcome, { holds: false }>;
  }[];
}

/** Tests all that a highlight names. A concern that stands beside a proof is owned up to; alone it refutes. */
export function proveHighlight(claims: readonly Claim[], plan: PlanAsAt): ProvenHighlight {
  const outcomes = claims.map((claim) => proveClaim(claim, plan));
  const proofs = outcomes.flatMap((outcome) => (outcome.holds ? [outcome.proof] : []));
  const refuted = outcomes.flatMap((outcome, index) => {
    const claim = claims[index] as Claim;
    if (outcome.holds || (proofs.length > 0 && isConcern(claim, plan))) return [];
    return [{ index, outcome }];
  });
  return { proofs, refuted };
}

const isConcern = ({ finding }: Claim, plan: PlanAsAt): boolean =>
  finding !== undefined && findFinding(finding, plan)?.finding.kind === "concern";
