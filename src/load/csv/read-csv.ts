import type { ExtractFigure, UnreadFigure } from "../../plan/schema/extracts.ts";
import type { Feed } from "../../plan/schema/feeds.ts";
import { namesPeriod, readPeriod } from "../../plan/time/written-periods.ts";
import { atOffsets, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import type { Workbook } from "../../sheets/workbook.ts";
import { nearest, plural } from "../../text/words.ts";
import { csvNotes, csvShape, csvWithoutFigures } from "../rules/csv.ts";
import { type Conventions, readFigure } from "./cells.ts";
import { headingsOfChildren } from "./children.ts";
import { byFeed, tellUnknownCode } from "./given-layout.ts";
import { byHeadings, EXPECTED_HEADINGS } from "./guessed-layout.ts";
import { notationOf } from "./numbers.ts";
import { type CellFigure, figureCells, type RowContext, readRow } from "./read-row.ts";
import { type Cell, DELIMITERS, quote, type ReportProblem, type Row } from "./rows.ts";
import { gridOfBook } from "./sheet-grid.ts";
import { type Grid, type Layout, type Measures, placeOf, plain, readGrid, type Way } from "./table.ts";

/** What a file of figures holds. */
export interface FileFigures {
  /** What its places are places in: the text of a CSV; of a workbook the sheet that was read, in lines. */
  readonly text: string;
  readonly figures: readonly ExtractFigure[];
  readonly unread: readonly Unread[];
  readonly problems: readonly Problem[];
  /** The headings that show that it holds rows about children. Then nothing of it is read. */
  readonly ofChildren: readonly string[];
}

/** A figure that could not be read. */
type Unread = Pick<UnreadFigure, "kpi" | "period">;

const ANY: Unread = { kpi: null, period: null };

/** What is needed to read the figures of a KPI. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/**
 * Reads figures as case systems export them. There is one figure a row, under the headings kpi, period and value (or
 * numerator and denominator), or a column for each period or for each measure. A feed says which headings and words of an
 * export mean what. Every cell that cannot be read is a problem; the others count.
 */
export const readCsv = (
  file: string,
  text: string,
  measures: readonly Measure[],
  feed?: Feed | undefined,
): FileFigures => readTable(file, measures, feed, (way, known, report) => readGrid(text, way, known, report));

/** Reads the figures of a workbook, on the sheet that the feed names, or the first that has the headings. */
export const readBook = (
  file: string,
  book: Workbook,
  measures: readonly Measure[],
  feed: Feed | undefined,
): FileFigures => readTable(file, measures, feed, (way, _, report) => gridOfBook(book, feed, way, report));

type MakeGrid = (way: Way, known: Measures, report: ReportProblem) => Grid;

function readTable(
  file: string,
  measures: readonly Measure[],
  feed: Feed | undefined,
  makeGrid: MakeGrid,
): FileFigures {
  const problems: Problem[] = [];
  const report: ReportProblem = (message, { offsets }, hint, rule = csvShape) => {
    problems.push(problemOf(rule, { message, origin: atOffsets(file, ...offsets), hint }));
  };
  const known = measuresIn(measures, feed);
  const way = feed === undefined ? byHeadings(known) : byFeed(feed, known);
  const grid = makeGrid(way, known, report);
  const { text, cellAt } = grid;
  const ofChildren = [...new Set([grid.rows, ...(grid.others ?? [])].flatMap(headingsOfChildren))];
  if (ofChildren.length > 0) return { text, figures: [], unread: [ANY], problems: [], ofChildren };
  const { at, from, layout } = way.find(grid, report);
  const headings = grid.rows[at];
  if (headings === undefined && problems.length === 0) {
    report(`${file} is empty`, { offsets: [0, 0] }, EXPECTED_HEADINGS);
  }
  // What a broken quotation hides may be any figure.
  const unread: Unread[] = problems.some(isError) || layout === null ? [ANY] : [];
  const figures: CellFigure[] = [];
  if (headings !== undefined && layout !== null) {
    reportText(grid.rows.slice(from, at), "above the headings", { ...csvNotes, severity: "info" }, report);
    const table = {
      grid,
      layout,
      headings,
      body: grid.rows.slice(at + 1).filter((row) => !layout.skips(row)),
    };
    const units = new Map(measures.map(({ id, unit }) => [id, unit]));
    const read = readBody(table, known, units, feed, report);
    figures.push(...read.figures);
    unread.push(...read.unread);
    if (figures.length === 0 && !problems.some(isError)) {
      const hint = "Export it again, or remove the extract that names it.";
      report(`${file} has headings, but no figures`, { offsets: placeOf(headings) }, hint, csvWithoutFigures);
    }
  }
  const named = cellAt === undefined ? problems : problems.map((problem) => withCell(problem, cellAt));
  return { text, figures: figures.map((one) => placed(file, one)), unread, problems: named, ofChildren };
}

const isError = ({ severity }: Problem): boolean => severity === "error";

/** Says in which cell of a workbook a problem is, as nobody sees lines and columns there. */
const withCell = (problem: Problem, cellAt: (offset: number) => string): Problem => ({
  ...problem,
  message: `${problem.message}, in cell ${cellAt(problem.origin.offsets?.[0] ?? 0)}`,
});

interface Table {
  readonly grid: Grid;
  readonly layout: Layout;
  readonly headings: Row;
  readonly body: readonly Row[];
}

/** Reads the rows below the headings. */
function readBody(
  { grid, layout, headings, body }: Table,
  known: Measures,
  units: ReadonlyMap<string, string>,
  feed: Feed | undefined,
  report: ReportProblem,
): { figures: CellFigure[]; unread: Unread[] } {
  const unread: Unread[] = [];
  const numbers = body.flatMap((row) => figureCells(row, layout).map((cell) => cell.text));
  const notation = { ...notationOf(numbers, grid.delimiter === ";"), feed };
  const end = body.findLastIndex((row) => hasFigure(row, layout, known, notation)) + 1;
  const notes = new Set(body.slice(end).filter((row) => isNote(row, layout, known)));
  reportText([...notes], "below the table", csvNotes, report);
  const unknown = new Map<string, [Cell, ...Cell[]]>();
  const context: RowContext = {
    layout,
    notation,
    report,
    unitOf: (kpi) => units.get(kpi) ?? null,
    kpiOf(cell) {
      if (feed === undefined) return cell.text;
      const id = known.named(cell.text);
      if (id === null) unknown.set(cell.text, [...(unknown.get(cell.text) ?? []), cell] as [Cell, ...Cell[]]);
      return id;
    },
    idOf: known.named,
    lose(kpi, period) {
      unread.push({ kpi: known.named(kpi?.text ?? ""), period: period?.text || null });
    },
  };
  const figures = body
    .filter((row) => !notes.has(row) && !isRepeated(row, headings))
    .flatMap((row) => {
      if (fits(row, layout.width, grid, report)) return readRow(row, context);
      context.lose(row[layout.columns.kpi ?? row.length], row[layout.columns.period ?? row.length]);
      return [];
    });
  for (const [first, ...others] of feed === undefined ? [] : unknown.values())
    tellUnknownCode(first, others.length + 1, feed as Feed, known, report);
  return { figures, unread };
}

/**
 * The measures by their ids and names, and by their codes in a feed, read as headings are: without regard to capitals and
 * spaces.
 */
function measuresIn(measures: readonly Measure[], feed: Feed | undefined): Measures {
  const ids = new Set(measures.map(({ id }) => id));
  const codes = new Map([...(feed?.codes ?? [])].map(([code, id]) => [plain(code), id]));
  const all = [...measures.flatMap(({ id, name }) => [id, name]), ...(feed?.codes?.keys() ?? [])];
  const written = new Map(all.map((one) => [plain(one), one]));
  const names = Map.groupBy(
    measures.flatMap(({ id, name }) => [...new Set([plain(id), plain(name)])].map((text) => ({ text, id }))),
    ({ text }) => text,
  );
  return {
    isMeasure: (id) => ids.has(id) || codes.has(plain(id)),
    nearest: (text) => written.get(nearest(plain(text), written.keys()) ?? ""),
    named(text) {
      const coded = codes.get(plain(text));
      if (coded !== undefined) return coded;
      const found = names.get(plain(text)) ?? [];
      return ids.has(text) ? text : found.length === 1 ? (found[0]?.id ?? null) : null;
    },
  };
}

/** Whether a row gives a measure or a figure. */
const hasFigure = (row: Row, layout: Layout, { isMeasure }: Measures, notation: Conventions): boolean =>
  row.some(({ text }) => isMeasure(text)) ||
  figureCells(row, layout).some(({ text }) => "figure" in readFigure(text, null, notation));

/**
 * Whether a row below the last figure is in words, and has no period. One word, or what is like the id or the name of a
 * measure, may be a row that lost its figure.
 */
function isNote(row: Row, layout: Layout, { nearest }: Measures): boolean {
  const written = wordsOf(row);
  const periodAt = layout.columns.period ?? row.findIndex(({ text }) => text !== "");
  const [only = "", other] = written;
  return (
    (written.some((text) => IN_WORDS.test(text)) || (other === undefined && NO_ID.test(only))) &&
    !namesPeriod(row[periodAt]?.text ?? "") &&
    !written.some((text) => nearest(text) !== undefined)
  );
}

/** What is written in a row. R writes NA into empty cells. */
const wordsOf = (row: Row): string[] =>
  row.flatMap(({ text }) => (text === "" || text === "NA" ? [] : [text]));

const IN_WORDS = /\p{L}.*\s.*\p{L}|:$|^(?:notes?|sources?|footnotes?|key)\b/iu;

/** Words beside numbers, a copyright or a line: no id looks like them. */
const NO_ID = /\p{L}.*[\s:]|^©|^[^\p{L}\p{N}]+$/u;

/** Text below a table may say that its figures are provisional; a title seldom says more than what they are. */
function reportText(rows: readonly Row[], where: string, rule: RuleInfo, report: ReportProblem): void {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return;
  report(
    `The text ${where} looks like a note, and is not read: ${quote(textOf(rows))}`,
    { offsets: [placeOf(first)[0], placeOf(last)[1]] },
    "If readers should know what it says, write it in the plan. Otherwise remove it from the file.",
    rule,
  );
}

/** The first words of some rows; a line of dashes tells nothing. */
function textOf(rows: readonly Row[]): string {
  const written = rows.flatMap(wordsOf);
  return written.find((text) => /\p{L}/u.test(text)) ?? written[0] ?? "";
}

/** Exports that were put together have the headings again above each part. */
const isRepeated = (row: Row, headings: Row): boolean =>
  row.length === headings.length && row.every(({ text }, index) => text === headings[index]?.text);

/** Whether a row has as many cells as there are headings. Spreadsheets leave empty cells at the end, which do not count. */
function fits(row: Row, width: number, { delimiter }: Grid, report: ReportProblem): boolean {
  const cells = Math.max(row.findLastIndex(({ text }) => text !== "") + 1, Math.min(row.length, width));
  if (cells === width) return true;
  const [first, last] = [row[0], row.at(-1)] as [Cell, Cell];
  report(
    `The row has ${plural(cells, "cell")}: expected ${width}, one under each heading`,
    { offsets: [first.offsets[0], last.offsets[1]] },
    cells < width || delimiter === null
      ? "A cell is missing."
      : `Put a number or text that contains a ${DELIMITERS[delimiter]} in quotation marks.`,
  );
  return false;
}

function placed(file: string, { kpi, figure, at, periodAt, kpiAt }: CellFigure): ExtractFigure {
  const place = (cell: Cell, key?: Origin): Origin => ({
    ...atOffsets(file, ...cell.offsets),
    ...(key !== undefined && { key }),
  });
  const origin = place(at, place(periodAt, place(kpiAt)));
  // Text that is not a known way to write a period is kept: a rule of `check` judges it.
  const period = readPeriod(periodAt.text) ?? periodAt.text;
  return { kpi, period, figure, origin, ...(period !== periodAt.text && { written: periodAt.text }) };
}
