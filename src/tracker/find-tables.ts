import { type Cell, cellAt, type Sheet } from "../sheets/workbook.ts";
import type { Field } from "./fields.ts";
import type { Column, Heading } from "./headings.ts";

/** A table of actions in a sheet: the columns under its headings, and the rows below them. */
export interface Table {
  readonly sheet: Sheet;
  readonly headings: readonly Heading[];
  /** Positions of the rows that may be actions, in order. */
  readonly rows: readonly number[];
  /** Lines that stand alone above or between the rows, such as "Recommendation 2: ...", by the row that follows. */
  readonly titles: readonly Title[];
  /** Where its heading stands: the first row, and the row after the last. */
  readonly top: readonly [from: number, to: number];
}

/** A table with the meaning of its columns. */
export interface MappedTable extends Table {
  readonly columns: readonly Column[];
}

/** A line of a sheet that stands alone. */
export interface Title {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The heading of a table is within so many rows of the top. */
const MOST_ABOVE = 60;

/** Finds the tables of a sheet that have actions in them: below titles, one below another, or side by side. */
export function findTables(sheet: Sheet, fieldOf: ReadField): Table[] {
  return blocksOf(sheet, fieldOf)
    .flatMap((columns) => asRepeated(sheet, columns, fieldOf))
    .flatMap((columns) => tablesIn(sheet, columns, fieldOf));
}

/** Tables that stand side by side without a gap have the same headings, once for each. */
function asRepeated(sheet: Sheet, columns: readonly number[], fieldOf: ReadField): (readonly number[])[] {
  const [top] = headingRows(sheet, columns, fieldOf);
  if (top === undefined) return [columns];
  const texts = columns.map((column) => oneLine(cellAt(sheet, top, column)));
  const width = texts.findIndex(
    (_, size) =>
      size >= LEAST_KNOWN &&
      texts.length % size === 0 &&
      texts.every((text, at) => text === texts[at % size]),
  );
  if (width < 0) return [columns];
  return Array.from({ length: texts.length / width }, (_, part) =>
    columns.slice(part * width, (part + 1) * width),
  );
}

/** The field that a heading stands for. */
type ReadField = (heading: string) => Field | null;

/** Groups of columns with an empty column between them. */
function blocksOf(sheet: Sheet, fieldOf: ReadField): number[][] {
  const width = sheet.rows[0]?.length ?? 0;
  const isFilled = (column: number): boolean =>
    sheet.rows.some((row) => (row[column]?.text ?? "") !== "" && row[column]?.isContinued !== true);
  const blocks: number[][] = [[]];
  for (let column = 0; column < width; column++) {
    if (isFilled(column)) blocks.at(-1)?.push(column);
    else if (blocks.at(-1)?.length !== 0) blocks.push([]);
  }
  const filled = blocks.filter((block) => block.length > 0);
  // A gap between columns parts two tables only where each of them has a heading of its own.
  const heads = filled.filter((block) => headingRows(sheet, block, fieldOf).length > 0);
  return heads.length > 1 ? filled : [filled.flat()];
}

/** The rows of headings: those that name an action and something else, in no more rows than a sheet has tables. */
function headingRows(sheet: Sheet, columns: readonly number[], fieldOf: ReadField): number[] {
  const found: number[] = [];
  for (const [row] of sheet.rows.entries()) {
    if (found.length === 0 && row > MOST_ABOVE) break;
    const texts = columns.map((column) => oneLine(cellAt(sheet, row, column)));
    if (texts.some((text) => text.length > LONGEST_HEADING)) continue;
    const fields = new Set(texts.map(fieldOf));
    fields.delete(null);
    if (!fields.has("action") || fields.size < LEAST_KNOWN) continue;
    // Below the first, a row with three short texts that begin like headings may be an action: "Action learning sets".
    const filled = texts.filter((text) => text !== "");
    const [first] = found;
    const isRepeated = (text: string): boolean =>
      columns.some((column) => first !== undefined && oneLine(cellAt(sheet, first, column)) === text);
    if (first === undefined || filled.some(isRepeated) || filled.every((text) => fieldOf(text) !== null))
      found.push(row);
  }
  return found;
}

/** So many known headings make a row of headings. */
const LEAST_KNOWN = 3;
const LONGEST_HEADING = 120;

const oneLine = ({ text }: Cell): string => text.replace(/\s+/g, " ").trim();

/** The text of a merged cell in the row above that spans this column and others, but not all. */
function spanAbove(sheet: Sheet, row: number, column: number, columns: readonly number[]): string | null {
  const above = cellAt(sheet, row - 1, column);
  if (row === 0 || above.text === "") return null;
  const spanned = columns.filter((one) => {
    const beside = cellAt(sheet, row - 1, one);
    return beside.text === above.text && (beside.isContinued || one === column || above.isContinued);
  });
  return spanned.length > 1 && spanned.length < columns.length / 2 + 1 ? oneLine(above) : null;
}

function tablesIn(sheet: Sheet, columns: readonly number[], fieldOf: ReadField): Table[] {
  const tops = headingRows(sheet, columns, fieldOf);
  return tops.map((top, index) => {
    const end = tops[index + 1] ?? sheet.rows.length;
    const from = index === 0 ? 0 : top;
    const headings = columns
      .map((column) => ({
        text: oneLine(cellAt(sheet, top, column)),
        above: spanAbove(sheet, top, column, columns),
        column,
      }))
      .filter(({ text }) => text !== "");
    const isSpanned = columns.some((column) => spanAbove(sheet, top, column, columns) !== null);
    const lines = rowsBetween(sheet, columns, from, end).filter((row) => row < top || row > top);
    const action = headings.find(({ text }) => fieldOf(text) === "action")?.column ?? 0;
    // Below the heading a single cell is a title if it is set apart: merged, left of the actions, or after a blank row.
    const isSetApart = (row: number): boolean => {
      const filled = columns.filter((column) => cellAt(sheet, row, column).text !== "");
      return filled.length > 1 || (filled[0] ?? 0) < action || isBlank(sheet, row - 1, columns);
    };
    const isTitle = (row: number): boolean =>
      standsAlone(sheet, row, columns) && (row < top || isSetApart(row));
    const isHeading = (row: number): boolean => isSpanned && row === top - 1;
    // The title of a table further down stands above its heading, at the end of the one before.
    const next = tops[index + 1];
    const last = next === undefined ? end : lastBefore(sheet, columns, next);
    const before = index === 0 ? [] : rowsBetween(sheet, columns, lastBefore(sheet, columns, top), top);
    const titles = [...before, ...lines.filter((row) => row < last)]
      .filter(isTitle)
      .map((row) => titleAt(sheet, row, columns));
    return {
      sheet,
      headings,
      rows: lines.filter((row) => row > top && row < last && !isTitle(row) && !isHeading(row)),
      titles,
      top: [isSpanned ? top - 1 : top, top + 1],
    };
  });
}

/** The first of the lines that stand alone right above a row. */
function lastBefore(sheet: Sheet, columns: readonly number[], row: number): number {
  let at = row;
  while (
    at > 0 &&
    (isBlank(sheet, at - 1, columns) ||
      standsAlone(sheet, at - 1, columns) ||
      spans(sheet, at, at - 1, columns))
  )
    at -= 1;
  return at;
}

const spans = (sheet: Sheet, row: number, above: number, columns: readonly number[]): boolean =>
  above === row - 1 && columns.some((column) => spanAbove(sheet, row, column, columns) !== null);

const rowsBetween = (sheet: Sheet, columns: readonly number[], from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).filter(
    (row) => !isBlank(sheet, row, columns),
  );

const isBlank = (sheet: Sheet, row: number, columns: readonly number[]): boolean =>
  columns.every((column) => cellAt(sheet, row, column).text === "");

/** Whether a row has one text only, in one cell or merged across. */
function standsAlone(sheet: Sheet, row: number, columns: readonly number[]): boolean {
  const own = columns.map((column) => cellAt(sheet, row, column)).filter(({ text }) => text !== "");
  const texts = new Set(own.map(({ text }) => text));
  return texts.size === 1 && own[0]?.isContinued !== true;
}

function titleAt(sheet: Sheet, row: number, columns: readonly number[]): Title {
  const column = columns.find((one) => cellAt(sheet, row, one).text !== "") ?? 0;
  return { row, column, text: oneLine(cellAt(sheet, row, column)) };
}
