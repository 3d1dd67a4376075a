import type { Appendix } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { VERSIONS } from "../../../reading/lexicons/titles.ts";
import { phrasesIn, phrasesOf } from "../../../reading/words/phrases.ts";
import { titleWords } from "../../../reading/words/titles.ts";
import { tokensOf } from "../../../reading/words/tokens.ts";
import { documentsAt, type KnownDocument } from "../../facts/documents.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { type BackgroundPaper, backgroundPapersOf, isDocument } from "./background-papers.ts";

export const backgroundPaperIsAppendix: Rule = {
  id: "background-paper-is-appendix",
  severity: "info",
  summary: "A background paper is an appendix of the report as well.",
  why: "Background papers are those that a report relies on but does not include. An appendix is published with the report, so listing it again makes readers ask for what they already have.",
  bad: `\
reports:
  - id: cabinet-2016-09
    background-papers: [{ title: Improvement Plan 2015 to 2017 }]
    appendices: [{ id: action-plan, block: action-plan, title: The rewritten Improvement Plan }]
`,
  good: `\
reports:
  - id: cabinet-2016-09
    background-papers: [{ title: Monthly updates to the Improvement Board }]
    appendices: [{ id: action-plan, block: action-plan, title: The rewritten Improvement Plan }]
`,
  *check(context) {
    for (const report of context.reports) {
      const documents = documentsAt(context, report.asAt);
      for (const paper of backgroundPapersOf(report)) {
        const appendices = report.appendices ?? [];
        const index = appendices.findIndex((appendix) => isSame(paper, appendix, documents, context));
        const appendix = appendices[index];
        if (appendix === undefined) continue;
        yield {
          message: `The background paper "${paper.title}" is the appendix "${appendix.id}" as well: expected papers that the report does not include`,
          origin: below(paper.origin, "title"),
          entity: report.id,
          hint: "Take it out of the background papers.",
          related: [{ message: "appended here", origin: below(report.origin, "appendices", index) }],
        };
      }
    }
  },
};

function isSame(
  paper: BackgroundPaper,
  appendix: Appendix,
  documents: readonly KnownDocument[],
  { plan }: CheckContext,
): boolean {
  const own = [...titleWords(plan.header?.authority ?? ""), ...titleWords(plan.header?.service ?? "")];
  const alike = (title: string): boolean => areAlike(paper.title, title, own);
  const document = documents.find(({ path }) => path === appendix.document)?.document;
  if (document !== undefined) {
    if (paper.days.length > 0 && !paper.days.includes(document.date)) return false;
    return isDocument(paper, document.title ?? document.id, document.date) || alike(appendix.title ?? "");
  }
  const isPlan = appendix.block === "action-plan" && alike(plan.header?.title ?? "");
  return isPlan || alike(appendix.title ?? "");
}

const VERSION_PHRASES = phrasesOf(VERSIONS);

/** The same words in any order, without years, the council's own name and what tells one version from another. */
function areAlike(one: string, other: string, own: readonly string[]): boolean {
  const words = (title: string): string[] => {
    const tokens = tokensOf(title);
    const versions = phrasesIn(tokens, VERSION_PHRASES);
    const rest = tokens.filter((_, index) => !versions.some(({ at, end }) => at <= index && index < end));
    const distinctive = titleWords(rest.map(({ text }) => text).join(" "));
    return [...new Set(distinctive)].filter((word) => !own.includes(word)).sort();
  };
  const [mine, theirs] = [words(one), words(other)];
  return mine.length > 1 && mine.join(" ") === theirs.join(" ");
}
