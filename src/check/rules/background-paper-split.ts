import { below, within } from "../../diagnostics/origin.ts";
import type { Report } from "../../plan/reports.ts";
import { type BackgroundPaper, backgroundPapersOf } from "../background-papers.ts";
import type { CheckContext, Rule } from "../rule.ts";
import { isSameTitle } from "../titles.ts";

export const backgroundPaperSplit: Rule = {
  id: "background-paper-split",
  severity: "error",
  summary: "The title of one background paper is spread over two entries.",
  why: "The list is what the public may ask to see. A title cut in two, as when a long one is copied line by line, names two papers that do not exist.",
  bad: `\
reports:
  - id: cabinet-2016-09
    background-papers:
      - { title: Inspection of services for children in need of help and }
      - { title: Review of the safeguarding board }
`,
  good: `\
reports:
  - id: cabinet-2016-09
    background-papers:
      - { title: Inspection of services for children in need of help and Review of the safeguarding board }
`,
  *check(context) {
    const titles = documentTitles(context);
    for (const report of context.reports) {
      const papers = backgroundPapersOf(report);
      for (const [index, paper] of papers.entries()) {
        const next = papers[index + 1];
        const reason =
          next === undefined ? null : whySplit(paper, next, [...titles, ...sourceTitles(report)]);
        if (next === undefined || reason === null) continue;
        const { title } = paper;
        const end = title.search(/\S+$/);
        yield {
          message: `The title "${title}" ${reason}: expected the whole title of a paper in one entry`,
          origin: within(below(paper.origin, "title"), end, title.length),
          entity: report.id,
          hint: "Join the two entries into one.",
          related: [{ message: "it goes on here", origin: below(next.origin, "title") }],
        };
      }
    }
  },
};

/** Words that a title cannot end with; after a semicolon they only join the entries of a list. */
const OPEN_END = /(?:(?<!;\s*)\b(?:and|or|of|the|a|an|for|with|by|from|into)|(?<!;\s*)&|,)$/;
const STARTS_LOWER = /^[a-z]+\b(?!-)/;

function whySplit(paper: BackgroundPaper, next: BackgroundPaper, titles: readonly string[]): string | null {
  const ending = OPEN_END.exec(paper.title)?.[0];
  if (ending !== undefined) return `ends in "${ending}"`;
  const joined = `${paper.title} ${next.title}`;
  if (titles.some((title) => isSameTitle(title, joined))) return "is only the first part of a known one";
  const isWhole = paper.by !== undefined || paper.date !== undefined || STARTS_LOWER.test(paper.title);
  return !isWhole && STARTS_LOWER.test(next.title) ? `goes on with "${next.title}"` : null;
}

const documentTitles = ({ plan }: CheckContext): string[] =>
  plan.events.flatMap(({ documents = [] }) => documents.flatMap(({ title }) => title ?? []));

const sourceTitles = ({ sources = [] }: Report): string[] => sources.map(({ title }) => title);
