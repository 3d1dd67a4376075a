import type { Report } from "../../../plan/schema/reports.ts";
import { below, within } from "../../../problems/origin.ts";
import {
  BESIDE_DATES,
  CLAUSE_WORDS,
  EDITIONS,
  NEVER_FIRST,
  NEVER_LAST,
  NEVER_LAST_SIGNS,
  PAPERS,
  SELDOM_LAST,
} from "../../../reading/lexicons/titles.ts";
import { timesIn } from "../../../reading/times/times.ts";
import { isSameTitle } from "../../../reading/words/titles.ts";
import { type Token, tokensOf } from "../../../reading/words/tokens.ts";
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
        const title = paper.title.trimEnd();
        const end = title.lastIndexOf(" ") + 1;
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

/** Why two entries are one paper whose title was cut in two; null where they are two papers. */
function whySplit(paper: BackgroundPaper, next: BackgroundPaper, titles: readonly string[]): string | null {
  const joined = `${paper.title} ${next.title}`;
  if (titles.some((title) => isSameTitle(title, joined))) return "is only the first part of a known one";
  // The author was moved to a field of its own, and the comma before it was left in the title.
  const title = paper.by !== undefined && paper.title.endsWith(",") ? paper.title.slice(0, -1) : paper.title;
  return cutBetween(title, next.title, paper.by !== undefined || paper.date !== undefined);
}

/** How a title shows that it goes on in the next: with what it ends, or because the next is no title. Null where it does not. */
function cutBetween(title: string, next: string, hasOwnFields: boolean): string | null {
  const [first, second] = [tokensOf(title), tokensOf(next)];
  const open = openEnd(first, startsSmall(second));
  if (open !== null) return `ends in "${open}"`;
  const goesOn = isNoTitle(next, second) || isInBrackets(first, second);
  return goesOn || (!hasOwnFields && isRest(first, second)) ? `goes on with "${next}"` : null;
}

/** The word or sign with which a title cannot end; null where it can. */
function openEnd(tokens: readonly Token[], goesOnSmall: boolean): string | null {
  const [last, before] = [tokens.at(-1), tokens.at(-2)];
  if (last === undefined) return null;
  const isDash = /^[-–—]$/.test(last.text) && before !== undefined && before.to < last.from;
  if (isDash || NEVER_LAST_SIGNS.has(last.text)) return last.text;
  if (NEVER_LAST.has(last.text)) return before?.text === ";" ? null : last.text;
  if (!SELDOM_LAST.has(last.text) || before?.word.endsWith("ing")) return null;
  return goesOnSmall || !tokens.some(({ word }) => CLAUSE_WORDS.has(word)) ? last.text : null;
}

/** "2015 to 2018", "(June 2016)" and "version 2". */
function isNoTitle(text: string, tokens: readonly Token[]): boolean {
  const brackets = tokens.filter(({ text }) => text === "(" || text === ")").length;
  if (brackets === 2 && tokens[0]?.text === "(" && tokens.at(-1)?.text === ")") return true;
  const words = tokens.filter(({ kind }) => kind !== "sign");
  if (EDITIONS.has(words[0]?.word ?? ""))
    return words.length === 2 && /^(?:\d+|[IVX]+)$/.test(words[1]?.text ?? "");
  const times = timesIn(text, tokens);
  return (
    times.some(({ days }) => days !== null) &&
    tokens.every(
      ({ kind, word }, at) =>
        kind === "sign" || BESIDE_DATES.has(word) || times.some((time) => time.at <= at && at < time.end),
    )
  );
}

/** A bracket opens in one and closes in the other. */
function isInBrackets(first: readonly Token[], second: readonly Token[]): boolean {
  const isBracket = ({ text }: Token): boolean => text === "(" || text === ")";
  return first.findLast(isBracket)?.text === "(" && second.find(isBracket)?.text === ")";
}

/** The next title begins with a small letter and names no paper, and the first is not complete. */
function isRest(first: readonly Token[], second: readonly Token[]): boolean {
  if (startsSmall(first) || !startsSmall(second)) return false;
  if (NEVER_FIRST.has(second[0]?.word ?? "")) return true;
  const last = first.findLast(({ text }) => !/^["'’”.]$/.test(text));
  const isWhole = last?.text === ")" || /\d$/.test(last?.text ?? "") || PAPERS.has(last?.word ?? "");
  const isName = first.length > 1 && /^\p{Lu}/u.test(first.at(-1)?.text ?? "");
  return !(isWhole || isName || second.some(({ word }) => PAPERS.has(word)));
}

const startsSmall = ([first]: readonly Token[]): boolean => /^[a-z]+$/.test(first?.text ?? "");
