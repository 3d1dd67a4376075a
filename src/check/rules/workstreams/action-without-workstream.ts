import { plural } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const actionWithoutWorkstream: Rule = {
  id: "action-without-workstream",
  severity: "warning",
  summary: "An action has no workstream, although others have one.",
  why: "A programme is led workstream by workstream. An action in none is on nobody's list, and the counts of all workstreams do not add up to those of the plan. Withdrawn actions need none, and nor do actions that only answer recommendations in business as usual.",
  bad: `\
workstreams:
  - { id: workforce, title: Workforce }
actions:
  - { id: 1.2, answers: R1, title: Appoint two managers, owner: head-of-service }
updates:
  - { date: 2016-08-24, of: 1.1, workstream: workforce }
`,
  good: `\
workstreams:
  - { id: workforce, title: Workforce }
actions:
  - { id: 1.2, answers: R1, title: Appoint two managers, owner: head-of-service, workstream: workforce }
updates:
  - { date: 2016-08-24, of: 1.1, workstream: workforce }
`,
  *check({ known: { actions, recommendations } }) {
    const usual = new Set(
      recommendations.filter(({ track }) => track === "business-as-usual").map(({ id }) => id),
    );
    const counting = actions.filter(({ status }) => status !== "withdrawn");
    const having = counting.filter(({ workstream }) => workstream !== undefined);
    const lacking = counting.filter(
      ({ workstream, answers }) => workstream === undefined && !answers.every((id) => usual.has(id)),
    );
    const [first] = lacking;
    if (having.length === 0 || first === undefined) return;
    if (lacking.length > having.length) {
      yield {
        message: `${plural(having.length, "action")} of ${counting.length} ${having.length === 1 ? "has" : "have"} a workstream, and ${lacking.length} have none: expected one for each`,
        origin: first.origin,
        entity: first.id,
        hint: "Add workstream: with the id of a workstream to the others, or take it out of those that have one.",
      };
      return;
    }
    for (const { id, title, origin } of lacking) {
      yield {
        message: `Action "${id}", ${title}, has no workstream, although ${plural(having.length, "other action")} ${having.length === 1 ? "has" : "have"} one`,
        origin,
        entity: id,
        hint: "Add workstream: with the id of the workstream that it belongs to.",
      };
    }
  },
};
