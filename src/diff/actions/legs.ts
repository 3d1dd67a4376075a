import type { DueMove } from "../../model/state.ts";
import type { IsoDate } from "../../plan/dates.ts";

export type LegKind = "due-slipped" | "due-rebaselined" | "due-brought-forward";

/** Moves of a due date, one after another, that were all of one kind. */
export interface Leg {
  readonly kind: LegKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** None where the history does not lead from one date to the other. */
  readonly moves: readonly DueMove[];
}

/** How a due date went from one day to another; a way out and back is two legs. */
export function legsBetween(from: IsoDate, to: IsoDate, moves: readonly DueMove[]): Leg[] {
  const chain = [...moves.map((move) => move.from), to];
  const leads = [from, ...moves.map((move) => move.to)].every((day, index) => day === chain[index]);
  if (!leads)
    return from === to
      ? []
      : [{ kind: to > from ? "due-slipped" : "due-brought-forward", from, to, moves: [] }];
  const legs: { kind: LegKind; from: IsoDate; to: IsoDate; moves: DueMove[] }[] = [];
  for (const move of moves) {
    const last = legs.at(-1);
    const kind = kindOf(move);
    if (last?.kind !== kind) legs.push({ kind, from: move.from, to: move.to, moves: [move] });
    else {
      last.to = move.to;
      last.moves.push(move);
    }
  }
  return legs;
}

/** A date the Board agreed anew is no slip; one that moved later in any other way is. */
export function kindOf({ from, to, rebaseline }: DueMove): LegKind {
  if (rebaseline) return "due-rebaselined";
  return to > from ? "due-slipped" : "due-brought-forward";
}

const BACK: Record<LegKind, LegKind> = {
  "due-slipped": "due-brought-forward",
  "due-rebaselined": "due-rebaselined",
  "due-brought-forward": "due-slipped",
};

export const reverseLeg = ({ kind, from, to, moves }: Leg): Leg => ({
  kind: BACK[kind],
  from: to,
  to: from,
  moves,
});
