import type { IsoDate } from "../plan/dates.ts";
import type { KnownAction } from "../plan/replay.ts";
import type { CheckContext } from "./rule.ts";
import { dueSteps, type Step } from "./steps.ts";

/** A due date that was moved later, with the step before it. */
export interface Slip {
  readonly from: Step<IsoDate>;
  readonly to: Step<IsoDate>;
}

/** Every time an action's due date was moved later, oldest first; agreed anew or not. */
export function slipsOf(context: CheckContext, action: KnownAction): Slip[] {
  const steps = dueSteps(context, action);
  return steps.flatMap((to, index) => {
    const from = steps[index - 1];
    return from !== undefined && to.value > from.value ? [{ from, to }] : [];
  });
}
