import {
  Bookmark,
  BuilderElement,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { type Inline, plainText, textOf } from "../model/table.ts";
import { isSafeLink, keepTogether } from "../render/templates/vocabulary/text.ts";
import type { Context } from "./context.ts";

/** Running text as runs, links, fields and footnotes. */
export function writeInlines(
  inlines: readonly Inline[],
  context: Context,
  format: IRunOptions = {},
): ParagraphChild[] {
  return joined(inlines).flatMap((inline) => writeInline(inline, context, format));
}

/** A text in one format. */
export const writeText = (text: string, format: IRunOptions = {}): TextRun =>
  new TextRun({ ...format, text: keepTogether.run(text).replace(FORBIDDEN, "") });

/** What XML has no place for. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** What lies at a place to which something links. */
export function marked(
  anchor: string | null,
  children: readonly ParagraphChild[],
  { marks }: Context,
): ParagraphChild[] {
  const id = marks.at(anchor);
  return id === null ? [...children] : [new Bookmark({ id, children })];
}

/** Texts beside one another as one, so that a date or an amount in two pieces stays on one line. */
function joined(inlines: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines) {
    const last = all.at(-1);
    if (last?.kind === "text" && inline.kind === "text")
      all[all.length - 1] = textOf(last.text + inline.text);
    else all.push(inline);
  }
  return all;
}

function writeInline(inline: Inline, context: Context, format: IRunOptions): ParagraphChild[] {
  switch (inline.kind) {
    case "text":
      return [writeText(inline.text, format)];
    case "strong":
      return writeInlines(inline.children, context, { ...format, bold: true });
    case "emphasis":
      return writeInlines(inline.children, context, { ...format, italics: true });
    case "inserted": {
      const added = { ...format, underline: {} };
      return [
        writeText("[+", format),
        ...writeInlines(inline.children, context, added),
        writeText("]", format),
      ];
    }
    case "deleted": {
      const removed = { ...format, strike: true };
      return [
        writeText("[−", format),
        ...writeInlines(inline.children, context, removed),
        writeText("]", format),
      ];
    }
    case "link":
      return writeLink(inline.href, inline.children, context, format);
    case "footnote":
      return writeFootnote(inline.note, context);
  }
}

function writeLink(
  href: string,
  words: readonly Inline[],
  context: Context,
  format: IRunOptions,
): ParagraphChild[] {
  const { marks, styles } = context;
  const look = { ...format, style: styles.idOf("Hyperlink") };
  if (!href.startsWith("#")) {
    const children = writeInlines(words, context, look);
    return isSafeLink.run(href)
      ? [new ExternalHyperlink({ link: href, children })]
      : writeInlines(words, context, format);
  }
  const target = href.slice(1);
  const anchor = marks.at(target);
  const file = marks.elsewhere(target);
  if (anchor === null) {
    if (file === null) return writeInlines(words, context, format);
    return [new ExternalHyperlink({ link: file, children: writeInlines(words, context, look) })];
  }
  const number = String(marks.numberAt(target));
  const text = plainText(words);
  if (!text.endsWith(number))
    return [new InternalHyperlink({ anchor, children: writeInlines(words, context, look) })];
  // Word counts the number anew where paragraphs come or go.
  const before = writeText(text.slice(0, -number.length).replace(/ $/, "\u00a0"), look);
  return [
    new InternalHyperlink({ anchor, children: [before] }),
    new BuilderElement({
      name: "w:fldSimple",
      attributes: { instruction: { key: "w:instr", value: ` REF ${anchor} \\r \\h ` } },
      children: [new TextRun({ ...look, text: number })],
    }) as unknown as ParagraphChild,
  ];
}

/** A note at the foot of the page, of which Word counts the number. */
function writeFootnote(note: string, context: Context): ParagraphChild[] {
  const text = context.notes.take(note);
  if (text === null) return [];
  const paragraph = new Paragraph({
    style: context.styles.idOf("footnote text"),
    children: writeInlines([textOf(" "), ...text], context),
  });
  return [new FootnoteReferenceRun({ children: [paragraph] })];
}
