import { notIn } from "../../model/compare.ts";
import type { ActionState, CorrectionState } from "../../model/state.ts";
import { STATUS_WORDS, type Status } from "../../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../../plan/time/dates.ts";
import { type Change, changeOf, type Entry } from "../change.ts";
import type { ChangeKind } from "../kinds.ts";

type Field = CorrectionState["field"];

/** What is corrected, as a kind and in words. */
const CORRECTED = {
  status: {
    kind: "action-corrected",
    name: "status",
    show: (to: string) => STATUS_WORDS[to as Status].toLowerCase(),
  },
  due: { kind: "due-corrected", name: "due date", show: formatDate },
} satisfies Record<Field, { kind: ChangeKind; name: string; show: (value: string) => string }>;

/** Corrections of a field that the later side knows and the earlier does not. */
export const newCorrections = (earlier: ActionState, later: ActionState, field: Field): CorrectionState[] =>
  notIn(later.corrections, earlier.corrections).filter((one) => one.field === field);

/** What a field was on a day, as far as is known now. */
export function valueOn<Value>(
  changes: readonly { readonly date: IsoDate; readonly from: Value; readonly to: Value }[],
  day: IsoDate,
  now: Value,
): Value {
  const last = changes.findLast(({ date }) => date <= day);
  return last === undefined ? (changes[0]?.from ?? now) : last.to;
}

/** The value that one side held was wrong, and is put right. */
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

/** What was put right long since, or was told otherwise, and changes nothing of how the action stands now. */
export function historyCorrected(old: ActionState, now: ActionState, field: Field): Change[] {
  const { kind, name, show } = CORRECTED[field];
  const histories = { status: [old.statusChanges, now.statusChanges], due: [old.dueMoves, now.dueMoves] };
  const put = [...newCorrections(old, now, field), ...newCorrections(now, old, field)];
  const [before, after] = histories[field] as [readonly object[], readonly object[]];
  if (put.length > 0) {
    return put.map(({ corrects, from, to, reason }) => {
      const values = `from ${from === null ? "nothing" : show(from)} to ${to === null ? "nothing" : show(to)}`;
      const what = `what was said of its ${name} on ${formatDate(corrects)} was corrected, ${values}`;
      return changeOf(actionEntry(now), kind, what, { field: `${field}.${corrects}`, from, to, reason });
    });
  }
  const differs = notIn<object>(before, after).length + notIn<object>(after, before).length > 0;
  if (!differs) return [];
  return [changeOf(actionEntry(now), kind, `the record of how its ${name} changed was corrected`, { field })];
}

/** An action as one side knows it, and the day of that side. */
export interface ActionSide {
  readonly action: ActionState;
  readonly asAt: IsoDate;
}

export const actionEntry = ({ id, title }: ActionState): Entry => ({
  entity: id,
  label: `Action ${id}`,
  title,
});

/** Whether the first side was told more of the action than the second: it is the later one, whichever is the base. */
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
