import { inspectionCycle } from "../../../plan/history/inspection.ts";
import { isForPublic } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { documentsAt } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";

export const firstMonitoringLetter: Rule = {
  id: "first-monitoring-letter",
  severity: "warning",
  summary: "A public report prints the letter of the first monitoring visit as it is.",
  why: "Ofsted does not publish its letter after a council's first monitoring visit; it publishes the later ones. The letter is the inspectorate's to release, so a public report gives the council's own summary of it (summary: true), or says that the letter has been made public (public: true).",
  bad: `\
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11/2016-07-12
    documents: [{ id: letter, date: 2016-08-05, text: Leaders know what has to improve. }]
reports:
  - id: cabinet-2016-09
    appendices: [{ id: ofsted-letter, document: visit-1/letter }]
`,
  good: `\
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11/2016-07-12
    documents: [{ id: letter, date: 2016-08-05, summary: true, text: Leaders know what has to improve. }]
reports:
  - id: cabinet-2016-09
    appendices: [{ id: ofsted-letter, document: visit-1/letter }]
`,
  *check(context) {
    for (const report of context.reports.filter(isForPublic)) {
      const first = inspectionCycle(context.at(report.asAt))?.visits.find(({ held }) => held !== undefined);
      const documents = documentsAt(context, report.asAt).filter(({ event }) => event === first);
      for (const [index, appendix] of (report.appendices ?? []).entries()) {
        const found = documents.find(({ path }) => path === appendix.document);
        if (found === undefined || appendix.exempt !== undefined) continue;
        const { text, file, summary = false, public: isPublic = false } = found.document;
        if (summary || isPublic || (text === undefined && file === undefined)) continue;
        yield {
          message: `Appendix "${appendix.id}" prints "${found.path}", the letter of the first monitoring visit, which is not published: expected a summary in the council's own words`,
          origin: below(report.origin, "appendices", index, "document"),
          entity: report.id,
          hint: "Write a summary and add summary: true to the document; if the letter has been made public, public: true.",
          related: [{ message: "the document is here", origin: found.origin }],
        };
      }
    }
  },
};
