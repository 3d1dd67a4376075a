import { whereSet } from "../../../plan/history/replay.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const businessAsUsualGovernance: Rule = {
  id: "business-as-usual-governance",
  severity: "error",
  summary: "A recommendation is business as usual, but its governance or its measure is missing.",
  why: "Leaving the improvement plan is not the end of a recommendation: Members ask who oversees it from then on, and what would show that it slips back. Without both, the table of business as usual has an empty cell.",
  bad: `\
recommendations:
  - id: R2
    number: 2
    title: Personal education plans
    text: Review every plan each term.
    source: inspection
    track: business-as-usual
`,
  good: `\
recommendations:
  - id: R2
    number: 2
    title: Personal education plans
    text: Review every plan each term.
    source: inspection
    track: business-as-usual
    governance: Virtual School governing body, each term
    measure: 95% of plans reviewed in the last term
`,
  *check({ known }) {
    for (const one of known.recommendations) {
      if (one.track !== "business-as-usual") continue;
      const missing = (["governance", "measure"] as const).filter((field) => one[field] === undefined);
      if (missing.length === 0) continue;
      yield {
        message: `Recommendation "${one.id}" is "business-as-usual" without ${list(missing)}: expected both governance and measure`,
        origin: whereSet(one, "track"),
        entity: one.id,
        hint: "Say who oversees it from now on (governance), and how its improvement will be seen (measure).",
      };
    }
  },
};
