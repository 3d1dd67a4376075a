import type { ExtractFigure } from "../../plan/schema/extracts.ts";
import type { Feed } from "../../plan/schema/feeds.ts";
import { readPeriod } from "../../plan/time/written-periods.ts";
import { atOffsets, type Origin } from "../../problems/origin.ts";
import { type Problem, problemOf } from "../../problems/problem.ts";
import type { Workbook } from "../../sheets/workbook.ts";
import { nearest } from "../../text/words.ts";
import { csvShape, csvWithoutFigures } from "../rules/csv.ts";
import { headingsOfChildren } from "./children.ts";
import { byFeed } from "./given-layout.ts";
import { byHeadings, EXPECTED_HEADINGS } from "./guessed-layout.ts";
import { type CellFigure, readBody, type Unread } from "./read-body.ts";
import type { Cell, ReportProblem, Row } from "./rows.ts";
import { gridOfBook } from "./sheet-grid.ts";
import { type Measures, placeOf, plain, readGrid } from "./table.ts";

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
 * export mean what. Of a workbook the sheet is read that the feed names, or the first that has the headings. Every cell that cannot be read is a problem; the others count.
 */
export function readFileOfFigures(
  file: string,
  content: string | Workbook,
  measures: readonly Measure[],
  feed?: Feed | undefined,
): FileFigures {
  const problems: Problem[] = [];
  const report: ReportProblem = (message, { offsets }, hint, rule = csvShape) => {
    problems.push(problemOf(rule, { message, origin: atOffsets(file, ...offsets), hint }));
  };
  const known = measuresIn(measures, feed);
  const way = feed === undefined ? byHeadings(known) : byFeed(feed, known);
  const made =
    typeof content === "string"
      ? readGrid(content, way, known, report)
      : gridOfBook(content, feed, way, report);
  const grid = { ...made, rows: withoutEmptyColumns(made.rows) };
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
    const table = {
      titles: grid.rows.slice(from, at),
      headings,
      body: grid.rows.slice(at + 1).filter((row) => !layout.skips(row)),
      delimiter: grid.delimiter,
      layout,
    };
    const units = new Map(measures.map(({ id, unit }) => [id, unit]));
    const read = readBody(table, { known, units, way, feed, report });
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

/** Spreadsheets leave empty columns beside a table. They hold nothing, so they need no heading. */
function withoutEmptyColumns(rows: readonly Row[]): readonly Row[] {
  const filled = new Set(
    rows.flatMap((row) => row.flatMap(({ text }, index) => (text === "" ? [] : [index]))),
  );
  return rows.map((row) => row.filter((_, index) => filled.has(index)));
}

const isError = ({ severity }: Problem): boolean => severity === "error";

/** Says in which cell of a workbook a problem is, as nobody sees lines and columns there. */
const withCell = (problem: Problem, cellAt: (offset: number) => string): Problem => ({
  ...problem,
  message: `${problem.message}, in cell ${cellAt(problem.origin.offsets?.[0] ?? 0)}`,
});

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
