import { doneSince } from "../../../plan/history/actions.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { isDone } from "../../../plan/schema/actions.ts";
import { addMonths, formatDate } from "../../../plan/time/dates.ts";
import type { Rule } from "../../rule.ts";

export const completeWithoutEvidence: Rule = {
  id: "complete-without-evidence",
  severity: "error",
  summary: "An action is complete, but no evidence shows it.",
  why: "Inspectors accept nothing as done that nobody has checked. For one reporting cycle (cycle-months in the plan's regime, or one month) the report says that evidence is pending and this is a warning; after that it is an error. What was complete in the tracker that a plan was made of (taken-over in the plan) has the cycle from then on.",
  bad: `\
# As at 2016-09-02
updates:
  - { date: 2016-06-20, of: 1.1, status: complete, progress: All managers are trained. }
`,
  good: `\
# As at 2016-09-02
updates:
  - date: 2016-06-20
    of: 1.1
    status: complete
    progress: All managers are trained.
    evidence: [{ title: Training records, date: 2016-06-17, verified-by: head-of-service }]
`,
  *check({ plan, known, asAt }) {
    const cycle = plan.header?.regime?.cycleMonths ?? 1;
    const takenOver = plan.header?.takenOver ?? "";
    for (const action of known.actions) {
      if (!isDone(action.status) || action.evidence.length > 0) continue;
      const since = doneSince(action)?.date ?? plan.header?.start ?? null;
      const until = since === null ? null : addMonths(since > takenOver ? since : takenOver, cycle);
      const pending = until !== null && asAt <= until;
      const verb = since === null ? "is" : "has been";
      const when = since === null ? "" : ` since ${formatDate(since)}`;
      yield {
        message: `Action "${action.id}" ${verb} "${action.status}"${when} without evidence: expected some ${
          pending ? `by ${formatDate(until)}` : "within one reporting cycle"
        }`,
        severity: pending ? "warning" : "error",
        origin: whereSet(action, "status"),
        entity: action.id,
        hint: "Add evidence: with its title, its date and who verified it, or set the status back with a reason.",
      };
    }
  },
};
