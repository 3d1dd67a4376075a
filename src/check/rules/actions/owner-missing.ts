import type { Rule } from "../../rule.ts";

export const ownerMissing: Rule = {
  id: "owner-missing",
  severity: "error",
  summary: "An action has no owner.",
  why: "An action that nobody owns is not done. Every action that is not withdrawn names one post that answers for it.",
  bad: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, due: 2016-11-30 }
`,
  good: `\
actions:
  - { id: 1.2, answers: R1, title: Train managers in supervision, due: 2016-11-30, owner: head-of-service }
`,
  *check({ known }) {
    for (const { id, title, owner, status, origin } of known.actions) {
      if (owner !== undefined || status === "withdrawn") continue;
      yield {
        message: `Action "${id}", ${title}, has no owner: expected the id of a post`,
        origin,
        entity: id,
        hint: "Add owner: with the post that answers for it.",
      };
    }
  },
};
