import type { BackgroundPaper } from "./background-papers.ts";
import { isSameTitle } from "./titles.ts";

/** Words that a title cannot end with; after a semicolon they only join the entries of a list. */
const OPEN_END =
  /(?:(?<!;\s*)\b(?:and|or|of|the|a|an|by|into|our|their|its|between|including|regarding|concerning)|(?<!;\s*)&|[,:(]|\s[-–—])$/;
/** Words that end a title only where its own clause leads up to them: "The children we work with", "Moving on". */
const MAY_END = /(?<!ing\s+)\b(?:for|with|from|to|in|on|at|about|under|within|towards)$/;
const OWN_CLAUSE = /\b(?:we|you|they|i|he|she|who|whom|whose|what|where|how)\b/i;

const STARTS_LOWER = /^[a-z]+\b(?!-)/;
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const DAY_OR_MONTH = `(?:\\d{1,2} )?(?:${MONTH} )?(?:19|20)\\d\\d`;
/** "(June 2016)", "2015 to 2018" and "version 2" are the end of a title, and no title. */
const NO_TITLE = new RegExp(
  `^(?:\\([^()]*\\)|[(,]? ?(?:dated |published |of )?${DAY_OR_MONTH}(?: ?(?:to|[-–/]) ?(?:${DAY_OR_MONTH}|\\d\\d))?\\)?|(?:version|volume|vol\\.|part|edition) (?:\\d+|[IVX]+))\\.?$`,
  "i",
);

/** Why two papers that follow each other are one whose title was cut in two; null where they are two. */
export function whySplit(
  paper: BackgroundPaper,
  next: BackgroundPaper,
  titles: readonly string[],
): string | null {
  const ending = openEnd(paper.title, next.title);
  if (ending !== null) return `ends in "${ending}"`;
  const joined = `${paper.title} ${next.title}`;
  if (titles.some((title) => isSameTitle(title, joined))) return "is only the first part of a known one";
  if (NO_TITLE.test(next.title) || isInBrackets(paper.title, next.title))
    return `goes on with "${next.title}"`;
  const isWhole = paper.by !== undefined || paper.date !== undefined || STARTS_LOWER.test(paper.title);
  return !isWhole && STARTS_LOWER.test(next.title) ? `goes on with "${next.title}"` : null;
}

function openEnd(title: string, next: string): string | null {
  const open = OPEN_END.exec(title)?.[0];
  if (open !== undefined) return open.trim();
  const ending = MAY_END.exec(title)?.[0];
  const goesOn = STARTS_LOWER.test(next) || !OWN_CLAUSE.test(title);
  return ending !== undefined && goesOn ? ending : null;
}

/** A bracket opens in the one and closes in the other. */
const isInBrackets = (title: string, next: string): boolean =>
  /\([^()]*$/.test(title) && /^[^()]*\)/.test(next);
