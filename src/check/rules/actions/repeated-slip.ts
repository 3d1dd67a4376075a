import { slipsOf } from "../../../plan/history/actions.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const repeatedSlip: Rule = {
  id: "repeated-slip",
  severity: "warning",
  summary: "The due date of an open action was moved later twice or more.",
  why: "A date that keeps moving is no date. The Board should see the whole chain, and decide whether the action is still the right one. A new date that the Board agreed (rebaseline: true) starts the count again.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, due: 2017-01-31, reason: Two team managers left }
  - { date: 2016-08-26, of: 1.1, due: 2017-03-31, reason: The posts are not filled }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, due: 2017-01-31, reason: Two team managers left }
  - { date: 2016-08-26, of: 1.1, due: 2017-03-31, rebaseline: true, reason: Rewritten plan }
`,
  *check({ known }) {
    for (const action of known.actions) {
      if (!isOpen(action.status)) continue;
      const slips = slipsOf(action);
      const agreed = slips.findLastIndex(({ to }) => to.update?.rebaseline === true);
      const since = slips.slice(agreed + 1);
      const last = since.at(-1);
      if (since.length < 2 || last === undefined) continue;
      const chain = [...since.map(({ from }) => from.value), last.to.value];
      yield {
        message: `The due date of action "${action.id}" has slipped ${since.length} times, now to "${last.to.value}": it was ${list(chain.slice(0, -1).map(formatDate), "then")}`,
        origin: last.to.origin,
        entity: action.id,
        hint: "Ask the Board to agree a new date (rebaseline: true), or to replace the action.",
        related: since
          .slice(0, -1)
          .map(({ to }) => ({ message: `moved to "${to.value}" here`, origin: to.origin })),
      };
    }
  },
};
