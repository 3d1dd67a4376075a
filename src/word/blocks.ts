import { type FileChild, type IParagraphOptions, Paragraph, type Table, TextRun } from "docx";
import type { Block, Illustration, Item } from "../model/document.ts";
import { type Inline, type Table as TableBlock, textOf } from "../model/table.ts";
import type { Context } from "./context.ts";
import { marked, writeInlines, writeText } from "./inlines.ts";
import { WordTable, writePicture } from "./tables.ts";

type Writers = {
  readonly [Kind in Block["kind"]]: (
    block: Extract<Block, { readonly kind: Kind }>,
    context: Context,
    width: number,
  ) => FileChild[];
};

/** How each kind of block is written. */
const WRITERS: Writers = {
  heading: ({ level, anchor, text }, context) => [
    new Paragraph({
      style: context.styles.idOf(
        level === 3 ? "heading 3" : isListed(anchor, context) ? "heading 2" : "Appendix Heading",
      ),
      // A council's own style may not say so.
      keepNext: true,
      children: marked(anchor, writeInlines(text, context), context),
    }),
  ],

  paragraph(block, context) {
    const { text, items, anchor } = block;
    const { own, itemAt } = context.lists.begin(block);
    const paragraph = new Paragraph({
      style: context.styles.idOf(own === null ? "Indented Text" : "Numbered Paragraph"),
      ...(own !== null && { numbering: own }),
      ...(items.length > 0 && { keepNext: true }),
      children: marked(anchor, writeInlines(text, context), context),
    });
    const introduction = text.length > 0 || own !== null ? [paragraph] : [];
    return [...introduction, ...writeItems(items, itemAt, context)];
  },

  quote: ({ paragraphs }, context) =>
    paragraphs.map((text) => styled("Quote", writeInlines(text, context), context)),

  table: (block, context, width) => writeCaptioned(block, context, width),

  figure: (block, context, width) => writeFigure(block, context, width),

  "sign-off": ({ name, office }, context) => [
    ...(name === null
      ? []
      : [
          styled("Indented Text", [writeText(name, { bold: true })], context, {
            keepNext: true,
            spacing: { before: 480, after: 0 },
          }),
        ]),
    styled("Indented Text", [writeText(office)], context, { spacing: { after: 240 } }),
  ],

  contact({ name, extension, email }, context) {
    const words = extension === null ? `Contact: ${name}` : `Contact: ${name}, extension ${extension}`;
    const address: Inline[] =
      email === null
        ? []
        : [textOf(", "), { kind: "link", href: `mailto:${email}`, children: [textOf(email)] }];
    return [styled("Indented Text", writeInlines([textOf(words), ...address], context), context)];
  },

  facts: ({ rows }, context, width) => [writeFacts(rows, "Names and values", context, width)],

  footnotes: (block, context) =>
    // The others are at the foot of the page that refers to them.
    context.notes.left(block).map(({ label, anchor, text }) => {
      context.notes.take(anchor);
      return styled("footnote text", writeInlines([textOf(`${label} `), ...text], context), context);
    }),
};

/** A block of a report, as wide as there is room. */
export function writeBlock(block: Block, context: Context, width: number): FileChild[] {
  const write = WRITERS[block.kind] as (block: Block, context: Context, width: number) => FileChild[];
  return write(block, context, width);
}

/** Headings that the contents leave out have a style of their own, so that Word leaves them out, too. */
const isListed = (anchor: string, { document: { contents } }: Context): boolean =>
  contents.length === 0 || contents.some((entry) => entry.anchor === anchor);

/** A paragraph in one of our styles. */
export const styled = (
  style: Parameters<Context["styles"]["idOf"]>[0],
  children: NonNullable<IParagraphOptions["children"]>,
  { styles }: Context,
  more: IParagraphOptions = {},
): Paragraph => new Paragraph({ ...more, style: styles.idOf(style), children });

function writeItems(
  items: readonly Item[],
  itemAt: ReturnType<Context["lists"]["begin"]>["itemAt"],
  context: Context,
  depth = 0,
): Paragraph[] {
  return items.flatMap(({ text, items: below }, at) => [
    styled("Numbered List", writeInlines(text, context), context, {
      numbering: itemAt(depth),
      // The last item of a list is as far from what follows as a paragraph is.
      ...(depth === 0 && at === items.length - 1 && below.length === 0 && { spacing: { after: 120 } }),
    }),
    ...writeItems(below, itemAt, context, depth + 1),
  ]);
}

/** Names with their values, of which the first column is the head. */
export function writeFacts(
  rows: readonly { readonly name: string; readonly value: readonly Inline[] }[],
  caption: string,
  context: Context,
  width: number,
): Table {
  const cell = (text: readonly Inline[], header: boolean) => ({
    header,
    span: 1,
    lines: [{ kind: "text" as const, text: [...text] }],
  });
  const columns = [
    { title: "", width: 30, align: "left" as const },
    { title: "", width: 70, align: "left" as const },
  ];
  const written = rows.map(({ name, value }) => ({
    anchor: null,
    cells: [cell([textOf(name)], true), cell(value, false)],
  }));
  return new WordTable({
    caption,
    columns,
    rows: written,
    density: "normal",
    anchor: null,
    hasHead: false,
    note: null,
  }).write(width, context);
}

function writeCaptioned(table: TableBlock, context: Context, width: number): FileChild[] {
  const caption = styled("caption", [writeText(table.caption)], context, { keepNext: true });
  const note = table.note === null ? [] : [styled("Table Note", [writeText(table.note)], context)];
  return [
    ...(table.headed ? [] : [caption]),
    new WordTable({ ...table, hasHead: true }).write(width, context),
    ...note,
  ];
}

/** A chart with what it shows, in words above and below. They stay on one page. */
function writeFigure(figure: Illustration, context: Context, width: number): FileChild[] {
  const { title, measure, meaning, sentence, table, figures, anchor } = figure;
  const drawn = context.pictures.chart(figure);
  const room = width / TWIPS_PER_PIXEL;
  const scale = Math.min(1, room / drawn.width);
  const picture = {
    ...drawn,
    width: Math.floor(drawn.width * scale),
    height: Math.floor(drawn.height * scale),
  };
  const keep = { keepNext: true };
  const link: Inline[] =
    figures === null
      ? []
      : [textOf(" "), { kind: "link", href: `#${figures}`, children: [textOf("Figures")] }];
  return [
    styled("caption", marked(anchor, [writeText(title)], context), context, keep),
    ...(measure === null
      ? []
      : [styled("Chart Text", [new TextRun({ text: measure, bold: true })], context, keep)]),
    styled("Chart Text", [writePicture(picture, drawn.name)], context, keep),
    styled("Chart Text", writeInlines([textOf(sentence), ...link], context), context, {
      keepLines: true,
      ...(meaning !== null && keep),
    }),
    ...(meaning === null
      ? []
      : [styled("Chart Text", writeInlines(meaning, context), context, { keepLines: true })]),
    ...(table === null ? [] : writeCaptioned(table, context, width)),
  ];
}

/** A CSS pixel is a 96th of an inch, and a twip a 1440th. */
const TWIPS_PER_PIXEL = 15;
