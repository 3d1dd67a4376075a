import { statusSteps } from "../../../plan/history/actions.ts";
import { reasonFor } from "../../../plan/history/updates.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { isFilledIn } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";

export const reopenedWithoutReason: Rule = {
  id: "reopened-without-reason",
  severity: "warning",
  summary: "An action that was complete, embedded or withdrawn is open again, and nothing says why.",
  why: "The count of completed actions falls, and the reader was told last month that this one was done. Reopening an action is right when an audit shows the need, but the report needs a sentence that says so.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, status: complete, evidence: [{ title: Training records }] }
  - { date: 2016-08-26, of: 1.1, status: at-risk }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, status: complete, evidence: [{ title: Training records }] }
  - { date: 2016-08-26, of: 1.1, status: at-risk, reason: The audit found no change in practice }
`,
  *check({ known }) {
    for (const action of known.actions) {
      const steps = statusSteps(action);
      for (const [index, to] of steps.entries()) {
        const from = steps[index - 1];
        if (from === undefined || isOpen(from.value) || !isOpen(to.value)) continue;
        if (to.update && isFilledIn(reasonFor(to.update, "status"))) continue;
        const since = from.date === null ? "" : ` since ${formatDate(from.date)}`;
        yield {
          message: `Action "${action.id}" is "${to.value}" again after it had been ${from.value}${since}: expected a reason`,
          origin: to.origin,
          entity: action.id,
          hint: "Add reason: to the update; if it was never done, correct the earlier update with corrects:.",
          related: [{ message: `"${from.value}" here`, origin: from.origin }],
        };
      }
    }
  },
};
