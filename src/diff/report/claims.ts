import { list } from "../../diagnostics/words.ts";
import { notIn, same } from "../../model/compare/same.ts";
import type { ClaimState } from "../../model/state.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import { matchChanged } from "../match.ts";
import { excerpt } from "../reworded.ts";

/** What a report claims, matched as it was written: a figure that a claim gives is told where it comes from. */
export function diffClaims(
  entry: Entry,
  before: readonly ClaimState[],
  after: readonly ClaimState[],
): Change[] {
  const { added, removed, both } = matchChanged(before, after, ({ wording }) => wording);
  const field = "highlights";
  return [
    ...added.map(({ text }) =>
      changeOf(entry, "claim-added", `claims for the first time: ${excerpt(text)}`, { field, to: text }),
    ),
    ...removed.map(({ text }) =>
      changeOf(entry, "claim-dropped", `no longer claims: ${excerpt(text)}`, { field, from: text }),
    ),
    ...both.flatMap(([then, now]) => diffClaim(entry, then, now)),
  ];
}

function diffClaim(entry: Entry, then: ClaimState, now: ClaimState): Change[] {
  const { text } = now;
  const [from, to] = [list(notIn(then.proofs, now.proofs)), list(notIn(now.proofs, then.proofs))];
  const details = { field: "highlights", from: text, to: text };
  if (then.holds && !now.holds) {
    return [
      changeOf(entry, "claim-no-longer-true", `what it claims is no longer true: ${excerpt(text)}`, details),
    ];
  }
  if (!then.holds && now.holds) {
    return [changeOf(entry, "claim-true-again", `what it claims is true again: ${excerpt(text)}`, details)];
  }
  if (same(then.proofs, now.proofs)) return [];
  const what = `its claim ${excerpt(text)} is shown by ${to || "less"}, before by ${from || "less"}`;
  return [changeOf(entry, "claim-shown-otherwise", what, { ...details, from: from || null, to: to || null })];
}
