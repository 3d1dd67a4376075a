import { compareText } from "../../problems/locate.ts";
import { below, type Origin } from "../../problems/origin.ts";
import { isDone, isOpen, type Status, type Track } from "../schema/actions.ts";
import type { IsoDate } from "../time/dates.ts";
import type { KnownAction, PlanAsAt } from "./replay.ts";
import { type EffectiveUpdate, placeIn, reasonFor } from "./updates.ts";

/** A value that a field of an action took, from the day it became known. */
export interface Step<Value> {
  readonly value: Value;
  /** Null for a value in the entry itself if that has no `added`. */
  readonly date: IsoDate | null;
  readonly origin: Origin;
  /** Null for a value in the entry itself. */
  readonly update: EffectiveUpdate | null;
}

/** The statuses an action has had, oldest first. An update that repeats the status is no step. */
export const statusSteps = (action: KnownAction): Step<Status>[] =>
  stepsOf<Status>(action, "status", action.written.status ?? "not-started");

function stepsOf<Value extends string>(
  action: KnownAction,
  field: "status" | "due",
  written: Value | undefined,
): Step<Value>[] {
  const steps: Step<Value>[] = written === undefined ? [] : [new FieldStep(action, field, written, null)];
  let last = written;
  for (const update of action.history) {
    const value = update.patch[field] as Value | undefined;
    if (value === undefined || value === last) continue;
    steps.push(new FieldStep(action, field, value, update));
    last = value;
  }
  return steps;
}

/** A large plan has a hundred thousand, and the place of few is told. */
class FieldStep<Value> implements Step<Value> {
  readonly value: Value;
  readonly update: EffectiveUpdate | null;
  private readonly action: KnownAction;
  private readonly field: string;

  constructor(action: KnownAction, field: string, value: Value, update: EffectiveUpdate | null) {
    this.value = value;
    this.update = update;
    this.action = action;
    this.field = field;
  }

  get date(): IsoDate | null {
    return this.update === null ? (this.action.added ?? null) : this.update.date;
  }

  get origin(): Origin {
    return this.update === null ? below(this.action.origin, this.field) : placeIn(this.update, this.field);
  }
}

/** When the work was done for good: the first step of the newest run of complete and embedded; undefined if it is not done. */
export function doneSince(action: KnownAction): Step<Status> | undefined {
  const steps = statusSteps(action);
  const lastOpen = steps.findLastIndex(({ value }) => !isDone(value));
  return steps[lastOpen + 1];
}

/** From one value of a field to the next. */
type Move<Value> = readonly [from: Step<Value>, to: Step<Value>];

/** Every change of an action's status and due date, oldest first. An update that repeats the date is none. */
export const movesOf = (
  action: KnownAction,
): { readonly status: readonly Move<Status>[]; readonly due: readonly Move<IsoDate>[] } => ({
  status: pairs(statusSteps(action)),
  due: dueMoves(action),
});

const dueMoves = (action: KnownAction): Move<IsoDate>[] =>
  pairs(stepsOf<IsoDate>(action, "due", action.written.due));

/** Each step with the one before it. */
const pairs = <Value>(steps: readonly Step<Value>[]): Move<Value>[] =>
  steps.slice(1).map((to, index) => [steps[index] as Step<Value>, to]);

/** A due date that was moved later, with the step before it. */
interface Slip {
  readonly from: Step<IsoDate>;
  readonly to: Step<IsoDate>;
  /** The Board agreed the new date, so the slip does not count against the action. */
  readonly rebaseline: boolean;
}

/** Every time an action's due date was moved later, oldest first. */
export function slipsOf(action: KnownAction): Slip[] {
  return dueMoves(action)
    .filter(([from, to]) => to.value > from.value)
    .map(([from, to]) => ({ from, to, rebaseline: to.update?.rebaseline === true }));
}

/** The slips that count against an action: those that the Board did not agree. */
export const ownSlipsOf = (action: KnownAction): Slip[] =>
  slipsOf(action).filter(({ rebaseline }) => !rebaseline);

/**
 * The slips that nobody has given a reason for: neither with the new date, nor later, before the date moved again.
 * @param isReason whether a text is a reason.
 */
export function unexplainedSlips(
  action: KnownAction,
  isReason = (text: string | undefined): boolean => text !== undefined,
): Slip[] {
  const moves = dueMoves(action);
  return ownSlipsOf(action).filter(({ to }) => {
    const next = moves.find(([from]) => from.update === to.update)?.[1].update ?? null;
    const first = to.update === null ? 0 : action.history.indexOf(to.update);
    const until = next === null ? action.history.length : action.history.indexOf(next);
    return !action.history.slice(first, until).some((update) => isReason(reasonFor(update, "due")));
  });
}

/** Whether an action is still open after its due date. */
export const isOverdue = ({ due, status }: Pick<KnownAction, "due" | "status">, asAt: IsoDate): boolean =>
  due !== undefined && due < asAt && isOpen(status);

/** Orders actions by due date. Actions without one come last. */
export const compareDue = (a: Pick<KnownAction, "due">, b: Pick<KnownAction, "due">): number =>
  compareText(a.due ?? "9", b.due ?? "9");

/** The newest reason given in the action's updates; undefined if there is none. */
export const latestReason = ({ history }: Pick<KnownAction, "history">): string | undefined =>
  history
    .map((update) => reasonFor(update, "status") ?? reasonFor(update, "due"))
    .findLast((reason) => reason !== undefined);

/** The tracks of the recommendations that an action answers, in their order. An action may answer findings only. */
const tracksOf = (
  { answers }: Pick<KnownAction, "answers">,
  { recommendations }: Pick<PlanAsAt, "recommendations">,
): Track[] =>
  answers.flatMap((id) => {
    const track = recommendations.find((one) => one.id === id)?.track;
    return track === undefined ? [] : [track];
  });

/** What actions are counted by, in references and in rules. */
export const countedBy = (
  action: KnownAction,
  plan: Pick<PlanAsAt, "recommendations">,
): Readonly<
  Record<"status" | "owner" | "workstream", string> & Record<"recommendation" | "track", readonly string[]>
> => ({
  status: action.status,
  owner: action.owner ?? "",
  workstream: action.workstream ?? "",
  recommendation: action.answers,
  track: tracksOf(action, plan),
});
