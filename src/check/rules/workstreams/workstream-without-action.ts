import { hasUnreadableEntries, type Rule } from "../../rule.ts";

export const workstreamWithoutAction: Rule = {
  id: "workstream-without-action",
  severity: "warning",
  summary: "No action belongs to a workstream, and it carries on no recommendation.",
  why: "A workstream without work is a row of noughts in the report, and a lead who is asked about nothing. Either its actions name another workstream, often by a slip, or it has ended and can go. Withdrawn actions do not count; one whose actions are all complete is no problem.",
  bad: `\
workstreams:
  - { id: workforce, title: Workforce }
  - { id: partners, title: Partners }
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, workstream: workforce }
`,
  good: `\
workstreams:
  - { id: workforce, title: Workforce }
  - { id: partners, title: Partners }
actions:
  - { id: 1.2, answers: R1, title: Train managers, owner: head-of-service, workstream: workforce }
  - { id: 1.3, answers: R1, title: Agree thresholds with schools, owner: head-of-service, workstream: partners }
`,
  *check(context) {
    if (hasUnreadableEntries(context)) return;
    const { plan, known, asAt } = context;
    // Before the plan starts, no action is known.
    if (plan.header !== null && asAt < plan.header.start) return;
    const counting = known.actions.filter(({ status }) => status !== "withdrawn");
    const usual = known.recommendations.filter(({ track }) => track === "business-as-usual");
    const named = new Set([...counting, ...usual].map(({ workstream }) => workstream));
    for (const { id, title, origin } of known.workstreams) {
      if (named.has(id)) continue;
      yield {
        message: `No action belongs to workstream "${id}", ${title}: expected at least one that is not withdrawn`,
        origin,
        entity: id,
        hint: `Give an action workstream: ${id}, give workstream: ${id} to a recommendation in business as usual, or take the workstream out.`,
      };
    }
  },
};
