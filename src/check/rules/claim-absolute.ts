import { below } from "../../diagnostics/origin.ts";
import type { Report } from "../../plan/reports.ts";
import { carries } from "../claims/absolute-proofs.ts";
import { type Absolute, claimsPerformance, findAbsolute } from "../claims/absolutes.ts";
import { placeInSentence, reportSentences } from "../report-prose.ts";
import type { Rule } from "../rule.ts";

export const claimAbsolute: Rule = {
  id: "claim-absolute",
  severity: "warning",
  summary: "A highlight or the summary says all, no, always or fully, and no figure goes so far.",
  why: 'One child who was missed makes "no cases are missed" untrue, and the whole report with it. All and none need a figure of 100% or 0; always and consistently need a target met in three periods or more.',
  bad: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-02: 60/80, 2016-08: 74/80 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - text: All assessments are done in time.
        shown-by: [{ kpi: assessments, has: improved, since: 2016-02 }]
`,
  good: `\
extracts:
  - { date: 2016-09-02, values: { assessments: { 2016-02: 60/80, 2016-08: 74/80 } } }

reports:
  - id: cabinet-2016-09
    highlights:
      - text: Most assessments are done in time.
        shown-by: [{ kpi: assessments, has: improved, since: 2016-02 }]
`,
  *check({ reports, at }) {
    for (const report of reports) {
      const known = at(report.asAt);
      for (const sentence of reportSentences(report)) {
        const absolute = judged(sentence.in.field, sentence.text);
        if (absolute === null) continue;
        const isHighlight = sentence.in.field === "highlights";
        const proofs = isHighlight ? proofsOf(report, sentence.in.part) : [];
        if (proofs.some((proof) => carries(proof, absolute, known))) continue;
        const where = isHighlight ? "nothing in its shown-by" : "no figure in the sentence";
        yield {
          message: `"${absolute.words}" is absolute, and ${where} goes so far: expected ${EXPECTED[absolute.kind]}`,
          origin: placeInSentence(sentence, ...absolute.span),
          entity: report.id,
          hint: 'Give the figure, "71 of 78", or say what the figures show: most, more, on average.',
          related: isHighlight && proofs.length > 0 ? [relatedTo(report, sentence.in.part)] : [],
        };
      }
    }
  },
};

const EXPECTED: Record<Absolute["kind"], string> = {
  all: "a KPI at 100%, or other words",
  no: "a KPI at 100% or at 0, or other words",
  always: "a KPI on target for 3 periods or more, or other words",
  wholly: "a KPI at 100%, an action that is done, or other words",
};

function judged(field: string, sentence: string): Absolute | null {
  const counts = field === "highlights" || (field === "summary" && claimsPerformance(sentence));
  return counts ? findAbsolute(sentence) : null;
}

const proofsOf = ({ highlights = [] }: Report, part: number | string | null) =>
  highlights[Number(part)]?.shownBy ?? [];

const relatedTo = ({ origin }: Report, part: number | string | null) => ({
  message: "what is to show it",
  origin: below(origin, "highlights", Number(part), "shown-by"),
});
