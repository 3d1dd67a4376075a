import { isOverdue } from "../../../plan/history/actions.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { daysBetween, formatDate } from "../../../plan/time/dates.ts";
import { plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const actionOverdue: Rule = {
  id: "action-overdue",
  severity: "warning",
  summary: "An action is still open after the day it was due.",
  why: "An open action past its date was either finished and not recorded, or has slipped and has no new date. The report lists it as overdue until one of the two is recorded. An action that is on track and past due is the problem of another rule, status-contradicts-date.",
  bad: `\
# As at 2016-09-02
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
`,
  good: `\
# As at 2016-09-02
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-07-31, status: off-track }
updates:
  - { date: 2016-08-01, of: 1.2, due: 2016-10-31, reason: The trainer was not available in July }
`,
  *check({ known, asAt }) {
    for (const action of known.actions) {
      const { id, status, due } = action;
      if (due === undefined || !isOverdue(action, asAt) || status === "on-track") continue;
      yield {
        message: `Action "${id}" was due on "${due}", ${plural(daysBetween(due, asAt), "day")} before ${formatDate(asAt)}, and is "${status}": expected it to be done or to have a new date`,
        origin: whereSet(action, "due"),
        entity: id,
        hint: "Record that it is complete, with evidence, or move the date with an update and its reason.",
      };
    }
  },
};
