import { attachmentPath } from "../../../plan/schema/entry.ts";
import type { Appendix, Report } from "../../../plan/schema/reports.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { list } from "../../../text/words.ts";
import { documentsAt } from "../../facts/documents.ts";
import type { CheckContext, Rule } from "../../rule.ts";

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
        const [field] = given;
        const empty = given.length === 1 ? emptyIn(context, one, appendix) : null;
        if (empty !== null && field !== undefined) {
          const message = `Appendix "${appendix.id}" has nothing in it: ${empty}`;
          const hint = "Write the text, or take the appendix out until it is there.";
          yield { message, origin: below(place, field), entity: report, hint };
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

/** Whether a text in Markdown is empty, or headings alone. */
const hasNoText = (text: string): boolean => text.replace(/^#{1,6} .*$/gm, "").trim() === "";

/** Why a document or a file has nothing to print; null where it has, and where another problem says that it is not there. */
function emptyIn(context: CheckContext, report: Report, { document: path, file }: Appendix): string | null {
  const isBlank = (from: Origin, named: string): boolean => {
    const found = attachmentPath(from.file, named);
    const text = found === null ? undefined : context.plan.attachments.get(found);
    return text !== undefined && hasNoText(text);
  };
  if (file !== undefined) return isBlank(report.origin, file) ? `the file "${file}" holds no text` : null;
  const found = documentsAt(context, report.asAt).find((one) => one.path === path || one.event.id === path);
  if (found === undefined) return null;
  const { document, origin } = found;
  const { text, file: named } = document;
  if (text !== undefined && !hasNoText(text)) return null;
  if (named !== undefined)
    return isBlank(origin, named) ? `the file "${named}" of "${found.path}" holds no text` : null;
  if (text !== undefined) return `the text of "${found.path}" is a heading alone`;
  return `"${found.path}" has no text and no file`;
}
