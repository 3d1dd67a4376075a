import type { ExtractFigure } from "../../plan/schema/extracts.ts";
import { readPeriod } from "../../plan/time/periods.ts";
import { atOffsets, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { plural } from "../../text/words.ts";
import { csvNotes, csvShape, csvWithoutFigures } from "../rules/csv.ts";
import type { Offsets } from "../yaml/node.ts";
import { namesQuarter, QUARTER_HINT, readCells, readFigure } from "./cells.ts";
import { type Column, EXPECTED_HEADINGS, type Layout, readTable } from "./headings.ts";
import { type Notation, notationOf } from "./numbers.ts";
import { type Cell, DELIMITERS, type Delimiter, quote, type ReportProblem, type Row } from "./rows.ts";

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
  const report: ReportProblem = (message, { offsets }, hint, rule = csvShape) => {
    problems.push(problemOf(rule, { message, origin: atOffsets(file, ...offsets), hint }));
  };
  const units = new Map(measures.map(({ id, unit }) => [id, unit]));
  const isMeasure = (id: string): boolean => units.has(id);
  const { delimiter, titles, headings, layout, body } = readTable(text, isMeasure, report);
  if (headings === undefined && problems.length === 0) {
    report(`${file} is empty`, { offsets: [0, 0] }, EXPECTED_HEADINGS);
  }
  if (headings === undefined || layout === null) return { figures: [], problems };
  const numbers = body.flatMap((row) => figureCells(row, layout).map((cell) => cell.text));
  const notation = notationOf(numbers, delimiter === ";");
  const end = body.findLastIndex((row) => !isNote(row, layout, isMeasure, notation)) + 1;
  reportText(titles, "above the headings", { ...csvNotes, severity: "info" }, report);
  reportText(body.slice(end), "below the table", csvNotes, report);
  const unitOf = (kpi: string): string | null => units.get(kpi) ?? null;
  const context = { layout, notation, report, unitOf };
  const figures = body
    .slice(0, end)
    .filter((row) => !isRepeated(row, headings) && fits(row, layout.width, delimiter, report))
    .flatMap((row) => readRow(row, context));
  if (figures.length === 0 && !problems.some(({ severity }) => severity === "error")) {
    const hint = "Export it again, or remove the extract that names it.";
    report(`${file} has headings, but no figures`, { offsets: placeOf(headings) }, hint, csvWithoutFigures);
  }
  return { figures: figures.map((one) => placed(file, one)), problems };
}

const figureCells = (row: Row, { columns, periods }: Layout): Cell[] =>
  [columns.value, columns.numerator, columns.denominator, ...periods.keys()].flatMap(
    (index) => row[index ?? row.length] ?? [],
  );

/** Whether a row is in words, and gives no measure, no period and no figure. */
function isNote(row: Row, layout: Layout, isMeasure: (id: string) => boolean, notation: Notation): boolean {
  const written = row.map(({ text }) => text).filter(Boolean);
  const periodAt = layout.columns.period ?? row.findIndex(({ text }) => text !== "");
  return (
    written.some((text) => /\p{L}.*\s.*\p{L}|:$|^(?:notes?|sources?|footnotes?|key)\b/iu.test(text)) &&
    !written.some(isMeasure) &&
    readPeriod(row[periodAt]?.text ?? "") === null &&
    !figureCells(row, layout).some(({ text }) => "figure" in readFigure(text, null, notation))
  );
}

/** Text below a table may say that its figures are provisional; a title seldom says more than what they are. */
function reportText(rows: readonly Row[], where: string, rule: RuleInfo, report: ReportProblem): void {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return;
  report(
    `The text ${where} looks like a note, and is not read: ${quote(textOf(first))}`,
    { offsets: [placeOf(first)[0], placeOf(last)[1]] },
    "If readers should know what it says, write it in the plan. Otherwise remove it from the file.",
    rule,
  );
}

const textOf = (row: Row): string => row.find(({ text }) => text !== "")?.text ?? "";

function placeOf(row: Row): Offsets {
  const cells = row.filter(({ text }) => text !== "");
  return [cells[0]?.offsets[0] ?? 0, cells.at(-1)?.offsets[1] ?? 0];
}

/** Exports that were put together have the headings again above each part. */
const isRepeated = (row: Row, headings: Row): boolean =>
  row.length === headings.length && row.every(({ text }, index) => text === headings[index]?.text);

/** Whether a row has as many cells as there are headings. Spreadsheets leave empty cells at the end, which do not count. */
function fits(row: Row, width: number, delimiter: Delimiter, report: ReportProblem): boolean {
  const cells = Math.max(row.findLastIndex(({ text }) => text !== "") + 1, Math.min(row.length, width));
  if (cells === width) return true;
  const [first, last] = [row[0], row.at(-1)] as [Cell, Cell];
  report(
    `The row has ${plural(cells, "cell")}: expected ${width}, one under each heading`,
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
  if (unitOf(kpi) === null && figureCells(row, layout).every(({ text }) => text === "")) {
    const hint = "Correct the id of the KPI, or take the row out.";
    report(`${quote(kpi)} is not a KPI of the plan, and its row has no figure`, kpiAt, hint, csvNotes);
  }
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
