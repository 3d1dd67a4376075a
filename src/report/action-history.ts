import type { DueMove, StatusChange } from "../model/state.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { KnownAction } from "../plan/replay.ts";
import type { Status } from "../plan/status.ts";

/** Every time an action's due date moved, from its first date on. */
export function dueMovesOf(action: KnownAction): DueMove[] {
  let due: IsoDate | null = action.written.due ?? null;
  return action.history.flatMap(({ date, patch, reason = null, rebaseline = false }): DueMove[] => {
    const to = patch.due as IsoDate | undefined;
    if (to === undefined || to === due) return [];
    const move = { date, from: due, to, reason, rebaseline };
    due = to;
    return [move];
  });
}

/** A move to a later date that the Board did not agree to. */
export const isSlip = ({ from, to, rebaseline }: DueMove): boolean =>
  from !== null && to > from && !rebaseline;

/** Every time an action's status changed, from its first status on. */
export function statusChangesOf(action: KnownAction): StatusChange[] {
  let status: Status = action.written.status ?? "not-started";
  return action.history.flatMap(({ date, patch, reason = null, corrected }): StatusChange[] => {
    const to = patch.status as Status | undefined;
    if (to === undefined || to === status) return [];
    const change = { date, from: status, to, reason, corrected: corrected?.date ?? null };
    status = to;
    return [change];
  });
}
