import { attachmentPath } from "../../../plan/schema/entry.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { below } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import type { CheckContext, Rule } from "../../rule.ts";
import { isBlank } from "./appendix-without-text.ts";

export const appendixMissing: Rule = {
  id: "appendix-missing",
  severity: "error",
  summary: "An appendix has nothing in it, more than one thing, or the id of another.",
  why: "An appendix is an event's document, a computed block, or a file, and its id is what the text refers to. One with nothing in it is printed as a title alone.",
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
  *check(context) {
    for (const one of context.reports) {
      const { id: report, appendices = [], origin } = one;
      for (const [index, appendix] of appendices.entries()) {
        const place = below(origin, "appendices", index);
        const given = (["document", "block", "file"] as const).filter(
          (field) => appendix[field] !== undefined,
        );
        if (given.length !== 1) {
          const has = given.length === 0 ? "has nothing in it" : `has ${list(given)} at once`;
          const message = `Appendix "${appendix.id}" ${has}: expected one of document, block or file`;
          yield { message, origin: place, entity: report, hint: "Give just one of the three." };
        }
        const { file } = appendix;
        if (given.length === 1 && file !== undefined && isBlankFile(context, one, file)) {
          const message = `Appendix "${appendix.id}" has nothing in it: the file "${file}" holds no text`;
          const hint = "Write the text, or take the appendix out until it is there.";
          yield { message, origin: below(place, "file"), entity: report, hint };
        }
        const first = appendices.findIndex(({ id }) => id === appendix.id);
        if (first === index) continue;
        yield {
          message: `The id "${appendix.id}" is already that of another appendix: expected one that is used once`,
          origin: below(place, "id"),
          entity: report,
          hint: "Give one of the two another id, and check the references to it.",
          related: [{ message: "first here", origin: below(origin, "appendices", first, "id") }],
        };
      }
    }
  },
};

/** Whether a file that is there has nothing to print. */
function isBlankFile({ plan }: CheckContext, { origin }: Report, named: string): boolean {
  const found = attachmentPath(origin.file, named);
  const text = found === null ? undefined : plan.attachments.get(found);
  return text !== undefined && isBlank(text);
}
