import { isForCabinet } from "../../../plan/schema/reports.ts";
import { within } from "../../../problems/origin.ts";
import { REFERENCE_MARK } from "../../../prose/references.ts";
import { type VagueWords, vagueWordsIn } from "../../../reading/wording/decisions.ts";
import { tokensOf } from "../../../reading/words/tokens.ts";
import { reportTexts } from "../../prose/report-prose.ts";
import type { Rule } from "../../rule.ts";

export const decisionVague: Rule = {
  id: "decision-vague",
  severity: "warning",
  summary: "A recommendation cannot stand as a decision in the minutes.",
  why: 'The minutes lift each recommendation into "RESOLVED – That …". One that asks Members only to consider something, or leaves open what they decide, cannot be recorded as a decision, and nobody can be held to it.',
  bad: `\
reports:
  - id: cabinet-2016-09
    decisions: Members consider the report and agree whether further information is required.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    decisions:
      - the progress described in this report be noted;
      - the Director report on whether the target for visits has been met in December.
`,
  *check({ reports }) {
    for (const report of reports.filter(isForCabinet)) {
      for (const { field, text, origin } of reportTexts(report)) {
        if (field !== "decisions") continue;
        const tokens = tokensOf(maskReferences(text));
        for (const { why, at, end } of vagueWordsIn(tokens)) {
          const span = [tokens[at]?.from ?? 0, tokens[end - 1]?.to ?? text.length] as const;
          const { says = why, hint } = ADVICE[why];
          yield {
            message: `The recommendation ${says} "${text.slice(...span).replace(/\s+/g, " ")}": expected words that can stand after "RESOLVED – That"`,
            origin: within(origin, ...span),
            entity: report.id,
            hint,
          };
        }
      }
    }
  },
};

/** A decision is judged as a whole, whatever its sentences. */
const maskReferences = (text: string): string =>
  text.replace(/\{\{[^{}]*\}\}/g, (one) => REFERENCE_MARK.repeat(one.length));

const OPEN = "Say what is decided; Members may ask for things in the meeting without a recommendation.";
const DECIDE = 'Say what is decided, such as "the progress reported be noted".';
const BEGIN = 'Begin with what is decided: "the plan be endorsed", "Cabinet notes …".';

const ADVICE: Readonly<Record<VagueWords["why"], { readonly says?: string; readonly hint: string }>> = {
  "begins with": { hint: BEGIN },
  "leaves open": { hint: OPEN },
  "leaves an alternative open with": { hint: DECIDE },
  "is a question, ending in": { hint: DECIDE },
  "decides nothing with": { hint: DECIDE },
  "left open": {
    says: "leaves open what is to be done, or when, with",
    hint: "Say who is to do what, and by when.",
  },
};
