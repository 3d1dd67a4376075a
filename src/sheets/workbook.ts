import { UsageError } from "../errors.ts";
import type { IsoDate } from "../plan/time/dates.ts";

/** A workbook as somebody who opens it sees it. */
export interface Workbook {
  /** How the file is named in messages. */
  readonly file: string;
  readonly format: SheetFormat;
  readonly sheets: readonly Sheet[];
  /** Document properties of the author's own, by their names. */
  readonly properties: Readonly<Record<string, string>>;
  /** The rows that pivot tables were made of, which the file keeps and may not show. */
  readonly sources: readonly (readonly (readonly Cell[])[])[];
  /** What is in the file and in no cell, each as a sentence: pictures, charts, text boxes. */
  readonly besides: readonly string[];
}

export type SheetFormat = "xlsx" | "ods" | "csv";

export interface Sheet {
  /** "" for CSV. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Every row down to the last that holds something, each as wide as the widest. */
  readonly rows: readonly (readonly Cell[])[];
  /** Positions of the rows and columns that are hidden, from 0. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A cell, or a part of a merged one: each part has the text of the whole. */
export interface Cell {
  /** What is shown, without the space around it and at the ends of its lines; "" where nothing is. */
  readonly text: string;
  readonly content: Content;
  /** The colour behind it, six hexadecimal digits; null where it has none or white. */
  readonly fill: string | null;
  /** A comment on it. */
  readonly comment: string | null;
  /** Whether it is a part of a merged cell, but not the first. */
  readonly isContinued: boolean;
}

export type Content =
  | { readonly kind: "empty" }
  | { readonly kind: "text" }
  /** A percentage is kept as a fraction: 91% is 0.91. */
  | { readonly kind: "number"; readonly value: number; readonly isPercentage: boolean }
  | { readonly kind: "date"; readonly date: IsoDate; readonly hasYear: boolean }
  | { readonly kind: "logical"; readonly value: boolean }
  /** `#REF!` and its like. */
  | { readonly kind: "error" }
  /** A formula whose result the file does not hold. */
  | { readonly kind: "unknown-result"; readonly formula: string };

export const EMPTY_CELL: Cell = {
  text: "",
  content: { kind: "empty" },
  fill: null,
  comment: null,
  isContinued: false,
};

/** A cell that holds text; `#REF!` and its like are errors however they are stored. */
export function textCell(written: string): Cell {
  const text = written
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u00a0", " ")
    .replace(/[ \t]+$/gm, "")
    .trim();
  if (text === "") return EMPTY_CELL;
  return { ...EMPTY_CELL, text, content: { kind: ERROR.test(text) ? "error" : "text" } };
}

const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;

/** The name of a cell, such as `C4`; row and column count from 0. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** The letters of a column: A to Z, AA, and so on. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? "" : columnName(rest)) + String.fromCharCode(65 + (column % 26));
}

/** Row and column of a cell from its name, counted from 0. */
export function cellPosition(name: string): { readonly row: number; readonly column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** The cell at a place; an empty one outside the sheet. */
export const cellAt = (sheet: Sheet, row: number, column: number): Cell =>
  sheet.rows[row]?.[column] ?? EMPTY_CELL;

/** Every cell of a sheet that holds something, once. */
export function* filledCells(sheet: Sheet): Generator<{ row: number; column: number; cell: Cell }> {
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, cell] of cells.entries())
      if ((cell.text !== "" || cell.comment !== null) && !cell.isContinued) yield { row, column, cell };
}

/** Cells that lie together, by the first and how many; positions count from 0. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A sheet as a reader finds it: rows of any width, its merged cells apart, and blank rows at its end. */
export interface FoundSheet extends Omit<Sheet, "rows" | "hiddenRows" | "hiddenColumns"> {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Block[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

/**
 * Makes all rows equally wide, gives every part of a merged cell the text of the whole, and leaves out a blank end.
 * @throws UsageError for a sheet that is too large.
 */
export function finishSheet(file: string, { merges, ...found }: FoundSheet): Sheet {
  const isFilled = ({ text, comment }: Cell): boolean => text !== "" || comment !== null;
  const width = found.rows.reduce((most, row) => Math.max(most, row.findLastIndex(isFilled) + 1), 0);
  const height = found.rows.findLastIndex((row) => row.some(isFilled)) + 1;
  requireRoom(file, height, width);
  const rows = found.rows
    .slice(0, height)
    .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? EMPTY_CELL));
  for (const { row: top, column: left, rows: down, columns } of merges) {
    const first = rows[top]?.[left];
    if (first === undefined || first.text === "") continue;
    const part: Cell = { ...first, comment: null, isContinued: true };
    for (const [below, cells] of rows.slice(top, top + down).entries())
      for (let column = left; column < Math.min(left + columns, width); column++)
        if (below > 0 || column > left) cells[column] = part;
  }
  return {
    ...found,
    rows,
    hiddenRows: new Set(found.hiddenRows),
    hiddenColumns: new Set(found.hiddenColumns),
  };
}

/** A sheet that is larger than this is no tracker, and would fill the memory. */
const MOST_ROWS = 100_000;
const MOST_CELLS = 5_000_000;

/** @throws UsageError where the last row or column that holds something is too far away. */
export function requireRoom(file: string, rows: number, columns: number): void {
  if (rows <= MOST_ROWS && rows * columns <= MOST_CELLS) return;
  const place =
    rows > MOST_ROWS ? `row ${rows.toLocaleString("en-GB")}` : `cell ${cellName(rows - 1, columns - 1)}`;
  throw new UsageError(
    `A sheet of "${file}" goes down to ${place}, and at most ${MOST_ROWS.toLocaleString("en-GB")} rows and ${MOST_CELLS.toLocaleString("en-GB")} cells are read`,
    "Copy the rows that matter into a workbook of their own, and import that.",
  );
}

/** What is drawn on a sheet, in sentences. */
export const sayBesides = (sheet: string, pictures: number, texts: readonly string[]): string[] => [
  ...(pictures === 0
    ? []
    : [
        `The sheet "${sheet}" has ${pictures === 1 ? "a picture or chart" : `${pictures} pictures or charts`}, which cannot be read.`,
      ]),
  ...texts.map((text) => `A text box of the sheet "${sheet}" says: ${text}`),
];
