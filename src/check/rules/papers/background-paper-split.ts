import type { Report } from "../../../plan/schema/reports.ts";
import { below, within } from "../../../problems/origin.ts";
import { isSameTitle } from "../../prose/names.ts";
import { MONTH } from "../../prose/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { type BackgroundPaper, backgroundPapersOf } from "./background-papers.ts";

export const backgroundPaperSplit: Rule = {
  id: "background-paper-split",
  severity: "error",
  summary: "The title of one background paper is spread over two entries.",
  why: "The public may ask to see the papers in the list. A title cut in two, as when a long one is copied line by line, names two papers that do not exist.",
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

/** Words that a title cannot end with. After a semicolon they only join the entries of a list. */
const OPEN_END =
  /(?:(?<!;\s*)\b(?:and|or|of|the|a|an|by|into|our|their|its|between|including|regarding|concerning)|(?<!;\s*)&|[,:(]|\s[-–—])$/;
/** Words that end a title only after a clause of its own: "The children we work with", "Moving on". */
const MAY_END = /(?<!ing\s+)\b(?:for|with|from|to|in|on|at|about|under|within|towards)$/;
const OWN_CLAUSE = /\b(?:we|you|they|i|he|she|who|whom|whose|what|where|how)\b/i;

const STARTS_LOWER = /^[a-z]+\b(?!-)/;
/** Words that cannot begin a title: "of Finance". */
const GOES_ON =
  /^(?:and|or|of|for|to|from|by|in|on|at|with|within|under|between|including|regarding|concerning|about|into|who|which|that|whose)\b(?!-)/;
const PAPER =
  "(?:assessment|profile|report|letter|minute|plan|strateg(?:y|ie)|polic(?:y|ie)|statement|protocol|survey|file|review|audit|note|paper|framework|handbook|agreement|scorecard|schedule|register|record|summar(?:y|ie)|submission|response|e-?mail|document|agenda|figure|evaluation)s?|guidance|data|correspondence|feedback";
/** A title that ends with a kind of paper, a date or a bracket is complete. */
const ENDS_WHOLE = new RegExp(`(?:\\d|\\)|\\b(?:${PAPER}))["'’”.]*$`, "i");
const ENDS_NAME = /\s[A-Z][\w'’]*$/;
const NAMES_PAPER = new RegExp(`\\b(?:${PAPER})\\b`, "i");
const DAY_OR_MONTH = `(?:\\d{1,2} )?(?:${MONTH} )?(?:19|20)\\d\\d`;
/** "(June 2016)", "2015 to 2018" and "version 2" are the end of a title, not a title. */
const NO_TITLE = new RegExp(
  `^(?:\\([^()]*\\)|[(,]? ?(?:dated |published |of )?${DAY_OR_MONTH}(?: ?(?:to|[-–/]) ?(?:${DAY_OR_MONTH}|\\d\\d))?\\)?|(?:version|volume|vol\\.|part|edition) (?:\\d+|[IVX]+))\\.?$`,
  "i",
);

/** Why two entries are one paper whose title was cut in two; null where they are two papers. */
function whySplit(paper: BackgroundPaper, next: BackgroundPaper, titles: readonly string[]): string | null {
  // The author was moved to a field of its own, and the comma before it was left in the title.
  const title = paper.by === undefined ? paper.title : paper.title.replace(/,$/, "");
  const ending = openEnd(title, next.title);
  if (ending !== null) return `ends in "${ending}"`;
  const joined = `${paper.title} ${next.title}`;
  if (titles.some((title) => isSameTitle(title, joined))) return "is only the first part of a known one";
  if (NO_TITLE.test(next.title) || isInBrackets(paper.title, next.title))
    return `goes on with "${next.title}"`;
  return goesOn(paper, next) ? `goes on with "${next.title}"` : null;
}

/** The next title begins with a small letter, and the first is not complete. */
function goesOn(paper: BackgroundPaper, { title }: BackgroundPaper): boolean {
  const isOwn = paper.by !== undefined || paper.date !== undefined || STARTS_LOWER.test(paper.title);
  if (isOwn || !STARTS_LOWER.test(title)) return false;
  const isWhole = ENDS_WHOLE.test(paper.title) || ENDS_NAME.test(paper.title);
  return GOES_ON.test(title) || !(isWhole || NAMES_PAPER.test(title));
}

function openEnd(title: string, next: string): string | null {
  const open = OPEN_END.exec(title)?.[0];
  if (open !== undefined) return open.trim();
  const ending = MAY_END.exec(title)?.[0];
  const goesOn = STARTS_LOWER.test(next) || !OWN_CLAUSE.test(title);
  return ending !== undefined && goesOn ? ending : null;
}

/** A bracket opens in one and closes in the other. */
const isInBrackets = (title: string, next: string): boolean =>
  /\([^()]*$/.test(title) && /^[^()]*\)/.test(next);
