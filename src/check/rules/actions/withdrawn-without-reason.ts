import { statusSteps } from "../../../plan/history/actions.ts";
import { whereSet } from "../../../plan/history/replay.ts";
import { reasonFor } from "../../../plan/history/updates.ts";
import { isFilledIn } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { gradeOf } from "./taken-over.ts";

export const withdrawnWithoutReason: Rule = {
  id: "withdrawn-without-reason",
  severity: "error",
  summary: "An action was withdrawn, and neither a reason nor its successor is named.",
  why: "An action that disappears without explanation looks like one that failed. The report lists what was withdrawn with the reason, or with the action that took its place.",
  bad: `\
updates:
  - { date: 2016-08-24, of: 1.1, status: withdrawn }
`,
  good: `\
updates:
  - { date: 2016-08-24, of: 1.1, status: withdrawn, reason: The new case system does this by itself }
`,
  *check(context) {
    for (const action of context.known.actions) {
      if (action.status !== "withdrawn" || action.supersededBy !== undefined) continue;
      const since = statusSteps(action).at(-1)?.date ?? null;
      if (action.history.some((one) => one.date >= (since ?? "") && isFilledIn(reasonFor(one, "status"))))
        continue;
      const { severity, by } = gradeOf(context, [since]);
      yield {
        severity,
        message: `Action "${action.id}" is "withdrawn" without a reason: expected reason, or superseded-by${by === "" ? "" : `,${by}`}`,
        origin: whereSet(action, "status"),
        entity: action.id,
        hint: "Withdraw it with an update that has reason:, or name the action that took its place in superseded-by.",
      };
    }
  },
};
