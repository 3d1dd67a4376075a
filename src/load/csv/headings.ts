import { namesPeriod, readPeriod } from "../../plan/time/written-periods.ts";
import { didYouMean, LINE_END, list, shorten } from "../../text/words.ts";
import type { Offsets } from "../yaml/node.ts";
import {
  type Cell,
  DELIMITERS,
  type Delimiter,
  parseRows,
  quote,
  type ReportProblem,
  type Row,
} from "./rows.ts";

/** The rows of a file by what they are for. */
interface Table {
  readonly delimiter: Delimiter;
  /** The rows above the headings. */
  readonly titles: readonly Row[];
  readonly headings: Row | undefined;
  /** Null if the headings do not say what the rows hold, or there are none. */
  readonly layout: Layout | null;
  readonly body: readonly Row[];
}

/** Finds what separates the cells of a file, and its headings. Reports the rows that cannot be told from one another. */
export function readTable(text: string, measures: Measures, report: ReportProblem): Table {
  const { isMeasure } = measures;
  const [line = "", named] = SEPARATOR_LINE.exec(text) ?? [];
  const delimiter = findDelimiter(text, line.length, named, measures);
  const { rows: written, unclosed } = parseRows(text, delimiter, line.length);
  const rows = withoutEmptyColumns(written);
  const sound = rows.filter((row) => isSound(row, { text, delimiter, isMeasure }, report));
  if (unclosed !== null) {
    report(
      "A quotation mark is not closed, and nothing after it can be read",
      { offsets: unclosed },
      "Close it.",
    );
  }
  const found = findHeadings(sound, measures);
  const at = found >= 0 ? found : Math.max(0, sound.findIndex(hasFigures) - 1);
  const top = sound.slice(0, at).every((row) => isTitle(row, isMeasure)) ? at : 0;
  const headings = sound[top];
  const isHidden = sound.length < rows.length && found === -1;
  const first = sound[top + 1];
  if (found === -1 && top > 0 && !isHidden && first !== undefined && filled(headings) < filled(first)) {
    report("No row above these figures says what they are", { offsets: placeOf(first) }, EXPECTED_HEADINGS);
    return { delimiter, titles: [], headings, layout: null, body: [] };
  }
  const layout = headings === undefined || isHidden ? null : readLayout(headings, measures, report);
  return { delimiter, titles: sound.slice(0, top), headings, layout, body: sound.slice(top + 1) };
}

/** The ids and the names of the measures of a plan. */
export interface Measures {
  readonly isMeasure: (id: string) => boolean;
  /** The id of the measure that has a text for its id or its name, however it is spaced; null where none or several do. */
  readonly named: (text: string) => string | null;
  /** The id or the name that a text may be a slip for. */
  readonly nearest: (text: string) => string | undefined;
}

/** Spreadsheets leave empty columns beside a table. They hold nothing, so they need no heading. */
function withoutEmptyColumns(rows: readonly Row[]): readonly Row[] {
  const filled = new Set(
    rows.flatMap((row) => row.flatMap(({ text }, index) => (text === "" ? [] : [index]))),
  );
  return rows.map((row) => row.filter((_, index) => filled.has(index)));
}

/** Excel reads `sep=;` in the first line as the character between the cells. */
const SEPARATOR_LINE = /^\s*"?sep=(.)"?[,;|\t ]*(?:\r\n|\n|\r|$)/i;

/**
 * Finds the delimiter: the one with which a row is complete as headings, or else gives the most known headings in the
 * first row. Between equals the one that the file names is taken, or else the one that gives the most cells.
 */
function findDelimiter(text: string, from: number, named: string | undefined, measures: Measures): Delimiter {
  const [best] = (Object.keys(DELIMITERS) as Delimiter[])
    .map((delimiter) => {
      const { rows } = parseRows(text, delimiter, from, MOST_TITLES + 1);
      const found = findHeadings(rows, measures);
      const row = rows[Math.max(0, found)] ?? [];
      const known = row.filter((cell) => isHeading(cell.text)).length;
      return { delimiter, ranks: [Number(found >= 0), known, Number(delimiter === named), row.length] };
    })
    .sort((a, b) => b.ranks.map((rank, index) => rank - (a.ranks[index] ?? 0)).find(Boolean) ?? 0);
  return (best as { delimiter: Delimiter }).delimiter;
}

/** How many rows of titles a table may have above its headings. */
const MOST_TITLES = 20;

/** The first row that says what the rows below it hold, or else that has two names of columns; -1 if there is none. */
function findHeadings(rows: readonly Row[], measures: Measures): number {
  const top = rows.slice(0, MOST_TITLES + 1);
  const complete = top.findIndex((row) => readLayout(row, measures, () => undefined) !== null);
  return complete >= 0
    ? complete
    : top.findIndex((row) => row.filter(({ text }) => columnOf(text) !== null).length > 1);
}

