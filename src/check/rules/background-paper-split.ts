import { below, within } from "../../diagnostics/origin.ts";
import type { Report } from "../../plan/reports.ts";
import { backgroundPapersOf } from "../papers/background-papers.ts";
import { whySplit } from "../papers/split-titles.ts";
import type { CheckContext, Rule } from "../rule.ts";

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

const documentTitles = ({ plan }: CheckContext): string[] =>
  plan.events.flatMap(({ documents = [] }) => documents.flatMap(({ title }) => title ?? []));

const sourceTitles = ({ sources = [] }: Report): string[] => sources.map(({ title }) => title);
