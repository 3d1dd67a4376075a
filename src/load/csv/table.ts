import { readPeriod } from "../../plan/time/written-periods.ts";
import { LINE_END, shorten } from "../../text/words.ts";
import type { Offsets } from "../yaml/node.ts";
import { type Cell, DELIMITERS, type Delimiter, parseRows, type ReportProblem, type Row } from "./rows.ts";

/** The rows of a file, each cell with its place in the text that problems are shown in. */
export interface Grid {
  readonly text: string;
  readonly rows: readonly Row[];
  /** The rows of other sheets, of which nothing is read. */
  readonly others?: readonly (readonly (readonly { readonly text: string }[])[])[];
  /** Null for the sheet of a workbook. */
  readonly delimiter: Delimiter | null;
  /** Whether every row is there: those that cannot be told from one another are left out. */
  readonly isWhole: boolean;
  /** The name of the cell at an offset, such as `C4`; undefined for a text, which has lines and columns. */
  readonly cellAt?: (offset: number) => string;
}

/** What each cell of a row gives. */
export interface Layout {
  /** How many cells a row has. */
  readonly width: number;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** By the number of the column, for a file with a column for each period: its heading. */
  readonly periods: ReadonlyMap<number, Cell>;
  /** By the number of the column, for a file with a column for each measure: its heading. */
  readonly measures: ReadonlyMap<number, Cell>;
  /** Whether a row is none of those that are read. */
  readonly skips: (row: Row) => boolean;
}

export const COLUMN_NAMES = ["kpi", "period", "value", "numerator", "denominator"] as const;
export type Column = (typeof COLUMN_NAMES)[number];

/** The ids and the names of the measures of a plan, and what an export calls them. */
export interface Measures {
  readonly isMeasure: (id: string) => boolean;
  /** The id of the measure that has a text for its id or its name, however it is spaced; null where none or several do. */
  readonly named: (text: string) => string | null;
  /** The id or the name that a text may be a slip for. */
  readonly nearest: (text: string) => string | undefined;
}

/** A way to know what the columns of a table hold: by its headings alone, or by what a feed says of it. */
export interface Way {
  /** How well the first rows of a file fit as they are parted: the first number counts most. And their row of headings. */
  readonly rank: (rows: readonly Row[]) => { readonly fit: readonly number[]; readonly headings: Row };
  /** Finds the row of headings, and reads it. Reports why it cannot. */
  readonly find: (grid: Grid, report: ReportProblem) => FoundLayout;
  /** The id of the measure that a text below the heading of measures names; null if that is not known. */
  readonly kpiOf: (text: string) => string | null;
  /** Tells of a measure that is not known, once, however many rows have it. */
  readonly tellUnknown: (cell: Cell, rows: number, report: ReportProblem) => void;
}

interface FoundLayout {
  /** The position of the row of headings. */
  readonly at: number;
  /** The position of the first row above it that may be a note. */
  readonly from: number;
  /** Null if the headings do not say what the rows hold, or there are none. */
  readonly layout: Layout | null;
}

/** How many rows of titles a table may have above its headings. */
export const MOST_TITLES = 20;

export const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();

/** Whether a heading is that of a column for people, which never holds a figure. */
export const isForPeople = (heading: string): boolean =>
  /^(?:notes?|comments?|(?:(?:kpi|measure|indicator) )?name)$/.test(plain(heading));

/** Finds what separates the cells of a text, and its rows. Reports the rows that cannot be told from one another. */
export function readGrid(text: string, way: Way, { isMeasure }: Measures, report: ReportProblem): Grid {
  const [line = "", named] = SEPARATOR_LINE.exec(text) ?? [];
  const delimiter = findDelimiter(text, line.length, named, way);
  const { rows, unclosed } = parseRows(text, delimiter, line.length);
  const sound = rows.filter((row) => isSound(row, { text, delimiter, isMeasure }, report));
  if (unclosed !== null) {
    report(
      "A quotation mark is not closed, and nothing after it can be read",
      { offsets: unclosed },
      "Close it.",
    );
  }
  return { text, delimiter, rows: sound, isWhole: sound.length === rows.length };
}

/** Excel reads `sep=;` in the first line as the character between the cells. */
const SEPARATOR_LINE = /^\s*"?sep=(.)"?[,;|\t ]*(?:\r\n|\n|\r|$)/i;

/**
 * Finds the delimiter: the one with which the rows fit best. Between equals the one that the file names is taken, or else
 * the one that gives the most headings, or the most cells in any row.
 */
function findDelimiter(text: string, from: number, named: string | undefined, way: Way): Delimiter {
  const all = Object.keys(DELIMITERS) as Delimiter[];
  const absent = all.filter((one) => !text.includes(one));
  // Those that are not there all make the same rows of it.
  const [same] = absent.includes(named as Delimiter) ? [named] : absent;
  const [best] = all
    .filter((one) => one === same || !absent.includes(one))
    .map((delimiter) => {
      const { rows } = parseRows(text, delimiter, from, MOST_TITLES + 1);
      const { fit, headings } = way.rank(rows);
      const widest = Math.max(0, ...rows.map((row) => row.length));
      return { delimiter, ranks: [...fit, Number(delimiter === named), headings.length, widest] };
    })
    .sort((a, b) => b.ranks.map((rank, index) => rank - (a.ranks[index] ?? 0)).find(Boolean) ?? 0);
  return (best as { delimiter: Delimiter }).delimiter;
}

/** Where the text of a row is. */
export function placeOf(row: Row): Offsets {
  const cells = row.filter(({ text }) => text !== "");
  return [cells[0]?.offsets[0] ?? 0, cells.at(-1)?.offsets[1] ?? 0];
}

export const NUMBER = /^-?\d+([.,]\d+)*\s?%?$/;

/** Reports a quotation mark that may hide other rows, or that text follows. Nothing of such a row is certain. */
function isSound(row: Row, written: Written, report: ReportProblem): boolean {
  const suspect = row.find((cell) => cell.isBroken || hidesRows(cell, written));
  if (suspect === undefined) return true;
  const [start] = suspect.offsets;
  const lines = linesOf(suspect, written).length;
  report(
    lines > 1
      ? `The quotation that opens here runs on over ${lines} lines, and none of them can be read as a row`
      : `The quotation that opens here closes before its cell ends: ${shorten(suspect.text, 60)}`,
    { offsets: [start, start + 1] },
    "Remove the quotation mark, or close it at the end of its cell. Write it twice where it is part of the text.",
  );
  return false;
}

/** A file as it is written, and which ids are those of measures. */
interface Written {
  readonly text: string;
  readonly delimiter: Delimiter;
  readonly isMeasure: Measures["isMeasure"];
}

/** Whether a cell of several lines has one that gives, between delimiters, a measure, a period or a number. */
function hidesRows(cell: Cell, written: Written): boolean {
  const lines = linesOf(cell, written);
  if (lines.length === 1) return false;
  return lines.some((line) => {
    const cells = line.split(written.delimiter).map((one) => one.replaceAll('"', "").trim());
    return cells.length > 1 && cells.some((one) => isOfRow(one, written.isMeasure));
  });
}

const isOfRow = (text: string, isMeasure: Written["isMeasure"]): boolean =>
  isMeasure(text) || readPeriod(text) !== null || NUMBER.test(text);

const linesOf = ({ offsets }: Cell, { text }: Written): string[] => text.slice(...offsets).split(LINE_END);
