import { below, within } from "../../diagnostics/origin.ts";
import { findConflicts } from "../claims/conflicts.ts";
import { findingsKnownAt } from "../inspection/documents.ts";
import type { Rule } from "../rule.ts";

export const claimConflict: Rule = {
  id: "claim-conflict",
  severity: "warning",
  summary: "A highlight praises what an inspectorate's letter says must get better.",
  why: "The letter is an appendix of the same report, or will be quoted beside it. A highlight may praise what the letter asks more of, if it says what is still wrong or where the concern is.",
  bad: `\
events:
  - id: review
    kind: review
    by: ofsted
    held: 2016-05-17
    documents:
      - id: letter
        date: 2016-06-15
        findings: [{ id: a, kind: concern, text: Management oversight has to get stronger., answers: R1 }]

reports:
  - id: cabinet-2016-09
    highlights: [{ text: There is clear management oversight., shown-by: [{ action: 1.1 }] }]
`,
  good: `\
events:
  - id: review
    kind: review
    by: ofsted
    held: 2016-05-17
    documents:
      - id: letter
        date: 2016-06-15
        findings: [{ id: a, kind: concern, text: Management oversight has to get stronger., answers: R1 }]

reports:
  - id: cabinet-2016-09
    highlights:
      - { text: "Management oversight is clearer, but not yet as strong as it must be.", shown-by: [{ action: 1.1 }] }
`,
  *check(context) {
    for (const report of context.reports) {
      const findings = findingsKnownAt(context, report);
      for (const [index, highlight] of (report.highlights ?? []).entries()) {
        const conflicts = findConflicts(highlight, report, findings);
        const [first] = conflicts;
        if (first === undefined) continue;
        const { finding, phrase } = first;
        const words = highlight.text.slice(...phrase.span);
        yield {
          message: `The highlight praises "${words}", and the ${NAMES[finding.finding.kind]} "${finding.path}" asks more of it: expected words for what is still wrong`,
          origin: within(below(report.origin, "highlights", index, "text"), ...phrase.span),
          entity: report.id,
          hint: `Say what is still wrong, or refer to ${finding.in.path} in the highlight.`,
          related: conflicts.map((one) => ({
            message: `found at "${one.finding.path}"`,
            origin: below(one.finding.origin, "text"),
          })),
        };
      }
    }
  },
};

const NAMES = { concern: "concern", mixed: "finding", strength: "finding" } as const;
