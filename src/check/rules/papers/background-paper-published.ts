import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { WORKS } from "../../../reading/lexicons/titles.ts";
import { phraseAt, phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { isSameTitle } from "../../../reading/words/titles.ts";
import { tokensOf } from "../../../reading/words/tokens.ts";
import { documentsAt, type KnownDocument } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";
import { type BackgroundPaper, backgroundPapersOf, isDocument } from "./background-papers.ts";

export const backgroundPaperPublished: Rule = {
  id: "background-paper-published",
  severity: "info",
  summary: "A background paper is a published work.",
  why: "Section 100D of the Local Government Act 1972 asks for a list of the unpublished papers that a report relies on, so that the public can see them, but not published works. A published work belongs among the report's sources.",
  bad: `\
reports:
  - id: cabinet-2016-09
    background-papers: [{ title: Inspector's Handbook, by: Ofsted }]
`,
  good: `\
reports:
  - id: cabinet-2016-09
    background-papers: [{ title: Monthly updates to the Improvement Board, by: Northbridge Council }]
    sources: [{ title: Inspector's Handbook, publisher: Ofsted }]
`,
  *check(context) {
    for (const report of context.reports) {
      const documents = documentsAt(context, report.asAt);
      for (const paper of backgroundPapersOf(report)) {
        const found = paper.public === false ? null : whyPublished(paper, report, documents);
        if (found === null) continue;
        yield {
          message: `The background paper "${paper.title}" ${found.reason}: expected only papers that are not published`,
          origin: below(paper.origin, "title"),
          entity: report.id,
          hint: "Move it to the report's sources, or say public: false where it is not published.",
          related: found.origin === undefined ? [] : [{ message: "published here", origin: found.origin }],
        };
      }
    }
  },
};

interface Published {
  readonly reason: string;
  readonly origin?: Origin;
}

function whyPublished(
  paper: BackgroundPaper,
  { sources = [], origin }: Report,
  documents: readonly KnownDocument[],
): Published | null {
  if (paper.public === true) return { reason: "is marked as public" };
  const source = sources.findIndex(({ title }) => isSameTitle(title, paper.title));
  if (source !== -1) {
    return { reason: "is one of the report's published sources", origin: below(origin, "sources", source) };
  }
  const same = documents.filter(({ document }) =>
    isDocument(paper, document.title ?? document.id, document.date),
  );
  const open = same.find(({ document }) => document.public === true);
  if (open !== undefined) return { reason: `is the public document "${open.path}"`, origin: open.origin };
  return same.length === 0 && isPublishedKind(paper) ? { reason: "is a published work" } : null;
}

const WORK_PHRASES = phrasesOf(WORKS);

/** A paper about a published work is not itself a published work. */
function isPublishedKind({ title, by = "" }: BackgroundPaper): boolean {
  const tokens = tokensOf(title);
  const found = phrasesIn(tokens, WORK_PHRASES);
  const has = (meaning: keyof typeof WORKS): boolean => found.some((one) => one.meaning === meaning);
  if (has("about")) return false;
  const isAct = tokens.at(-2)?.text === "Act" && tokens.at(-1)?.kind === "number";
  if (isAct || has("published") || phraseAt(tokens, 0, SAFEGUARDING) !== null) return true;
  const isBy = phrasesIn(tokensOf(by), WORK_PHRASES).some(({ meaning }) => meaning === "government");
  const opens = found[0]?.meaning === "government" && found[0].at <= (tokens[0]?.word === "the" ? 1 : 0);
  return has("of-government") && (isBy || opens);
}

const SAFEGUARDING = phrasesOf({ title: "working together to safeguard children" });
