import type { PlanAsAt } from "../../plan/history/replay.ts";
import type { Report } from "../../plan/schema/reports.ts";
import type { CheckContext } from "../rule.ts";

/** Makes facts of a plan once, for every rule that asks for them: a plan is replayed once for each date. */
export function oncePerPlan<Facts>(make: (known: PlanAsAt) => Facts): (known: PlanAsAt) => Facts {
  const made = new WeakMap<PlanAsAt, { readonly facts: Facts }>();
  return (known) => {
    const { facts } = made.get(known) ?? { facts: make(known) };
    made.set(known, { facts });
    return facts;
  };
}

/** The same of one report of a check. */
export function oncePerReport<Facts>(
  make: (context: CheckContext, report: Report) => Facts,
): (context: CheckContext, report: Report) => Facts {
  const made = new WeakMap<CheckContext, Map<Report, { readonly facts: Facts }>>();
  return (context, report) => {
    const reports = made.get(context) ?? new Map<Report, { readonly facts: Facts }>();
    made.set(context, reports);
    const { facts } = reports.get(report) ?? { facts: make(context, report) };
    reports.set(report, { facts });
    return facts;
  };
}
