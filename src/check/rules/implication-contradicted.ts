import { contradictionsOf } from "../implications/contradictions.ts";
import type { Rule } from "../rule.ts";
import { showValue } from "../wording/show-value.ts";

export const implicationContradicted: Rule = {
  id: "implication-contradicted",
  severity: "warning",
  summary: "A row of the implications says none, and the report or an inspectorate's letter says otherwise.",
  why: "None is written from habit. A report that names looked after children as affected has something to say of equality, and one about a letter on sexual exploitation has something to say of crime and disorder: the duty to consider it is in section 17 of the Crime and Disorder Act 1998.",
  bad: `\
events:
  - id: visit
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Children at risk of exploitation are not safe., answers: R1 }]

reports:
  - id: cabinet-2016-09
    implications: { crime: none, efficiency: none }
`,
  good: `\
events:
  - id: visit
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - id: letter
        date: 2016-08-05
        findings: [{ id: a, kind: concern, text: Children at risk of exploitation are not safe., answers: R1 }]

reports:
  - id: cabinet-2016-09
    implications: { crime: The plan's work on exploitation helps to prevent crime., efficiency: none }
`,
  *check(context) {
    for (const report of context.reports) {
      for (const { answer, contradictions } of contradictionsOf(context, report)) {
        const [first, ...more] = contradictions;
        if (first === undefined) continue;
        const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
        yield {
          message: `"${answer.title}" is answered ${showValue(answer.text)}, but ${first.what}${others}: expected a sentence that says what the implications are`,
          origin: answer.origin,
          entity: report.id,
          hint: "Say what the implications are, or why there are none in spite of it.",
          related: contradictions.map(({ says, origin }) => ({ message: says, origin })),
        };
      }
    }
  },
};
