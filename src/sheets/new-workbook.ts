import type { IsoDate } from "../plan/time/dates.ts";
import type { Block } from "./workbook.ts";

/** A workbook to be written. */
export interface NewWorkbook {
  readonly title: string;
  /** The day it is of. The file says that it was made then, so that the same workbook gives the same bytes. */
  readonly date: IsoDate;
  readonly sheets: readonly NewSheet[];
  /** What is kept inside the file for `openWorkbook` to give back. A CSV keeps none. */
  readonly properties?: Readonly<Record<string, string>>;
}

export interface NewSheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly isHidden?: boolean;
  readonly columns: readonly NewColumn[];
  readonly rows: readonly (readonly NewCell[])[];
  /** The position of the row of headings: bold, filtered, repeated on each page; it and what is above it stay in view. */
  readonly headings?: number;
  /** How many columns on the left stay in view. */
  readonly frozenColumns?: number;
  /** Cells that are one; what they hold is given for the first. */
  readonly merges?: readonly Block[];
  readonly entries?: readonly Entry[];
  /** Only unlocked cells can be changed. There is no password. */
  readonly isProtected?: boolean;
  readonly isLandscape?: boolean;
  /** What it is printed on: A4 unless this says A3. */
  readonly paper?: "a4" | "a3";
}

export interface NewColumn {
  /** In characters. */
  readonly width: number;
  readonly isHidden?: boolean;
}

/** A value, or one with its looks. Texts are always texts, whatever they begin with; long ones are wrapped. */
export type NewCell = NewValue | StyledCell;
export type NewValue = null | string | number | boolean | { readonly date: IsoDate };

export interface StyledCell {
  readonly value: NewValue;
  readonly isBold?: boolean;
  /** Six hexadecimal digits. */
  readonly fill?: string;
  readonly isUnlocked?: boolean;
  /** How a number is shown, or what is made of what somebody enters: a text stays as it is typed. */
  readonly format?: "text" | "date" | { readonly decimals: number; readonly isPercentage?: boolean };
  readonly comment?: string;
}

/** What may be entered in some cells. */
export interface Entry {
  readonly block: Block;
  /** A date, or one of a list. */
  readonly allowed: "date" | readonly string[];
  /** What somebody is told who enters something else. */
  readonly message: string;
}

/** A cell with its looks: those of its place, and its own. Its text has only characters that a file can hold. */
export function styledCell(sheet: NewSheet, row: number, column: number): StyledCell {
  const given = sheet.rows[row]?.[column] ?? null;
  const cell: StyledCell =
    given !== null && typeof given === "object" && "value" in given ? given : { value: given };
  const value = typeof cell.value === "string" ? clean(cell.value) : cell.value;
  return row === sheet.headings ? { isBold: true, fill: HEADING_FILL, ...cell, value } : { ...cell, value };
}

const HEADING_FILL = "DDE6F0";

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, "\uFFFD");

/** All that a sheet holds, as a block of at least one cell. */
export const blockOf = ({ columns, rows }: NewSheet): Block => ({
  row: 0,
  column: 0,
  rows: Math.max(1, rows.length),
  columns: rows.reduce((most, row) => Math.max(most, row.length), Math.max(1, columns.length)),
});

/** The height in points that the texts of a row need; programs do not find it for texts in merged cells. */
export function heightOf(sheet: NewSheet, row: number): number {
  const lines = [...(sheet.rows[row] ?? []).keys()].map((column) => {
    const { value } = styledCell(sheet, row, column);
    if (typeof value !== "string" || sheet.columns[column]?.isHidden === true) return 1;
    const merge = sheet.merges?.find((one) => one.row === row && one.column === column);
    if (merge !== undefined && merge.rows > 1) return 1;
    const own = sheet.columns.slice(column, column + (merge?.columns ?? 1));
    const width = own.reduce((sum, one) => sum + one.width, 0) - PADDING;
    return value.split("\n").reduce((sum, line) => sum + linesOf(line, width), 0);
  });
  return Math.min(HIGHEST_ROW, Math.max(1, ...lines) * LINE_HEIGHT);
}

/** How many lines a text takes that is wrapped at its words. */
function linesOf(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) [lines, used] = [lines + 1, 0];
    else if (used > 0) used += 1;
    lines += Math.max(0, Math.ceil(length / width) - 1);
    used += length % width;
  }
  return lines;
}

/** What the edges of a cell take of its width, in characters. */
const PADDING = 1;
const LINE_HEIGHT = 15;
/** Excel has no higher rows. */
const HIGHEST_ROW = 405;
