import { isForCabinet } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import type { Rule } from "../../rule.ts";

export const implicationMissing: Rule = {
  id: "implication-missing",
  severity: "error",
  summary: "A report leaves out a row of the implications that the council asks for.",
  why: 'Democratic Services return a report whose table of implications is not complete. Each row is answered with a sentence, or with none, which prints the council\'s own sentence for "none".',
  bad: `\
reports:
  - id: cabinet-2016-09
    implications: { crime: none }
`,
  good: `\
reports:
  - id: cabinet-2016-09
    implications: { crime: none, efficiency: none }
`,
  *check({ plan, reports }) {
    const rows = plan.header?.implications ?? [];
    for (const { id, implications, origin } of reports.filter(isForCabinet)) {
      const missing = rows.filter((row) => !implications?.has(row.id));
      if (missing.length === 0) continue;
      const ids = missing.map((row) => row.id);
      yield {
        message: `Report "${id}" does not answer ${list(missing.map(({ title }) => `"${title}"`))}: expected every row of the plan's implications`,
        origin: below(origin, "implications"),
        entity: id,
        hint: `Add ${list(ids)}, with a sentence or none.`,
      };
    }
  },
};
