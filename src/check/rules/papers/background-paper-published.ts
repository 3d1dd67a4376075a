import type { Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { documentsAt, type KnownDocument } from "../../facts/documents.ts";
import { isSameTitle } from "../../prose/names.ts";
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

/** A paper about a published work is not itself a published work. */
const ABOUT =
  /\b(?:briefing|notes?|response|comments?|advice|summary|letters?|emails?|draft|minutes|presentation|correspondence|action plan)\b/i;
const ALWAYS = /\bstatutory guidance\b|\bAct (?:19|20)\d\d$|^working together to safeguard children\b/i;
const BY_GOVERNMENT =
  /\b(?:hand-?book|framework|guidance|statistics|statistical release|inspection report|report of (?:the|an) inspection|inspection of|review of the effectiveness)\b/i;
const GOVERNMENT =
  /\b(?:Ofsted|DfE|Department (?:for|of)|Care Quality Commission|CQC|HM Inspectorate|HMIC|Home Office|Ministry of)\b/;

function isPublishedKind({ title, by = "" }: BackgroundPaper): boolean {
  if (ABOUT.test(title)) return false;
  if (ALWAYS.test(title) || /\bInspector['’]?s['’]? Handbook\b/i.test(title)) return true;
  return BY_GOVERNMENT.test(title) && (GOVERNMENT.test(by) || /^(?:the )?(?:Ofsted|DfE)\b/i.test(title));
}
