import { actionsByAnswer, withWhatTheyAreAbout } from "../../facts/answers.ts";
import { hasUnreadableEntries, type Rule } from "../../rule.ts";

export const recommendationWithoutAction: Rule = {
  id: "recommendation-without-action",
  severity: "warning",
  summary: "A recommendation is in the improvement plan, but nothing is being done about it.",
  why: "The action plan is read recommendation by recommendation. One without an action was either forgotten, or has moved to business as usual, and then the plan should say so. Withdrawn actions do not count; an action that answers a finding or an audit counts for the recommendations that this is about.",
  bad: `\
recommendations:
  - { id: R2, number: 2, title: Case records, text: Keep them up to date., source: inspection }
`,
  good: `\
recommendations:
  - { id: R2, number: 2, title: Case records, text: Keep them up to date., source: inspection }
actions:
  - { id: 2.1, answers: R2, title: Audit case records monthly, owner: head-of-service, due: 2016-12-31 }
`,
  *check(context) {
    if (hasUnreadableEntries(context)) return;
    const { plan, known, asAt } = context;
    // Before the plan starts, no action is known.
    if (plan.header !== null && asAt < plan.header.start) return;
    const answered = withWhatTheyAreAbout(actionsByAnswer(context).keys(), context);
    for (const { id, title, track, origin } of known.recommendations) {
      if (track !== "improvement-plan" || answered.has(id)) continue;
      yield {
        message: `No action answers recommendation "${id}", ${title}: expected at least one while it is in the improvement plan`,
        origin,
        entity: id,
        hint: `Add an action with answers: ${id}, or give it track: business-as-usual.`,
      };
    }
  },
};
