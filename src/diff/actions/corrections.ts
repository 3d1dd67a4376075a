import { notIn } from "../../model/same.ts";
import type { ActionState, CorrectionState } from "../../model/state.ts";
import { STATUS_WORDS, type Status } from "../../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../../plan/time/dates.ts";
import { type Change, changeOf } from "../change.ts";
import { actionEntry } from "../entries.ts";
import type { ChangeKind } from "../kinds.ts";

/** An action as one side of a comparison knows it, and the date of that side. */
export interface ActionSide {
  readonly action: ActionState;
  readonly asAt: IsoDate;
}

/** Whether the first side is the later one: it has the later date or, at the same date, the longer history. */
export function knownLater(one: ActionSide, other: ActionSide): boolean {
  const [more, less] = [one, other].map(({ asAt, action }) => [
    asAt,
    action.corrections.length,
    action.dueMoves.length,
    action.statusChanges.length,
  ]) as [(string | number)[], (string | number)[]];
  const decisive = more.findIndex((value, index) => value !== less[index]);
  return decisive !== -1 && (more[decisive] ?? 0) > (less[decisive] ?? 0);
}

type Field = CorrectionState["field"];

/** The fields that can be corrected: the kind of change, and how a message names the field and its values. */
const CORRECTED = {
  status: {
    kind: "action-corrected",
    name: "status",
    show: (to: string) => STATUS_WORDS[to as Status].toLowerCase(),
  },
  due: { kind: "due-corrected", name: "due date", show: formatDate },
} satisfies Record<Field, { kind: ChangeKind; name: string; show: (value: string) => string }>;

/** Corrections of a field that only the later side knows. */
export const newCorrections = (earlier: ActionState, later: ActionState, field: Field): CorrectionState[] =>
  notIn(later.corrections, earlier.corrections).filter((one) => one.field === field);

/** The value that a field had on a day, according to its history. */
export function valueOn<Value>(
  changes: readonly { readonly date: IsoDate; readonly from: Value; readonly to: Value }[],
  day: IsoDate,
  now: Value,
): Value {
  const last = changes.findLast(({ date }) => date <= day);
  return last === undefined ? (changes[0]?.from ?? now) : last.to;
}

/** The correction of a value that one side had wrong. */
export function corrected(
  { action }: ActionSide,
  field: Field,
  { from, to }: { readonly from: string; readonly to: string },
  reason: string | null,
): Change {
  const { kind, name, show } = CORRECTED[field];
  const what = `its ${name} was corrected, from ${show(from)} to ${show(to)}`;
  return changeOf(actionEntry(action), kind, what, { field, from, to, reason });
}

/** Corrections of the past that leave the value of today as it was. */
export function historyCorrected(old: ActionState, now: ActionState, field: Field): Change[] {
  const { kind, name, show } = CORRECTED[field];
  const histories = {
    status: [old.statusChanges, now.statusChanges].map((all) => all.map(withoutCorrection)),
    due: [old.dueMoves, now.dueMoves],
  };
  const corrections = [...newCorrections(old, now, field), ...newCorrections(now, old, field)];
  const [reasoned, since] = histories[field] as [Step[], Step[]];
  const [before, after] = [reasoned.map(stepOf), since.map(stepOf)];
  if (corrections.length > 0) {
    return corrections.map(({ corrects, from, to, reason }) => {
      const values = `from ${from === null ? "nothing" : show(from)} to ${to === null ? "nothing" : show(to)}`;
      const what = `what was said of its ${name} on ${formatDate(corrects)} was corrected, ${values}`;
      return changeOf(actionEntry(now), kind, what, { field: `${field}.${corrects}`, from, to, reason });
    });
  }
  if (!sameEntries(before, after))
    return [
      changeOf(actionEntry(now), kind, `the record of how its ${name} changed was corrected`, { field }),
    ];
  // A correction of a reason, or of whether the Board agreed, is told as that.
  const areTold = [
    ...notIn(old.correctedFields, now.correctedFields),
    ...notIn(now.correctedFields, old.correctedFields),
  ];
  if (
    sameEntries(reasoned, since) ||
    areTold.some((one) => one.field === "reason" || one.field === "rebaseline")
  )
    return [];
  return [changeOf(actionEntry(now), kind, `what was recorded of its ${name} was changed`, { field })];
}

const sameEntries = (one: readonly object[], other: readonly object[]): boolean =>
  notIn(one, other).length + notIn(other, one).length === 0;

type Step = ActionState["statusChanges" | "dueMoves"][number];

/** Without the day of its correction, which a correction of any other field changes, too. */
const withoutCorrection = (step: ActionState["statusChanges"][number]) => ({ ...step, corrected: null });

const stepOf = ({ date, from, to }: Step) => ({ date, from, to });