/** Whether a row has a period and a number beside it. The row above the first that has is the one of headings. */
const hasFigures = (row: Row, index: number): boolean =>
  index <= MOST_TITLES + 1 &&
  row.some(({ text }) => namesPeriod(text)) &&
  row.some(({ text }) => NUMBER.test(text) && !namesPeriod(text));

const filled = (row: Row = []): number => row.filter(({ text }) => text !== "").length;

/** Where the text of a row is. */
export function placeOf(row: Row): Offsets {
  const cells = row.filter(({ text }) => text !== "");
  return [cells[0]?.offsets[0] ?? 0, cells.at(-1)?.offsets[1] ?? 0];
}

/** A title names no measure, and has no number beside a period. */
const isTitle = (row: Row, isMeasure: Measures["isMeasure"]): boolean =>
  !row.some(({ text }) => isMeasure(text)) &&
  !(row.some(({ text }) => readPeriod(text) !== null) && row.some(({ text }) => NUMBER.test(text)));

const NUMBER = /^-?\d+([.,]\d+)*\s?%?$/;

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

/** What each cell of a row gives. */
export interface Layout {
  /** How many cells a row has. */
  readonly width: number;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** By the number of the column, for a file with a column for each period: its heading. */
  readonly periods: ReadonlyMap<number, Cell>;
  /** By the number of the column, for a file with a column for each measure: its heading. */
  readonly measures: ReadonlyMap<number, Cell>;
}

export const EXPECTED_HEADINGS =
  "The headings are kpi, period and value (or numerator and denominator); or kpi and periods; or period and the ids of KPIs.";

/** Reads the row of headings; null if it does not say what the rows hold. */
function readLayout(headings: Row, { named }: Measures, report: ReportProblem): Layout | null {
  const width = headings.findLastIndex(({ text }) => text !== "") + 1;
  const given = new Set(headings.map(({ text }) => columnOf(text)));
  const hasMeasures =
    given.has("period") && COLUMN_NAMES.every((name) => name === "period" || !given.has(name));
  const columns: Partial<Record<Column, number>> = {};
  const periods = new Map<number, Cell>();
  const measures = new Map<number, Cell>();
  const seen = new Map<string, string>();
  let unknown = false;
  for (const [index, cell] of headings.slice(0, width).entries()) {
    const { text } = cell;
    const column = columnOf(text);
    const period = !given.has("period") && namesPeriod(text) ? (readPeriod(text) ?? text) : null;
    const measure = hasMeasures ? named(text) : null;
    const meaning = column ?? period ?? measure;
    if (meaning === null) {
      if (isNote(text)) continue;
      unknown = true;
      if (text === "") report("A column has no heading", cell, EXPECTED_HEADINGS);
      else report(`The heading ${quote(text)} means nothing here`, cell, hintAt(text));
    } else if (seen.has(meaning)) {
      report(
        `The heading ${quote(text)} gives ${meaning}, as ${quote(seen.get(meaning) as string)} does already`,
        cell,
        "Keep one of the two columns.",
      );
    } else {
      seen.set(meaning, text);
      if (column !== null) columns[column] = index;
      else (period === null ? measures : periods).set(index, cell);
    }
  }
  const layout = { width, columns, periods, measures };
  if (isComplete(layout)) return layout;
  const all = [headings[0]?.offsets[0] ?? 0, headings[width - 1]?.offsets[1] ?? 0] as const;
  if (!unknown) report("The headings do not say what the rows hold", { offsets: all }, EXPECTED_HEADINGS);
  return null;
}

function isComplete({ columns, periods, measures }: Layout): boolean {
  const { kpi, period, value, numerator, denominator } = columns;
  if (kpi === undefined) return measures.size > 0;
  if (period === undefined) return periods.size > 0;
  return value !== undefined || (numerator !== undefined && denominator !== undefined);
}

function hintAt(heading: string): string {
  const hint = didYouMean(heading, COLUMN_NAMES);
  return (
    hint ??
    `Expected ${list(COLUMN_NAMES)}, or a period such as 2016-04; note, comment and name are not read.`
  );
}

/** What a column can give, and the headings that say so without doubt. */
const COLUMNS = {
  kpi: ["kpi", "kpi id", "measure", "measure id", "indicator", "indicator id"],
  period: ["period", "month", "week", "quarter", "year", "period ending", "month ending", "week ending"],
  value: ["value", "figure"],
  numerator: ["numerator"],
  denominator: ["denominator"],
} as const;

export type Column = keyof typeof COLUMNS;
const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** Headings of columns for people, which never hold a figure. */
const NOTES = ["note", "notes", "comment", "comments", "name", "kpi name", "measure name", "indicator name"];

export const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, " ");

const columnOf = (heading: string): Column | null =>
  COLUMN_NAMES.find((name) => (COLUMNS[name] as readonly string[]).includes(plain(heading))) ?? null;

const isNote = (heading: string): boolean => NOTES.includes(plain(heading));

const isHeading = (heading: string): boolean =>
  columnOf(heading) !== null || isNote(heading) || readPeriod(heading) !== null;
