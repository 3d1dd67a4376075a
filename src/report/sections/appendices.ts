import { withheld } from "../../plan/history/exemptions.ts";
import { attachmentPath } from "../../plan/schema/entry.ts";
import type { EventDocument } from "../../plan/schema/events.ts";
import type { Appendix } from "../../plan/schema/reports.ts";
import { EXAMPLE_REFERENCE } from "../../plan/schema/scalars.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { below, type Origin, originOf } from "../../problems/origin.ts";
import { BLOCKS, buildBlock } from "../blocks/index.ts";
import { findDocument, type ReportContext } from "../context.ts";
import { type DraftBlock, type DraftPart, say, unnumbered } from "../draft/draft.ts";
import { draftProse } from "../draft/prose.ts";
import { stampField } from "../draft/stamped.ts";
import { reportUnknown } from "../kinds.ts";

/** Each appendix is a part of its own: a document of an event, a computed block, or a file. */
export function draftAppendices(context: ReportContext): DraftPart[] {
  const { report } = context;
  return (report.appendices ?? []).map((appendix, index) => {
    const origin = below(report.origin, "appendices", index);
    const drafts = draftAppendix(context, appendix, origin);
    const blocks = appendix.exempt === undefined ? drafts : drafts.map(withoutNumber);
    return {
      id: appendix.id,
      kind: "appendix",
      title: appendixTitle(context, appendix),
      blocks,
      sections: [],
    };
  });
}

/** Exempt paragraphs have no number, so that the others have the same number in both editions. */
const withoutNumber = (block: DraftBlock): DraftBlock =>
  block.kind === "paragraph" ? { ...block, numbered: false } : block;

function draftAppendix(context: ReportContext, appendix: Appendix, origin: Origin): readonly DraftBlock[] {
  if (appendix.exempt !== undefined && context.edition === "public")
    return [unnumbered(say(withheld(appendix.exempt)))];
  const { block, detail } = appendix;
  const options = detail === undefined ? {} : { detail };
  if (block !== undefined) {
    const isKnown = BLOCKS.some(({ name }) => name === block);
    const place = below(origin, isKnown && detail !== undefined ? "detail" : "block");
    return buildBlock(context, { name: block, options, usual: "full" }, place);
  }
  if (detail !== undefined) reportUnknown(context, WITHOUT_BLOCK, [], below(origin, "detail"));
  if (appendix.document !== undefined)
    return draftDocument(context, appendix.document, below(origin, "document"));
  if (appendix.file !== undefined) return draftFile(context, appendix.file, origin.file);
  return [];
}

const WITHOUT_BLOCK = {
  message: "Only a computed block has a detail, and this appendix prints none",
  hint: "Take detail out: documents and files are printed as they are.",
};

/** Its own title, or else that of what it prints. */
export function appendixTitle(context: ReportContext, { id, title, block, document }: Appendix): string {
  if (title !== undefined) return title;
  if (document !== undefined) return findDocument(context.plan, document)?.document.title ?? document;
  return BLOCKS.find(({ name }) => name === block)?.title ?? id;
}

function draftDocument(context: ReportContext, path: string, origin: Origin): readonly DraftBlock[] {
  const found = findDocument(context.plan, path);
  if (found === undefined) {
    const message = `The document "${path}" was not known on ${formatDate(context.plan.asAt)}`;
    const hint = `Give the event's id and the document's, such as ${EXAMPLE_REFERENCE}, and look at its date.`;
    reportUnknown(context, { message, hint }, [path], origin);
    return [];
  }
  const { document, origin: place } = found;
  const from = document.from === undefined ? "" : `From ${document.from}. `;
  const heading = unnumbered(
    say(`${from}Dated ${stampField(formatDate(document.date), `${found.event.id}/${document.id}`, "date")}.`),
  );
  const text =
    document.text === undefined ? [] : draftProse(context, document.text, below(place, "text"), false);
  const file = document.file === undefined ? [] : draftFile(context, document.file, place.file);
  const printed = [...text, ...file];
  return [heading, ...(printed.some(({ kind }) => kind !== "heading") ? printed : sayWhere(document))];
}

/** In the place of a text that the plan does not hold. */
function sayWhere({ url }: EventDocument): readonly DraftBlock[] {
  if (url === undefined) return [unnumbered(say("The text of this document was not given."))];
  const link = { kind: "link", href: url, children: say(url) } as const;
  const words = say("The text of this document is not part of this report. It can be read at ");
  return [unnumbered([...words, link, ...say(".")])];
}

/** Problems with the text point at the file. A missing file has already been reported where it is named. */
function draftFile(context: ReportContext, named: string, from: string): readonly DraftBlock[] {
  const file = attachmentPath(from, named);
  const text = file === null ? undefined : context.plan.attachments.get(file);
  return file === null || text === undefined ? [] : draftProse(context, text, originOf(file), false);
}
