import type { ExtractFigure } from "../../plan/schema/extracts.ts";
import { atOffsets, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import { didYouMean, list } from "../../text/words.ts";
import { csvShape } from "../rules/fields.ts";
import {
  hasDecimalComma,
  type Notation,
  namesQuarter,
  QUARTER_HINT,
  readCells,
  readFigure,
  readPeriod,
} from "./cells.ts";
import {
  type Cell,
  DELIMITERS,
  type Delimiter,
  parseRows,
  quote,
  type ReportProblem,
  type Row,
} from "./rows.ts";

interface CsvFigures {
  readonly figures: readonly ExtractFigure[];
  readonly problems: readonly Problem[];
}

/** What is needed to read the figures of a KPI. */
export interface Measure {
  readonly id: string;
  readonly unit: string;
}

/**
 * Reads figures as case systems export them. There is one figure a row, under the headings kpi, period and value (or
 * numerator and denominator), or a column for each period. Every cell that cannot be read is a problem; the others count.
 */
export function readCsv(file: string, text: string, measures: readonly Measure[]): CsvFigures {
  const problems: Problem[] = [];
  const report: ReportProblem = (message, { offsets }, hint) => {
    problems.push(problemOf(csvShape, { message, origin: atOffsets(file, ...offsets), hint }));
  };
  const delimiter = findDelimiter(text);
  const { rows, unclosed } = parseRows(text, delimiter);
  if (unclosed !== null) {
    report(
      "A quotation mark is not closed, and nothing after it can be read",
      { offsets: unclosed },
      "Close it.",
    );
  }
  const [headings, ...body] = rows;
  if (headings === undefined) {
    if (unclosed === null) report(`${file} is empty`, { offsets: [0, 0] }, EXPECTED_HEADINGS);
    return { figures: [], problems };
  }
  const layout = readLayout(headings, report);
  if (layout === null) return { figures: [], problems };
  const semicolons = delimiter === ";";
  const decimalComma = semicolons && body.flat().some((cell) => hasDecimalComma(cell.text));
  const units = new Map(measures.map(({ id, unit }) => [id, unit]));
  const unitOf = (kpi: string): string | null => units.get(kpi) ?? null;
  const context = { layout, notation: { semicolons, decimalComma }, report, unitOf };
  const figures = body
    .filter((row) => fits(row, layout.width, delimiter, report))
    .flatMap((row) => readRow(row, context));
  return { figures: figures.map((one) => placed(file, one)), problems };
}

/** Whether a row has as many cells as there are headings. Spreadsheets leave empty cells at the end, which do not count. */
function fits(row: Row, width: number, delimiter: Delimiter, report: ReportProblem): boolean {
  const cells = Math.max(row.findLastIndex(({ text }) => text !== "") + 1, Math.min(row.length, width));
  if (cells === width) return true;
  const [first, last] = [row[0], row.at(-1)] as [Cell, Cell];
  report(
    `The row has ${cells} cells: expected ${width}, one under each heading`,
    { offsets: [first.offsets[0], last.offsets[1]] },
    cells < width
      ? "A cell is missing."
      : `Put a number or text that contains a ${DELIMITERS[delimiter]} in quotation marks.`,
  );
  return false;
}

function placed(file: string, { kpi, period, figure, at, periodAt, kpiAt }: CellFigure): ExtractFigure {
  const place = (cell: Cell, key?: Origin): Origin => ({
    ...atOffsets(file, ...cell.offsets),
    ...(key !== undefined && { key }),
  });
  return { kpi, period, figure, origin: place(at, place(periodAt, place(kpiAt))) };
}

/** A figure, and the cells that give it, its period and its measure. */
interface CellFigure extends Pick<ExtractFigure, "kpi" | "period" | "figure"> {
  readonly at: Cell;
  readonly periodAt: Cell;
  readonly kpiAt: Cell;
}

interface RowContext {
  readonly layout: Layout;
  readonly notation: Notation;
  readonly report: ReportProblem;
  /** The unit of a measure; null if the plan does not have the measure. */
  readonly unitOf: (kpi: string) => string | null;
}

/** The figures of a row: one, or one for each period that has a column. */
function readRow(row: Row, context: RowContext): CellFigure[] {
  const { layout, report } = context;
  const kpiAt = row[layout.columns.kpi as number] as Cell;
  if (kpiAt.text !== "")
    return layout.periods.size > 0 ? readWide(row, kpiAt, context) : readLong(row, kpiAt, context);
  report("The row names no KPI", kpiAt, "Write the id of a KPI.");
  return [];
}

function readWide(row: Row, kpiAt: Cell, { layout, notation, report, unitOf }: RowContext): CellFigure[] {
  const kpi = kpiAt.text;
  return [...layout.periods].flatMap(([index, period]): CellFigure[] => {
    const at = row[index] as Cell;
    if (at.text === "") return [];
    const read = readFigure(at.text, unitOf(kpi), notation);
    if ("figure" in read) return [{ kpi, period, figure: read.figure, at, periodAt: at, kpiAt }];
    report(`KPI ${quote(kpi)}: ${quote(at.text)} ${read.problem}`, at, read.hint);
    return [];
  });
}

function readLong(row: Row, kpiAt: Cell, { layout, notation, report, unitOf }: RowContext): CellFigure[] {
  const kpi = kpiAt.text;
  const cellOf = (column: Column): Cell | undefined => row[layout.columns[column] ?? row.length];
  const periodAt = cellOf("period") as Cell;
  const period = periodOf(periodAt, report);
  const cells = {
    value: cellOf("value"),
    numerator: cellOf("numerator"),
    denominator: cellOf("denominator"),
  };
  const found = readCells(cells, kpi, unitOf(kpi), notation, report);
  return period === null || found === null ? [] : [{ kpi, period, ...found, periodAt, kpiAt }];
}

/** The period of a row. Text that is not a known way to write a period is kept: a rule of `check` judges it. */
function periodOf(cell: Cell, report: ReportProblem): string | null {
  if (cell.text === "")
    report("The row names no period", cell, "Write its last month or, for a week, its last day.");
  else if (namesQuarter(cell.text))
    report(`${quote(cell.text)} does not say when the quarter ends`, cell, QUARTER_HINT);
  else return readPeriod(cell.text) ?? cell.text;
  return null;
}

/** What each cell of a row gives. */
interface Layout {
  /** How many cells a row has. */
  readonly width: number;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** By the number of the column, for a file with a column for each period. */
  readonly periods: ReadonlyMap<number, string>;
}

const EXPECTED_HEADINGS =
  "The headings are kpi, period and value, or numerator and denominator; or kpi, and a period for each other column.";

/** Reads the row of headings; null if it does not say what the rows hold. */
function readLayout(headings: Row, report: ReportProblem): Layout | null {
  const width = headings.findLastIndex(({ text }) => text !== "") + 1;
  const isWide = !headings.some(({ text }) => columnOf(text) === "period");
  const columns: Partial<Record<Column, number>> = {};
  const periods = new Map<number, string>();
  const seen = new Map<string, string>();
  let unknown = false;
  for (const [index, cell] of headings.slice(0, width).entries()) {
    const { text } = cell;
    const column = columnOf(text);
    const period = isWide ? readPeriod(text) : null;
    const meaning = column ?? period;
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
      if (column === null) periods.set(index, meaning);
      else columns[column] = index;
    }
  }
  if (isComplete(columns, periods)) return { width, columns, periods };
  const all = [headings[0]?.offsets[0] ?? 0, headings[width - 1]?.offsets[1] ?? 0] as const;
  if (!unknown) report("The headings do not say what the rows hold", { offsets: all }, EXPECTED_HEADINGS);
  return null;
}

