import { attachmentPath } from "../../../plan/schema/entry.ts";
import { below } from "../../../problems/origin.ts";
import { documentsAt, type KnownDocument } from "../../facts/documents.ts";
import type { CheckContext, Rule } from "../../rule.ts";

export const appendixWithoutText: Rule = {
  id: "appendix-without-text",
  severity: "warning",
  summary: "The document of an appendix has no text.",
  why: "Readers turn to an appendix for the letter itself. Where the plan does not hold its text, the appendix says where the document can be read, or that its text was not given.",
  bad: `\
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - { id: letter, date: 2016-08-05 }
reports:
  - id: cabinet-2016-09
    appendices: [{ id: ofsted-letter, document: visit-1/letter }]
`,
  good: `\
events:
  - id: visit-1
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents:
      - { id: letter, date: 2016-08-05, text: Leaders know the service well. }
reports:
  - id: cabinet-2016-09
    appendices: [{ id: ofsted-letter, document: visit-1/letter }]
`,
  *check(context) {
    for (const { id: report, asAt, appendices = [], origin } of context.reports) {
      for (const [index, { id, document: path }] of appendices.entries()) {
        if (path === undefined) continue;
        const documents = documentsAt(context, asAt);
        const found = documents.find((one) => one.path === path || one.event.id === path);
        const why = found === undefined ? null : whyEmpty(context, found);
        if (found === undefined || why === null) continue;
        const { url } = found.document;
        yield {
          message: `Appendix "${id}" has no text to print: ${why}`,
          origin: below(origin, "appendices", index, "document"),
          entity: report,
          hint:
            url === undefined
              ? "Write its text, name its file, or say in url where it can be read. Until then the appendix says that it was not given."
              : `Write its text or name its file. Until then the appendix says that it can be read at ${url}.`,
          related: [{ message: "the document is here", origin: found.origin }],
        };
      }
    }
  },
};

/** Why a document has nothing to print; null where it has, and where another problem says that its file is not there. */
function whyEmpty({ plan }: CheckContext, { document, path, origin }: KnownDocument): string | null {
  const { text, file } = document;
  if (text !== undefined && !isBlank(text)) return null;
  if (file !== undefined) {
    const named = attachmentPath(origin.file, file);
    const held = named === null ? undefined : plan.attachments.get(named);
    return held === undefined || !isBlank(held) ? null : `the file "${file}" of "${path}" holds no text`;
  }
  return text === undefined
    ? `"${path}" has no text and no file`
    : `the text of "${path}" is a heading alone`;
}

/** Whether a text in Markdown is empty, or headings alone. */
export const isBlank = (text: string): boolean => text.replace(/^#{1,6} .*$/gm, "").trim() === "";
