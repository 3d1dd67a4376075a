import { unstamped, withStamp } from "../../../model/stamps.ts";
import {
  type Cell,
  type Column,
  type Inline,
  type Line,
  plainText,
  type Row,
  type Table,
  textOf,
} from "../../../model/table.ts";
import { sha256Of } from "../../../text/digest.ts";
import type { Helper } from "../handlebars.ts";
import { keepTogether } from "./text.ts";

/** A table as its template prints it. */
interface LaidOut extends Omit<Table, "rows"> {
  readonly classes: string;
  /** What is said at the head of a page on which it goes on. It has one line, however long the caption is. */
  readonly continued: string;
  /**
   * Whether elements name the roles that they have already. They must where narrow screens show rows as lists, because
   * not every browser remembers that those are rows of a table.
   */
  readonly roles: boolean;
  /** Rows in groups. A row whose first cell is a heading across several columns begins a new group. */
  readonly groups: readonly (readonly (Omit<Row, "cells"> & { readonly cells: readonly LaidOutCell[] })[])[];
}

interface LaidOutCell extends Cell {
  /** It prints nothing. A PDF would have no tag for it. */
  readonly blank: boolean;
  /** Its only line is text and needs no element of its own. */
  readonly plain: boolean;
  readonly classes: string;
}

/** `{{#with (layOut this)}}`: a table with what the template has to know of its cells. */
export const layOut = {
  name: "layOut",
  run(table: Table): LaidOut {
    const stacking = stackingOf(table);
    const breaks = wordsOf(table).some((word) => word.length > LONGEST) ? "breaks" : "";
    const kinds = ["table", table.density, columnsClass.run(table.columns), stacking, breaks];
    const groups: LaidOut["groups"][number][number][][] = [];
    for (const row of table.rows.flatMap((one) => splitRow(one, table.columns))) {
      const laidOut = { ...row, cells: layOutCells(row.cells, table.columns) };
      const group = groups.at(-1);
      if (group === undefined || isGroupHeading(row)) groups.push([laidOut]);
      else group.push(laidOut);
    }
    const classes = kinds.filter((kind) => kind !== "" && kind !== "normal").join(" ");
    const caption = unstamped(table.caption);
    const name =
      caption.length <= ONE_LINE ? caption : `${caption.slice(0, caption.lastIndexOf(" ", ONE_LINE))}…`;
    return { ...table, classes, continued: `${name}, continued`, roles: stacking !== "", groups };
  },
} satisfies Helper;

const ONE_LINE = 90;

const isGroupHeading = ({ cells: [first] }: Row): boolean => first?.header === true && first.span > 1;

/**
 * A row that would be taller than most of a page becomes several, each with its number and its other cells. Where a page ended
 * within it, the next would begin with words that nobody could tell the owner of.
 */
function splitRow(row: Row, columns: readonly Column[]): Row[] {
  const parts = row.cells.map((cell, at) => {
    const width = columns[at]?.width ?? 100;
    const height = cell.lines.reduce((sum, line) => sum + heightOf(line, width), 0);
    return cell.span === 1 && height > TALL ? partsOf(cell, width) : [cell];
  });
  const count = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, part) => ({
    anchor: part === 0 ? row.anchor : null,
    cells: parts.map((cells, at) => {
      const cell = cells[part] ?? (cells.length > 1 ? { header: false, span: 1, lines: [] } : row.cells[at]);
      const goesOn = part > 0 && cell?.header === true;
      return (goesOn ? { ...cell, lines: [...cell.lines, CONTINUED] } : cell) as Cell;
    }),
  }));
}

/** In lines: most of a page. */
const TALL = 45;

/** In lines: so little that two parts, which may have to stay together, leave no large gap above them. */
const PART = 18;

/** A column of one hundredth of the width has about one letter to a line. However few its letters, a line takes one. */
const heightOf = (line: Line, width: number): number =>
  "text" in line ? Math.max(1, Math.ceil(plainText(line.text).length / width)) : 1;

const CONTINUED: Line = { kind: "note", text: [textOf("continued")] };

/** The lines of a cell in parts that have room, cut between sentences, or else between words. */
function partsOf(cell: Cell, width: number): Cell[] {
  const parts: Line[][] = [[]];
  let used = 0;
  const add = (line: Line): void => {
    const height = heightOf(line, width);
    if (used > 0 && used + height > PART) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(line);
    used += height;
  };
  for (const line of cell.lines) {
    if (!("text" in line)) add(line);
    else for (const text of pieces(line.text, width * PART)) add({ ...line, text });
  }
  return parts.map((lines) => ({ ...cell, lines }));
}

