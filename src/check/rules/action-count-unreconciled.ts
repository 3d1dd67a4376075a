import { miscountedActions } from "../counts/miscounted-actions.ts";
import { mayMissEntries, type Rule } from "../rule.ts";

export const actionCountUnreconciled: Rule = {
  id: "action-count-unreconciled",
  severity: "error",
  summary: "A number of actions stated in a report is not what the plan's actions add up to.",
  why: "Readers add up: complete and embedded, open in the plan, open in business as usual and withdrawn make the total. Where a typed number is left from last month, actions seem to have vanished, and the Board asks which.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: The plan contained over 150 actions to meet the recommendations.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The plan contains {{count "actions"}} actions to meet the recommendations.
`,
  *check(context) {
    // What did not decode may be an action: it is reported for what is wrong with it.
    if (mayMissEntries(context)) return;
    for (const report of context.reports) yield* miscountedActions(context, report);
  },
};
