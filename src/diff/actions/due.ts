import { notIn } from "../../model/compare/same.ts";
import { formatDate, type IsoDate } from "../../plan/dates.ts";
import { type Change, changeOf } from "../change.ts";
import { type ActionSide, actionEntry } from "./action-entry.ts";
import { corrected, historyCorrected, newCorrections, valueOn } from "./corrected.ts";
import { knownLater } from "./known-later.ts";
import { type Leg, legsBetween, reverseLeg } from "./legs.ts";
import { sayLeg } from "./say-leg.ts";

/** What was put right of a due date, and then every way in which it truly moved, told from the history. */
export function diffDue(old: ActionSide, now: ActionSide): Change[] {
  const isBackwards = knownLater(old, now);
  const [earlier, later] = isBackwards ? [now, old] : [old, now];
  const [from, to] = [earlier.action.due, later.action.due];
  if (from === null || to === null) return setOrDropped(old, now, earlier, later, isBackwards);
  const put = newCorrections(earlier.action, later.action, "due");
  const right = put.length === 0 ? from : valueOn(later.action.dueMoves, earlier.asAt, to);
  const fixed = isBackwards ? { from: right, to: from } : { from, to: right };
  const since = put.length === 0 ? "" : earlier.asAt;
  const changes = [
    ...(right === from ? [] : [corrected(now, "due", fixed, put.at(-1)?.reason ?? null)]),
    ...tellLegs(legsOf(earlier, later, right, since), now, isBackwards),
  ];
  return changes.length > 0 ? changes : historyCorrected(old.action, now.action, "due");
}

const legsOf = (earlier: ActionSide, later: ActionSide, from: IsoDate, since: IsoDate | ""): Leg[] =>
  legsBetween(
    from,
    later.action.due as IsoDate,
    notIn(later.action.dueMoves, earlier.action.dueMoves).filter(({ date }) => date > since),
  );

const tellLegs = (legs: readonly Leg[], now: ActionSide, isBackwards: boolean): Change[] =>
  (isBackwards ? legs.toReversed().map(reverseLeg) : legs).map((leg) => sayLeg(leg, now, isBackwards));

/** A first date may move in the same months. */
function setOrDropped(
  old: ActionSide,
  now: ActionSide,
  earlier: ActionSide,
  later: ActionSide,
  isBackwards: boolean,
): Change[] {
  if (old.action.due === now.action.due) return historyCorrected(old.action, now.action, "due");
  const entry = actionEntry(now.action);
  const first = later.action.dueMoves[0]?.from ?? later.action.due;
  const legs =
    later.action.due === null || first === null
      ? []
      : tellLegs(legsOf(earlier, later, first, ""), now, isBackwards);
  if (old.action.due === null) {
    const to = isBackwards ? now.action.due : first;
    const what = `is due on ${formatDate(to as IsoDate)}; it had no date before`;
    return [changeOf(entry, "due-set", what, { field: "due", to }), ...legs];
  }
  const from = isBackwards ? first : old.action.due;
  const what = `has no due date any more; it was ${formatDate(from as IsoDate)}`;
  return [...legs, changeOf(entry, "due-dropped", what, { field: "due", from })];
}
