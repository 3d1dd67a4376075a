import {
  BuilderElement,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Picture } from "../browser/draw.ts";
import {
  type Cell,
  type Column,
  type Line,
  plainText,
  type Row,
  type Table as TableBlock,
  textOf,
} from "../model/table.ts";
import type { Colour } from "../plan/schema/actions.ts";
import type { Context } from "./context.ts";
import { marked, writeInlines, writeText } from "./inlines.ts";

/** What a table is written of: a report's own, or names with their values, which have no head. */
interface TableSource extends Pick<TableBlock, "caption" | "rows" | "density"> {
  readonly anchor: string | null;
  readonly columns: readonly Column[];
  readonly hasHead: boolean;
}

/** A table of a document. */
export class WordTable {
  readonly #table: TableSource;

  constructor(table: TableSource) {
    this.#table = table;
  }

  /** In twentieths of a point: the width below which some column has no room for its longest word. */
  get leastWidth(): number {
    return leastWidths(this.#table).reduce((sum, one) => sum + one, 0);
  }

  /** The table with its head on every page, and no row on two. What it is called is read aloud. */
  write(width: number, context: Context): Table {
    const table = this.#table;
    const widths = columnWidths(table, width);
    const head = table.hasHead ? [writeHead(table, widths, context)] : [];
    // It is better to move a short table to the next page than to split it.
    const isShort = table.rows.length <= 7;
    const rows = table.rows.map((row, at) =>
      writeRow(row, widths, table, context, {
        keepNext: at < table.rows.length - 1 && (isShort || at === 0 || isGroupHeading(row)),
        anchor: row.anchor ?? (at === 0 && !table.hasHead ? table.anchor : null),
      }),
    );
    return new NamedTable(
      {
        style: context.styles.idOf("Report Table"),
        width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        tableLook: { firstRow: table.hasHead, firstColumn: true, noHBand: true, noVBand: true },
        rows: [...head, ...rows],
      },
      table.caption,
    );
  }
}

/** The library has no place for what a table is called. */
class NamedTable extends Table {
  constructor(options: ConstructorParameters<typeof Table>[0], name: string) {
    super(options);
    const caption = new BuilderElement({
      name: "w:tblCaption",
      attributes: { value: { key: "w:val", value: name } },
    });
    // The last of the properties, as the standard has them in this order.
    this.root[0].addChildElement(caption);
  }
}

const isGroupHeading = ({ cells: [first] }: Row): boolean => first?.header === true && first.span > 1;

const styleOf = ({ density }: TableSource, { styles }: Context): string =>
  styles.idOf(density === "compact" ? "Table Text Small" : "Table Text");

const alignmentOf = (column: Column | undefined): Pick<IParagraphOptions, "alignment"> =>
  column?.align === "right" ? { alignment: "right" } : {};

function writeHead(table: TableSource, widths: readonly number[], context: Context): TableRow {
  const cells = table.columns.map((column, at) => {
    const children = [new TextRun({ text: column.title, bold: true, color: context.colours.accent })];
    return new TableCell({
      width: { size: widths[at] as number, type: WidthType.DXA },
      verticalAlign: "bottom",
      shading: fill(context.colours.tint),
      children: [
        new Paragraph({
          style: styleOf(table, context),
          keepNext: true,
          ...alignmentOf(column),
          children: at === 0 ? marked(table.anchor, children, context) : children,
        }),
      ],
    });
  });
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

const fill = (hex: string) => ({ type: ShadingType.CLEAR, color: "auto", fill: hex });

function writeRow(
  row: Row,
  widths: readonly number[],
  table: TableSource,
  context: Context,
  { keepNext, anchor }: { readonly keepNext: boolean; readonly anchor: string | null },
): TableRow {
  let at = 0;
  const cells = row.cells.map((cell, index) => {
    const column = table.columns[at];
    const size = widths.slice(at, at + cell.span).reduce((sum, one) => sum + one, 0);
    at += cell.span;
    const isBold = cell.header;
    const written = cell.lines.map((line) => ({
      line,
      children: writeLine(wholeIn(column, line), isBold, context),
    }));
    const paragraphs = written.map(({ line, children }, place) => {
      const own = place === 0 && index === 0 ? marked(anchor, children, context) : children;
      const style = line.kind === "note" ? context.styles.idOf("Table Text Small") : styleOf(table, context);
      return new Paragraph({ style, ...alignmentOf(column), children: own });
    });
    const empty = new Paragraph({ style: styleOf(table, context), children: marked(anchor, [], context) });
    return new TableCell({
      width: { size, type: WidthType.DXA },
      ...(cell.span > 1 && { columnSpan: cell.span }),
      ...(isGroupHeading(row) && { shading: fill(context.colours.tint) }),
      // Every cell of Word has a paragraph.
      children:
        paragraphs.length > 0
          ? paragraphs
          : [index === 0 ? empty : new Paragraph({ style: styleOf(table, context) })],
    });
  });
  return new TableRow({ cantSplit: true, keepNext, children: cells });
}

/** A figure is not parted from what it is of: "of 54.2". */
function wholeIn(column: Column | undefined, line: Line): Line {
  if (column?.align !== "right" || !("text" in line)) return line;
  const text = line.text.map((one) =>
    one.kind === "text" ? textOf(one.text.replaceAll(" ", "\u00a0")) : one,
  );
  return { ...line, text };
}

function writeLine(line: Line, bold: boolean, context: Context): ParagraphChild[] {
  const format: IRunOptions = bold ? { bold } : {};
  switch (line.kind) {
    case "text":
      return writeInlines(line.text, context, format);
    case "note":
      return writeInlines(line.text, context, { ...format, color: context.colours.quiet });
    case "badge":
      return writeBadge(line.colour, line.word, context);
    case "variation":
      return [
        writeDecoration(context.pictures.line(line) as Picture, 15, 15, -2),
        writeText(`\u00a0${line.word}`, { bold: true }),
      ];
    case "sparkline": {
      const picture = context.pictures.line(line);
      return picture === null ? [writeText("–", format)] : [writePicture(picture, line.name)];
    }
    case "tally": {
      const bar = context.pictures.line(line);
      const length = Math.max(1, Math.round((line.share * LONGEST_BAR) / 100));
      const count = writeText(bar === null ? String(line.count) : `\u00a0${line.count}`, format);
      return bar === null ? [count] : [writeDecoration(bar, length, 10, 0), count];
    }
  }
}

/** In CSS pixels: what the narrowest column of counts has room for beside the count. */
const LONGEST_BAR = 26;

/** The word of a status on a tint, after a sign for each colour, which every font of an office program has. */
function writeBadge(colour: Colour, word: string, { colours }: Context): ParagraphChild[] {
  const shading = fill(paler(colours[colour]));
  return [
    new TextRun({ text: `\u00a0${SIGNS[colour]}\u00a0`, color: colours[colour], shading }),
    writeText(`${word}\u00a0`, { bold: true, shading }),
  ];
}

const SIGNS: Readonly<Record<Colour, string>> = { green: "●", amber: "▲", red: "♦", blue: "■", grey: "▬" };

/** A colour with nine parts of white. */
const paler = (hex: string): string =>
  [0, 2, 4]
    .map((at) => Math.round(255 - (255 - Number.parseInt(hex.slice(at, at + 2), 16)) * 0.12))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("");

/** A picture with its name, which is read aloud; as shapes, and as pixels for older programs. */
export function writePicture({ svg, png, width, height }: Picture, name: string): ImageRun {
  return new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    fallback: { type: "png", data: png },
    transformation: { width, height },
    altText: { name: "Picture", description: name },
  });
}

