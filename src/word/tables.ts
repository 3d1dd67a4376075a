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
import type { Column, Line, Row } from "../model/table.ts";
import type { Colour } from "../plan/schema/actions.ts";
import { Columns, type TableSource } from "./columns.ts";
import type { Context } from "./context.ts";
import { marked, writeInlines, writeText } from "./inlines.ts";

/** A table of a document. */
export class WordTable {
  readonly #table: TableSource;
  readonly #columns: Columns;

  constructor(table: TableSource) {
    this.#table = table;
    this.#columns = new Columns(table);
  }

  /** Whether some column has too little room on paper of this width, in twentieths of a point. */
  isWiderThan(width: number): boolean {
    return this.#columns.least > TIGHT * width;
  }

  /** The table with its head on every page, and no row on two. What it is called is read aloud. */
  write(width: number, context: Context): Table {
    const table = this.#table;
    const widths = this.#columns.fit(width);
    const head = table.hasHead ? [writeHead(table, widths, context)] : [];
    // It is better to move a short table to the next page than to split it.
    const isShort = table.rows.length <= 7 && !table.rows.some(hasNote);
    const last = table.rows.length - 1;
    const rows = table.rows.map((row, at) =>
      writeRow(row, widths, this.#columns, table, context, {
        keepNext: at === last ? table.note !== null : isShort || at === 0 || isGroupHeading(row),
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

/** Columns that take more of a page than this leave no room to the words of the others. */
const TIGHT = 0.9;

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

const hasNote = ({ cells }: Row): boolean =>
  cells.some(({ lines }) => lines.some(({ kind }) => kind === "note"));

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
  columns: Columns,
  table: TableSource,
  context: Context,
  { keepNext, anchor }: { readonly keepNext: boolean; readonly anchor: string | null },
): TableRow {
  let at = 0;
  const cells = row.cells.map((cell, index) => {
    const column = table.columns[at];
    const size = widths.slice(at, at + cell.span).reduce((sum, one) => sum + one, 0);
    const place = at;
    at += cell.span;
    const isBold = cell.header;
    const written = cell.lines.map((line) => ({
      line,
      children: writeLine(columns.lineIn(place, line), isBold, context),
    }));
    const paragraphs = written.map(({ line, children }, number) => {
      const own = number === 0 && index === 0 ? marked(anchor, children, context) : children;
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
