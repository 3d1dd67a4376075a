import { below, keyOf } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";

/** About eight pages of text, before tables, charts and lists that are computed. */
const MOST_WORDS = 4000;

export const reportLength: Rule = {
  id: "report-length",
  severity: "info",
  summary: "The summary and main text of a report are long.",
  why: "Members read many reports in the days before the meeting. Detail that is already in the plan is better in a computed block or an appendix than repeated in the text.",
  bad: `\
reports:
  - id: cabinet-2016-09
    main: >-
      ${"Progress goes on. ".repeat(1400)}
`,
  good: `\
reports:
  - id: cabinet-2016-09
    main: |
      Progress goes on.

      {{block "recommendations"}}
`,
  *check({ reports }) {
    for (const { id, summary = "", main = "", origin } of reports) {
      const words = countWords(`${summary} ${main}`);
      if (words <= MOST_WORDS) continue;
      yield {
        message: `The summary and main text of report "${id}" have "${words}" words as written: expected about ${MOST_WORDS} at most`,
        origin: keyOf(below(origin, "main")),
        entity: id,
        hint: "Move detail to an appendix, or let a block print what the plan already says.",
      };
    }
  },
};

/** A reference counts as one word; a computed block is not counted. */
function countWords(text: string): number {
  const written = text.replace(/\{\{\s*block\b[^{}]*\}\}/g, " ").replace(/\{\{[^{}]*\}\}/g, "x");
  return written.match(/[\p{L}\p{N}]+(?:[-'’.,/][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
