import { whereSet } from "../../../plan/history/replay.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import type { Rule } from "../../rule.ts";
import { gradeOf, saidOn } from "./taken-over.ts";

export const dueBeforeStart: Rule = {
  id: "due-before-start",
  severity: "error",
  summary: "An action is due before it starts.",
  why: "One of the two dates is mistyped, usually by a year; the timeline and every count of overdue actions rest on them.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, start: 2016-10-01, due: 2016-01-31 }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, start: 2016-10-01, due: 2017-01-31 }
`,
  *check(context) {
    for (const action of context.known.actions) {
      const { id, start, due } = action;
      if (start === undefined || due === undefined || due >= start) continue;
      const { severity, by } = gradeOf(context, [saidOn(action, "due"), saidOn(action, "start")]);
      yield {
        severity,
        message: `Action "${id}" is due on "${due}", before it starts: expected a date from ${formatDate(start)} on${by === "" ? "" : `, put right${by}`}`,
        origin: whereSet(action, "due"),
        entity: id,
        hint: "Correct one of the two dates.",
        related: [{ message: `starts "${start}"`, origin: whereSet(action, "start") }],
      };
    }
  },
};
