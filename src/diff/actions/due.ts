import { notIn } from "../../model/same.ts";
import type { DueMove } from "../../model/state.ts";
import { daysBetween, formatDate, type IsoDate } from "../../plan/time/dates.ts";
import { list, ordinalWord, plural } from "../../text/words.ts";
import { type Change, changeOf } from "../change.ts";
import { actionEntry } from "../entries.ts";
import {
  type ActionSide,
  corrected,
  historyCorrected,
  knownLater,
  newCorrections,
  valueOn,
} from "./corrections.ts";

/** Corrections of a due date come first, then each way in which the date really moved, taken from its history. */
export function diffDue(old: ActionSide, now: ActionSide): Change[] {
  const isBackwards = knownLater(old, now);
  const [earlier, later] = isBackwards ? [now, old] : [old, now];
  const [from, to] = [earlier.action.due, later.action.due];
  if (from === null || to === null) return setOrDropped(old, now, earlier, later, isBackwards);
  const corrections = newCorrections(earlier.action, later.action, "due");
  const correct = corrections.length === 0 ? from : valueOn(later.action.dueMoves, earlier.asAt, to);
  const correction = isBackwards ? { from: correct, to: from } : { from, to: correct };
  const since = corrections.length === 0 ? "" : earlier.asAt;
  const changes = [
    ...(correct === from ? [] : [corrected(now, "due", correction, corrections.at(-1)?.reason ?? null)]),
    ...sayLegs(legsOf(earlier, later, correct, since), now, isBackwards),
  ];
  return changes.length > 0 ? changes : historyCorrected(old.action, now.action, "due");
}

const legsOf = (earlier: ActionSide, later: ActionSide, from: IsoDate, since: IsoDate | ""): Leg[] =>
  legsBetween(
    from,
    later.action.due as IsoDate,
    notIn(later.action.dueMoves, earlier.action.dueMoves).filter(({ date }) => date > since),
  );

const sayLegs = (legs: readonly Leg[], now: ActionSide, isBackwards: boolean): Change[] =>
  (isBackwards ? legs.toReversed().map(reverseLeg) : legs).map((leg) => sayLeg(leg, now, isBackwards));

/** A date that was set may also have moved since, and a date that was dropped may have moved before. */
function setOrDropped(
  old: ActionSide,
  now: ActionSide,
  earlier: ActionSide,
  later: ActionSide,
  isBackwards: boolean,
): Change[] {
  if (old.action.due === now.action.due) return historyCorrected(old.action, now.action, "due");
  const entry = actionEntry(now.action);
  const corrections = newCorrections(earlier.action, later.action, "due");
  if (corrections.length > 0 && later.action.dueMoves.length === 0) {
    const [from, to] = [old.action.due, now.action.due].map((day) =>
      day === null ? "nothing" : formatDate(day),
    );
    const details = { field: "due", from: old.action.due, to: now.action.due };
    const { reason = null } = corrections.at(-1) ?? {};
    return [
      changeOf(entry, "due-corrected", `its due date was corrected, from ${from} to ${to}`, {
        ...details,
        reason,
      }),
    ];
  }
  const first = later.action.dueMoves[0]?.from ?? later.action.due;
  const legs =
    later.action.due === null || first === null
      ? []
      : sayLegs(legsOf(earlier, later, first, ""), now, isBackwards);
  if (old.action.due === null) {
    const to = isBackwards ? now.action.due : first;
    const what = `is due on ${formatDate(to as IsoDate)}; it had no date before`;
    return [changeOf(entry, "due-set", what, { field: "due", to }), ...legs];
  }
  const from = isBackwards ? first : old.action.due;
  const what = `has no due date any more; it was ${formatDate(from as IsoDate)}`;
  return [...legs, changeOf(entry, "due-dropped", what, { field: "due", from })];
}

type LegKind = "due-slipped" | "due-rebaselined" | "due-brought-forward";

/** Successive moves of a due date, all of the same kind. */
interface Leg {
  readonly kind: LegKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Empty where the history does not lead from one date to the other. */
  readonly moves: readonly DueMove[];
}

/** How a due date got from one day to another. A slip that was later made good is two legs. */
function legsBetween(from: IsoDate, to: IsoDate, moves: readonly DueMove[]): Leg[] {
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

/** A later date is a slip, unless the Board agreed it. */
function kindOf({ from, to, rebaseline }: DueMove): LegKind {
  if (rebaseline) return "due-rebaselined";
  return to > from ? "due-slipped" : "due-brought-forward";
}

const BACK: Record<LegKind, LegKind> = {
  "due-slipped": "due-brought-forward",
  "due-rebaselined": "due-rebaselined",
  "due-brought-forward": "due-slipped",
};

const reverseLeg = ({ kind, from, to, moves }: Leg): Leg => ({
  kind: BACK[kind],
  from: to,
  to: from,
  moves,
});

const HOW: Record<LegKind, string> = {
  "due-slipped": "slipped",
  "due-rebaselined": "has a new date, agreed by the Board,",
  "due-brought-forward": "was brought forward",
};

/** @param isBackwards the base is the later side, so the message does not count earlier slips */
function sayLeg(leg: Leg, { action }: ActionSide, isBackwards: boolean): Change {
  const { kind, from, to, moves } = leg;
  const days = daysBetween(from, to);
  const distance = `${plural(Math.abs(days), "day")} ${days < 0 ? "earlier" : "later"}`;
  const often = kind === "due-slipped" && !isBackwards ? howOften(leg, action.dueMoves) : "";
  const what = `${HOW[kind]} from ${formatDate(from)} to ${formatDate(to)}, ${distance}${often}`;
  const reason = moves.findLast((move) => move.reason !== null)?.reason ?? null;
  return changeOf(actionEntry(action), kind, what, { field: "due", from, to, reason });
}

/** ", for the third time; 75 days later in all". Counts the slips of the whole history, but no dates that the Board agreed. */
function howOften({ moves }: Leg, history: Leg["moves"]): string {
  const slips = history.filter((move) => kindOf(move) === "due-slipped");
  const last = moves.at(-1);
  if (last === undefined || slips.length === 0) return "";
  const end = slips.indexOf(last) + 1;
  const counts = moves.map((_, index) => ordinalWord(end - moves.length + 1 + index));
  const total = slips.slice(0, end).reduce((sum, { from, to }) => sum + daysBetween(from, to), 0);
  const inAll = end === moves.length ? "" : `; ${total} days later in all`;
  return `, for the ${list(counts)} time${inAll}`;
}
