import type { PlanAsAt } from "../../plan/history/replay.ts";

/** Makes facts of a plan once, for every rule that asks for them: a plan is replayed once for each date. */
export function oncePerPlan<Facts>(make: (known: PlanAsAt) => Facts): (known: PlanAsAt) => Facts {
  const made = new WeakMap<PlanAsAt, { readonly facts: Facts }>();
  return (known) => {
    const { facts } = made.get(known) ?? { facts: make(known) };
    made.set(known, { facts });
    return facts;
  };
}