/** A text in pieces no longer than there is room. What is marked up as one stays whole. */
function pieces(text: readonly Inline[], room: number): Inline[][] {
  const all: Inline[][] = [[]];
  let used = 0;
  const words = text.flatMap((inline): Inline[] =>
    inline.kind === "text"
      ? (inline.text.match(/\S*\s*/g) ?? []).filter((word) => word !== "").map(textOf)
      : [inline],
  );
  for (const word of words) {
    const plain = plainText([word]);
    const endsSentence = used > 0.8 * room && /[.?!]\s*$/.test(plainText(all.at(-1) ?? []));
    if (used > 0 && (endsSentence || used + plain.length > room)) {
      all.push([]);
      used = 0;
    }
    const piece = all.at(-1) as Inline[];
    const last = piece.at(-1);
    if (last?.kind === "text" && word.kind === "text")
      piece[piece.length - 1] = textOf(last.text + word.text);
    else piece.push(word);
    used += plain.length;
  }
  return all;
}

/** A cell is aligned as its column is, or as the first of its columns. */
function layOutCells(cells: readonly Cell[], columns: readonly Column[]): LaidOutCell[] {
  let at = 0;
  return cells.map((cell) => {
    const column = columns[at];
    at += cell.span;
    if (column === undefined || at > columns.length)
      throw new Error(`a row has ${at} cells and its table ${columns.length} columns`);
    const blank = cell.lines.every((line) => "text" in line && line.text.length === 0);
    const only = cell.lines.length === 1 ? cell.lines[0]?.kind : undefined;
    const isNote = only === "note" && !cell.header;
    const classes = [
      ...(column.align === "right" ? ["right"] : []),
      ...(blank ? ["blank"] : []),
      ...(isNote ? ["note"] : []),
    ];
    return { ...cell, blank, plain: only === "text" || isNote, classes: classes.join(" ") };
  });
}

/** The class of tables with these columns. A style sheet has their widths and their names. */
export const columnsClass = {
  name: "columnsClass",
  run: (columns: readonly Column[]): string =>
    `columns-${sha256Of(JSON.stringify(columns.map(({ title, width }) => [title, width]))).slice(0, 6)}`,
} satisfies Helper;

/** How much of the page a table may need, in rem, before narrower places show its rows as lists. */
const PLACES = [
  { least: 15, stacking: "" },
  { least: 25, stacking: "stacks-late" },
  { least: Number.POSITIVE_INFINITY, stacking: "stacks-early" },
] as const;

/** In rem: the size of the text of each kind of table. */
const TEXT_SIZE = { normal: 0.9, compact: 0.82 };

/** In em: how wide a letter is, with some room for readers who set letters further apart. */
const LETTER = 0.56;

/** In em: the least width of a column of long texts, of a drawing, and of the space in a cell beside its words. */
const LONG = 9;
const DRAWING = 5;
const SPACE = 0.9;
const SIGN = 1.7;

/** The widest place in which a table has too little room. */
function stackingOf({ columns, rows, density }: Table): (typeof PLACES)[number]["stacking"] {
  const needs = columns.map(({ title }) => widthOfWords(title));
  for (const { cells } of rows) {
    let at = 0;
    for (const cell of cells) {
      if (cell.span === 1) needs[at] = Math.max(needs[at] ?? 0, ...cell.lines.map(widthOf));
      at += cell.span;
    }
  }
  const sum = needs.reduce((total, need) => total + need + SPACE, 0) * TEXT_SIZE[density];
  return PLACES.find(({ least }) => sum <= least)?.stacking ?? "stacks-early";
}

function widthOf(line: Cell["lines"][number]): number {
  if ("text" in line) return widthOfWords(plainText(line.text));
  return "word" in line ? widthOfWords(unstamped(line.word)) + SIGN : DRAWING;
}

/** A word of more letters than this may be broken, or it would make its table wider than the page. */
const LONGEST = 24;

const wordsOf = ({ rows }: Table): string[] =>
  rows.flatMap(({ cells }) =>
    cells.flatMap(({ lines }) =>
      lines.flatMap((line) => ("text" in line ? plainText(line.text).split(/[ -]/) : [])),
    ),
  );

/** Its longest word, and a third of it if that is more: a text of many lines of one word is hard to read. */
function widthOfWords(text: string): number {
  const longest = Math.max(
    ...keepTogether
      .run(text)
      .split(/[ -]/)
      .map((word) => word.length),
  );
  return Math.max(longest * LETTER, Math.min(LONG, (text.length * LETTER) / 3));
}

/** `{{tallied this}}`: the count of a tally. */
export const tallied = {
  name: "tallied",
  run: (tally: { readonly count: number; readonly stamp?: string }): string => withStamp(tally.count, tally),
} satisfies Helper;

/** Of the width: `12.5%`. */
export const percent = { name: "percent", run: (width: number): string => `${width}%` } satisfies Helper;
