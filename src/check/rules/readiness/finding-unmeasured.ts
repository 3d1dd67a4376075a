import { findingsOf, knownDocuments } from "../../facts/documents.ts";
import type { Rule } from "../../rule.ts";
import { reportedGaps } from "./reported-gaps.ts";

export const findingUnmeasured: Rule = {
  id: "finding-unmeasured",
  severity: "info",
  summary: "Nothing measures what has changed since a finding, or nothing in the plan answers it.",
  why: "The next visit asks what is different for children since the last one. A finding with actions of its own needs a measure or an audit of its own: those that its recommendation had before have not shown it. What recommendation-without-kpi and finding-unaddressed report is not reported again. Only plans with a report on readiness are judged.",
  bad: `\
# As at 2016-09-02
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Supervision says little of the child., answers: R1 }]
actions:
  - { id: 1.2, answers: visit-1/letter/a, title: Rewrite the template, owner: director }
reports:
  - id: readiness
    template: readiness
`,
  good: `\
# As at 2016-09-02
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Supervision says little of the child., answers: R1 }]
actions:
  - { id: 1.2, answers: visit-1/letter/a, title: Rewrite the template, owner: director, measured-by: assessments }
reports:
  - id: readiness
    template: readiness
`,
  *check(context) {
    const { recommendations, kpis } = context.known;
    const concerns = new Set([...knownDocuments(context)].flatMap(findingsOf).flatMap(concernPath));
    yield* reportedGaps(context, ["no-measure", "no-action"], ({ kind, entity }) => {
      const isRecommendation = recommendations.some(({ id }) => id === entity);
      if (kind === "no-measure") return !isRecommendation || kpis.length === 0;
      return !isRecommendation && !concerns.has(entity);
    });
  },
};

/** A concern that nothing answers is reported by finding-unaddressed. */
const concernPath = ({ finding, path }: ReturnType<typeof findingsOf>[number]): string[] =>
  finding.kind === "concern" ? [path] : [];
