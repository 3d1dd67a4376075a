import { below } from "../../diagnostics/origin.ts";
import { list } from "../../diagnostics/words.ts";
import type { Rule } from "../rule.ts";

export const appendixMissing: Rule = {
  id: "appendix-missing",
  severity: "error",
  summary: "An appendix has nothing in it, or more than one thing, or the id of another.",
  why: 'A report that says "see Appendix 2" must have one. An appendix is an event\'s document, a computed block, or a file, and its id is what the text refers to.',
  bad: `\
reports:
  - id: cabinet-2016-09
    appendices: [{ id: inspection-report, title: Report of the inspection }]
`,
  good: `\
reports:
  - id: cabinet-2016-09
    appendices: [{ id: inspection-report, title: Report of the inspection, document: inspection/report }]
`,
  *check({ reports }) {
    for (const { id: report, appendices = [], origin } of reports) {
      for (const [index, appendix] of appendices.entries()) {
        const place = below(origin, "appendices", index);
        const given = (["document", "block", "file"] as const).filter(
          (field) => appendix[field] !== undefined,
        );
        if (given.length !== 1) {
          const has = given.length === 0 ? "has nothing in it" : `has ${list(given)} at once`;
          const message = `Appendix "${appendix.id}" ${has}: expected one of document, block or file`;
          yield { message, origin: place, entity: report, hint: "Say what it prints, once." };
        }
        const first = appendices.findIndex(({ id }) => id === appendix.id);
        if (first === index) continue;
        yield {
          message: `The id "${appendix.id}" is already that of another appendix: expected one that is used once`,
          origin: below(place, "id"),
          entity: report,
          hint: "Give one of the two another id, and look through the references to it.",
          related: [{ message: "first here", origin: below(origin, "appendices", first, "id") }],
        };
      }
    }
  },
};
