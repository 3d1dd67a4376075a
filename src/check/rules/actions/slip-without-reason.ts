import { movesOf, slipsOf } from "../../../plan/history/actions.ts";
import type { KnownAction } from "../../../plan/history/replay.ts";
import type { EffectiveUpdate } from "../../../plan/history/updates.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { isFilledIn } from "../../prose/words.ts";
import type { Rule } from "../../rule.ts";
import { gradeOf } from "./taken-over.ts";

export const slipWithoutReason: Rule = {
  id: "slip-without-reason",
  severity: "error",
  summary: "A due date was moved later, and nothing says why.",
  why: "A director is asked what slipped, and why. The report prints the reason beside the new date. A new date that the Board agreed is not a slip: mark it rebaseline: true. A reason that an owner gives later, before the date moves again, is one.",
  bad: `\
updates:
  - { date: 2016-08-26, of: 1.1, due: 2017-01-31 }
`,
  good: `\
updates:
  - { date: 2016-08-26, of: 1.1, due: 2017-01-31, reason: Two team managers left in July }
`,
  *check(context) {
    for (const action of context.known.actions) {
      const moves = movesOf(action).due;
      for (const { from, to } of slipsOf(action)) {
        const next = moves.find((move) => move[0].update === to.update)?.[1].update ?? null;
        if (to.update?.rebaseline || isExplained(action, to.update, next)) continue;
        const { severity, by } = gradeOf(context, [to.date]);
        yield {
          severity,
          message: `The due date of action "${action.id}" was moved from ${formatDate(from.value)} to "${to.value}" without a reason${by === "" ? "" : `: expected one${by}`}`,
          origin: to.origin,
          entity: action.id,
          hint: "Add reason: to the update, or rebaseline: true where the Board agreed the new date.",
          related: [{ message: `due "${from.value}" before`, origin: from.origin }],
        };
      }
    }
  },
};

/** Whether the update that moved a date gives a reason, or one that came before the date moved again. */
function isExplained(
  { history }: KnownAction,
  moved: EffectiveUpdate | null,
  next: EffectiveUpdate | null,
): boolean {
  const from = moved === null ? 0 : history.indexOf(moved);
  const to = next === null ? history.length : history.indexOf(next);
  return history.slice(from, to).some(({ reason }) => isFilledIn(reason));
}