/** A picture that says what the words beside it say. Screen readers skip it. */
const writeDecoration = ({ png }: Picture, width: number, height: number, position: number): ImageRun =>
  new ImageRun({
    type: "png",
    data: png,
    transformation: { width, height },
    altText: { name: "Sign" },
    decorative: true,
    ...(position !== 0 && { run: { position: `${position}pt` } }),
  });

/** In twentieths of a point: the space in a cell beside its words. */
const SPACE = 170;

/**
 * Widths that add up to `width`: each column as wide as the report says, but no narrower than its words, which would be
 * broken. Columns that have room to spare give it.
 */
function columnWidths(table: TableSource, width: number): number[] {
  const least = leastWidths(table);
  const spare = width - least.reduce((sum, one) => sum + one, 0);
  const lacking = table.columns.map((column, at) =>
    Math.max(0, (column.width * width) / 100 - (least[at] ?? 0)),
  );
  const sum = lacking.reduce((total, one) => total + one, 0);
  const widths = least.map((one, at) =>
    spare < 0
      ? (one * width) / (width - spare)
      : one + (sum === 0 ? spare / least.length : (spare * (lacking[at] ?? 0)) / sum),
  );
  const whole = widths.map(Math.floor);
  const rest = width - whole.reduce((total, one) => total + one, 0);
  return whole.map((one, at) => (at === 0 ? one + rest : one));
}

function leastWidths({ columns, rows, density, hasHead }: TableSource): number[] {
  const points = density === "compact" ? 9 : 10;
  const least = columns.map(({ title }) => (hasHead ? longestWord(title, true) : 0));
  for (const { cells } of rows) {
    let at = 0;
    for (const cell of cells) {
      if (cell.span === 1)
        least[at] = Math.max(
          least[at] ?? 0,
          ...cell.lines.map((line) => widthOf(wholeIn(columns[at], line), cell)),
        );
      at += cell.span;
    }
  }
  return least.map((ems) => Math.ceil(Math.min(ems, LONGEST) * points * 20) + SPACE);
}

/** In em: a word that is longer may be broken. */
const LONGEST = 12;

/** In em. */
function widthOf(line: Line, { header }: Cell): number {
  if ("text" in line) return longestWord(plainText(line.text), header);
  if ("word" in line) return longestWord(line.word, true) + 1.9;
  return line.kind === "tally" ? 3.2 : 7.4;
}

const longestWord = (text: string, bold: boolean): number =>
  Math.max(
    0,
    ...keptTogether(text).map((word) => [...word].reduce((sum, one) => sum + letterWidth(one), 0)),
  ) * (bold ? 1.08 : 1);

const keptTogether = (text: string): string[] => text.replace(/(\d) (of \d)/g, "$1\u00a0$2").split(/[ -]/);

/** Of Arial, which most letters of other fonts are not wider than. */
function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!()[\]ft /\u00a0-]/.test(letter)) return 0.3;
  if (/[mwMW%@—]/.test(letter)) return 0.88;
  return /[A-Z]/.test(letter) ? 0.7 : 0.56;
}
