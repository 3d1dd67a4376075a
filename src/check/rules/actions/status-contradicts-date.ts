import { whereSet } from "../../../plan/history/replay.ts";
import { addDays, formatDate } from "../../../plan/time/dates.ts";
import type { Rule } from "../../rule.ts";
import { gradeOf, saidOn } from "./taken-over.ts";

export const statusContradictsDate: Rule = {
  id: "status-contradicts-date",
  severity: "error",
  summary: "An action is on track although it is past due, or not started although its start has passed.",
  why: "The status and the dates stand side by side in the action plan. A green row whose date has gone by is the first thing a member of the Cabinet asks about.",
  bad: `\
# As at 2016-09-02
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-08-31, status: on-track }
`,
  good: `\
# As at 2016-09-02
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, due: 2016-09-30, status: on-track }
`,
  *check(context) {
    const { known, asAt } = context;
    for (const action of known.actions) {
      const { id, status, start, due } = action;
      const field = status === "on-track" ? "due" : "start";
      const day = status === "on-track" ? due : status === "not-started" ? start : undefined;
      if (day === undefined || day >= asAt) continue;
      const passed =
        field === "due" ? `it was due on ${formatDate(day)}` : `it was to start on ${formatDate(day)}`;
      const since = [addDays(day, 1), saidOn(action, "status"), saidOn(action, field)];
      const { severity, by } = gradeOf(context, since);
      yield {
        severity,
        message: `Action "${id}" is "${status}" on ${formatDate(asAt)}, but ${passed}: expected ${
          field === "due" ? "at-risk, off-track or complete" : "a status of work begun"
        }${by}`,
        origin: whereSet(action, "status"),
        entity: id,
        hint: `Update the status, or move the ${field} date with a reason.`,
        related: [{ message: `${field} "${day}" is here`, origin: whereSet(action, field) }],
      };
    }
  },
};
