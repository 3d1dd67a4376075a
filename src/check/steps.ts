import { below, type Origin } from "../diagnostics/origin.ts";
import type { EffectiveUpdate } from "../plan/corrections.ts";
import type { IsoDate } from "../plan/dates.ts";
import { type KnownAction, placeIn } from "../plan/replay.ts";
import { isDone, type Status } from "../plan/status.ts";
import type { CheckContext } from "./rule.ts";

/** A value that a field of an action took, from the day it became known. */
export interface Step<Value> {
  readonly value: Value;
  /** Null where the plan gives no day. */
  readonly date: IsoDate | null;
  readonly origin: Origin;
  /** Null for the entry as it was first written. */
  readonly update: EffectiveUpdate | null;
}

/** The statuses an action has had, oldest first, each unlike the one before. */
export function statusSteps(context: CheckContext, action: KnownAction): Step<Status>[] {
  return stepsOf<Status>(context, action, "status", action.written.status ?? "not-started");
}

/** The due dates an action has had, oldest first, each unlike the one before. */
export function dueSteps(context: CheckContext, action: KnownAction): Step<IsoDate>[] {
  return stepsOf<IsoDate>(context, action, "due", action.written.due);
}

/** When the work was done for good: the first step of the newest run of complete and embedded. */
export function doneSince(context: CheckContext, action: KnownAction): Step<Status> | undefined {
  const steps = statusSteps(context, action);
  const lastOpen = steps.findLastIndex(({ value }) => !isDone(value));
  return steps[lastOpen + 1];
}

function stepsOf<Value extends string>(
  { plan }: CheckContext,
  action: KnownAction,
  field: "status" | "due",
  written: Value | undefined,
): Step<Value>[] {
  const date = action.added ?? plan.header?.start ?? null;
  const origin = below(action.origin, field);
  const steps: Step<Value>[] = written === undefined ? [] : [{ value: written, date, origin, update: null }];
  for (const update of action.history) {
    const value = update.patch[field] as Value | undefined;
    if (value === undefined || value === steps.at(-1)?.value) continue;
    steps.push({ value, date: update.date, origin: placeIn(update, field), update });
  }
  return steps;
}
