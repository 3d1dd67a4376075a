import type { Rule } from "../../rule.ts";
import { gradeOf } from "./taken-over.ts";

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
  *check(context) {
    for (const { id, title, owner, status, added, origin } of context.known.actions) {
      if (owner !== undefined || status === "withdrawn") continue;
      const { severity, by } = gradeOf(context, [added ?? null]);
      yield {
        severity,
        message: `Action "${id}", ${title}, has no owner: expected the id of a post${by}`,
        origin,
        entity: id,
        hint: "Add owner: with the post that answers for it.",
      };
    }
  },
};
