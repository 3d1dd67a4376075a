import { capitalise } from "../diagnostics/words.ts";
import type { Claim } from "../plan/claims/claim.ts";
import { proveHighlight } from "../plan/claims/prove-highlight.ts";
import type { PlanAsAt } from "../plan/replay.ts";
import { type DraftNote, say } from "./draft.ts";

/** The note that says what shows a statement; null where nothing does. What does not hold is left out. */
export function draftNote(claims: readonly Claim[], plan: PlanAsAt): DraftNote | null {
  const { proofs } = proveHighlight(claims, plan);
  return proofs.length === 0 ? null : { text: say(joinProofs(proofs)) };
}

/** Clauses as sentences; those that begin with the same figure give it once. */
export function joinProofs(proofs: readonly string[]): string {
  const groups = Map.groupBy(
    proofs.map((proof) => proof.split("; ")),
    ([head = ""]) => head,
  );
  return [...groups]
    .map(([head, members]) => [...new Set([head, ...members.flatMap(([, ...rest]) => rest)])].join("; "))
    .map((sentence) => `${capitalise(sentence)}${/[.!?]$/.test(sentence) ? "" : "."}`)
    .join(" ");
}