function isComplete(
  { kpi, period, value, numerator, denominator }: Layout["columns"],
  periods: Layout["periods"],
): boolean {
  if (kpi === undefined) return false;
  if (period === undefined) return periods.size > 0;
  return value !== undefined || (numerator !== undefined && denominator !== undefined);
}

function hintAt(heading: string): string {
  if (namesQuarter(heading)) return QUARTER_HINT;
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

type Column = keyof typeof COLUMNS;
const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** Headings of columns for people, which never hold a figure. */
const NOTES = ["note", "notes", "comment", "comments", "name", "kpi name", "measure name", "indicator name"];

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, " ");

const columnOf = (heading: string): Column | null =>
  COLUMN_NAMES.find((name) => (COLUMNS[name] as readonly string[]).includes(plain(heading))) ?? null;

const isNote = (heading: string): boolean => NOTES.includes(plain(heading));

const isHeading = (heading: string): boolean =>
  columnOf(heading) !== null || isNote(heading) || readPeriod(heading) !== null;

/** Finds the delimiter: the one that gives the most known headings in the first row, or else the most cells. */
function findDelimiter(text: string): Delimiter {
  const [best] = (Object.keys(DELIMITERS) as Delimiter[])
    .map((delimiter) => {
      const row: Row = parseRows(text, delimiter, "first").rows[0] ?? [];
      return { delimiter, cells: row.length, known: row.filter((cell) => isHeading(cell.text)).length };
    })
    .sort((a, b) => b.known - a.known || b.cells - a.cells);
  return (best as { delimiter: Delimiter }).delimiter;
}
