import { ordinalWord } from "../../diagnostics/number-words.ts";
import { list, plural } from "../../diagnostics/words.ts";
import { daysBetween, formatDate } from "../../plan/dates.ts";
import { type Change, changeOf } from "../change.ts";
import { type ActionSide, actionEntry } from "./action-entry.ts";
import { kindOf, type Leg, type LegKind } from "./legs.ts";

const HOW: Record<LegKind, string> = {
  "due-slipped": "slipped",
  "due-rebaselined": "has a new date, agreed by the Board,",
  "due-brought-forward": "was brought forward",
};

/** @param isBackwards the base is the later side, and how often it slipped before means nothing */
export function sayLeg(leg: Leg, { action }: ActionSide, isBackwards: boolean): Change {
  const { kind, from, to, moves } = leg;
  const days = daysBetween(from, to);
  const distance = `${plural(Math.abs(days), "day")} ${days < 0 ? "earlier" : "later"}`;
  const often = kind === "due-slipped" && !isBackwards ? howOften(leg, action.dueMoves) : "";
  const what = `${HOW[kind]} from ${formatDate(from)} to ${formatDate(to)}, ${distance}${often}`;
  const reason = moves.findLast((move) => move.reason !== null)?.reason ?? null;
  return changeOf(actionEntry(action), kind, what, { field: "due", from, to, reason });
}

/** ", for the third time; 75 days later in all": what the whole history holds, but not what the Board agreed. */
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
