import { actionsByAnswer, withWhatTheyAreAbout } from "../../facts/answers.ts";
import { findingsOf, knownDocuments } from "../../facts/documents.ts";
import { hasUnreadableEntries, type Rule } from "../../rule.ts";

export const findingUnaddressed: Rule = {
  id: "finding-unaddressed",
  severity: "error",
  summary: "A concern that an inspectorate raised answers no recommendation, and no action answers it.",
  why: "Inspectors on the next visit ask first what was done about the last letter. Every concern is either part of a recommendation the plan already answers, or needs an action of its own.",
  bad: `\
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Enquiries start without a strategy meeting. }]
`,
  good: `\
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Enquiries start without a strategy meeting., answers: R1 }]
`,
  *check(context) {
    if (hasUnreadableEntries(context)) return;
    const answered = withWhatTheyAreAbout(actionsByAnswer(context).keys(), context);
    for (const document of knownDocuments(context)) {
      for (const { finding, path, origin } of findingsOf(document)) {
        const addressed = (finding.answers ?? []).length > 0 || answered.has(path);
        if (finding.kind !== "concern" || addressed) continue;
        yield {
          message: `The concern "${path}" answers no recommendation, and no action answers it: expected one or the other`,
          origin,
          entity: path,
          hint: `Give it answers: with the recommendations it belongs to, or add an action with answers: ${path}.`,
        };
      }
    }
  },
};
