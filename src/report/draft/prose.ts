import { type Origin, within } from "../../problems/origin.ts";
import { type ProseItem, parseProse } from "../../prose/parse-prose.ts";
import type { Reference } from "../../prose/references.ts";
import { buildBlock } from "../blocks/index.ts";
import type { ReportContext } from "../context.ts";
import { type DraftBlock, type DraftItem, type DraftParagraph, say } from "./draft.ts";
import { draftText, reportProseProblems } from "./text.ts";

/** Turns a text of several paragraphs into blocks, and builds the computed blocks in it. */
export function draftProse(
  context: ReportContext,
  text: string,
  origin: Origin,
  numbered = true,
): DraftBlock[] {
  const { blocks, problems } = parseProse(text);
  reportProseProblems(context, problems, origin);
  const drafts: DraftBlock[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      drafts.push({ kind: "heading", level: block.level > 2 ? 3 : 2, text: draftText(block.text, origin) });
    } else if (block.kind === "paragraph") {
      const draft: DraftParagraph = {
        kind: "paragraph",
        numbered,
        id: block.id,
        text: draftText(block.text, origin),
        items: [],
        written: [within(origin, block.start, block.end)],
      };
      drafts.push(draft);
    } else if (block.kind === "list") {
      const list = {
        items: draftItems(block.items, origin),
        written: [within(origin, block.start, block.end)],
      };
      attachList(drafts, list, numbered);
    } else if (block.kind === "quote") {
      drafts.push({ kind: "quote", paragraphs: block.paragraphs.map((one) => draftText(one, origin)) });
    } else appendComputed(drafts, computedBlocks(context, block.reference, origin, numbered));
  }
  return drafts;
}

/** A list belongs to the paragraph before it: officers cite "paragraph 12(d)". */
function attachList(
  drafts: DraftBlock[],
  list: Pick<DraftParagraph, "items" | "written">,
  numbered: boolean,
): void {
  const { items, written = [] } = list;
  const last = drafts.at(-1);
  if (last?.kind === "paragraph" && last.items.length === 0)
    drafts[drafts.length - 1] = { ...last, items, written: [...(last.written ?? []), ...written] };
  else drafts.push({ kind: "paragraph", numbered, id: null, text: [], items, written });
}

const draftItems = (items: readonly ProseItem[], origin: Origin): DraftItem[] =>
  items.map((item) => ({
    text: item.paragraphs.flatMap((one, index) => [
      ...(index === 0 ? [] : say(" ")),
      ...draftText(one, origin),
    ]),
    items: draftItems(item.items, origin),
  }));

/** The blocks that a `{{block …}}` of the text stands for: in an appendix all there is, elsewhere what comes first. */
function computedBlocks(
  context: ReportContext,
  { args: [name = "", ...args], options, span: [start, end] }: Reference,
  origin: Origin,
  numbered: boolean,
): readonly DraftBlock[] {
  const usual = numbered ? "summary" : "full";
  return buildBlock(context, { name, args, options, usual }, within(origin, start, end));
}

/** A computed list has its own opening words. They are left out if the author wrote some that end in a colon. */
function appendComputed(drafts: DraftBlock[], computed: readonly DraftBlock[]): void {
  const [first, ...rest] = computed;
  const last = drafts.at(-1);
  if (
    first?.kind === "paragraph" &&
    first.items.length > 0 &&
    last?.kind === "paragraph" &&
    endsInColon(last)
  ) {
    drafts[drafts.length - 1] = { ...last, items: first.items };
    drafts.push(...rest);
  } else drafts.push(...computed);
}

function endsInColon({ text, items }: DraftParagraph): boolean {
  const end = text.at(-1);
  return items.length === 0 && end?.kind === "text" && end.text.trimEnd().endsWith(":");
}
