import type { Exemption } from "../../../plan/schema/entry.ts";
import { updatesOnce } from "../../../plan/schema/updates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { documentLists, wordsOf } from "./exempt-texts.ts";

/** Part 1 of Schedule 12A to the Local Government Act 1972, as it stands for England. */
const PARAGRAPHS = [1, 7] as const;

export const exemptWithoutReason: Rule = {
  id: "exempt-without-reason",
  severity: "error",
  summary: "An exemption names no paragraph of the Schedule, or gives no reason of public interest.",
  why: "A text may be withheld only under one of paragraphs 1 to 7 of Part 1 of Schedule 12A to the Local Government Act 1972, and only where the public interest in withholding it is greater than that in disclosing it. The public edition prints the paragraph and the reason in its place. That a text is confidential or exempt is not a reason; a reason says whom or what publication would harm.",
  bad: `\
reports:
  - id: cabinet-2016-09
    highlights:
      - text: Two managers were suspended in July.
        exempt: { paragraph: 2, reason: It is confidential. }
`,
  good: `\
reports:
  - id: cabinet-2016-09
    highlights:
      - text: Two managers were suspended in July.
        exempt: { paragraph: 2, reason: The managers could be identified from it. }
`,
  *check(context) {
    const [first, last] = PARAGRAPHS;
    for (const { exempt, origin, entity } of exemptPlaces(context)) {
      const { paragraph, reason } = exempt;
      if (paragraph < first || paragraph > last) {
        yield {
          message: `Paragraph "${paragraph}" exempts nothing: expected ${first} to ${last}, the paragraphs of Part 1 of Schedule 12A`,
          origin: below(origin, "paragraph"),
          entity,
          hint: "Paragraph 1 is about any individual, 2 about what would reveal who someone is, 3 about business affairs.",
        };
      }
      if (!saysWhy(reason)) {
        yield {
          message: `"${reason}" does not say why the text is withheld: expected whom or what publication would harm`,
          origin: below(origin, "reason"),
          entity,
          hint: "Say why withholding it is in the public interest, such as: The child could be identified from it.",
        };
      }
    }
  },
};

/** Words that only say that a text is withheld, and the small words between them. */
const EMPTY =
  /^(?:a|an|and|any|are|as|be|because|by|contains?|for|in|is|it|its|not|of|on|or|that|the|this|to|under|was|which|would|act|confidential(?:ity)?|disclos(?:ed|ure)|exempt(?:ed|ion)?|information|government|highly|interest|local|part|paragraph|para|private|privacy|public|publication|publish(?:ed)?|reasons?|report|restricted|schedule|secret|sensitive|sensitivity|strictly|text|withh(?:eld|olding)|\d+a?)$/;

function saysWhy(reason: string): boolean {
  const { words } = wordsOf(reason);
  return words.length >= 3 && words.some((word) => !EMPTY.test(word));
}

/** A place where exempt: is written. */
interface ExemptPlace {
  readonly exempt: Exemption;
  readonly origin: Origin;
  readonly entity: string;
}

/** Every exemption of the plan and of its reports not yet published. */
function* exemptPlaces({ plan, reports }: CheckContext): Generator<ExemptPlace> {
  for (const { documents, origin, entity } of documentLists(plan)) {
    for (const [index, { findings = [] }] of documents.entries()) {
      for (const [position, { exempt }] of findings.entries()) {
        const place = below(origin, "documents", index, "findings", position, "exempt");
        if (exempt !== undefined) yield { exempt, origin: place, entity };
      }
    }
  }
  for (const { exempt, of, origin } of updatesOnce(plan.updates)) {
    if (exempt !== undefined) yield { exempt, origin: below(origin, "exempt"), entity: of };
  }
  for (const { id, origin, highlights = [], appendices = [] } of reports) {
    for (const [field, list] of Object.entries({ highlights, appendices })) {
      for (const [index, { exempt }] of list.entries()) {
        if (exempt !== undefined) yield { exempt, origin: below(origin, field, index, "exempt"), entity: id };
      }
    }
  }
}
