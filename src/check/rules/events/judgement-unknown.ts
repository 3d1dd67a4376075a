import type { KnownEvent } from "../../../plan/history/replay.ts";
import { below } from "../../../problems/origin.ts";
import { list, nearest } from "../../../text/words.ts";
import { knownDocuments } from "../../facts/documents.ts";
import type { CheckContext, Rule } from "../../rule.ts";

const JUDGEMENTS = ["outstanding", "good", "requires improvement to be good", "inadequate"];
/** The last words are often left out in print. */
const ACCEPTED = [...JUDGEMENTS, "requires improvement"];

export const judgementUnknown: Rule = {
  id: "judgement-unknown",
  severity: "error",
  summary: "A judgement is not one that Ofsted gives.",
  why: 'A judgement is quoted, never paraphrased: "satisfactory" ended in 2012, and "adequate" was never a grade. The report compares judgements between inspections by these words. Other inspectorates, and inspections that several make together, have grades of their own.',
  bad: `\
events:
  - id: ofsted-2013
    kind: inspection
    by: ofsted
    held: 2013-03-04/2013-03-15
    documents: [{ id: report, date: 2013-04-22, judgements: { Overall effectiveness: adequate } }]
`,
  good: `\
events:
  - id: ofsted-2013
    kind: inspection
    by: ofsted
    held: 2013-03-04/2013-03-15
    documents: [{ id: report, date: 2013-04-22, judgements: { Overall effectiveness: inadequate } }]
`,
  *check(context) {
    for (const { event, document, path, origin } of knownDocuments(context)) {
      if (!isOfsteds(event, context)) continue;
      for (const [area, judgement] of document.judgements ?? []) {
        if (ACCEPTED.includes(judgement.toLowerCase())) continue;
        const meant = nearest(judgement, JUDGEMENTS);
        yield {
          message: `"${path}" judges ${area} "${judgement}": expected ${list(JUDGEMENTS, "or")}`,
          origin: below(origin, "judgements", area),
          entity: event.id,
          hint: meant === undefined ? "Write the judgement as it is printed." : `Did you mean "${meant}"?`,
        };
      }
    }
  },
};

const isOfsteds = ({ by }: KnownEvent, { known }: CheckContext): boolean => {
  const [id, ...others] = by;
  const body = known.bodies.find((one) => one.id === id);
  return others.length === 0 && /\bofsted\b/i.test(`${id} ${body?.name}`);
};
