import type { ExtractFigure, UnreadFigure } from "../../plan/schema/extracts.ts";
import type { Feed } from "../../plan/schema/feeds.ts";
import { namesPeriod } from "../../plan/time/written-periods.ts";
import type { RuleInfo } from "../../problems/problem.ts";
import { plural } from "../../text/words.ts";
import { csvNotes } from "../rules/csv.ts";
import { type Conventions, readCells, readFigure } from "./cells.ts";
import { notationOf } from "./numbers.ts";
import { type Cell, DELIMITERS, quote, type ReportProblem, type Row } from "./rows.ts";
import { type Column, type Grid, type Layout, type Measures, placeOf, type Way } from "./table.ts";

/** A figure that could not be read. */
export type Unread = Pick<UnreadFigure, "kpi" | "period">;

/** The rows of a file by what they are for. */
interface Table extends Pick<Grid, "delimiter"> {
  /** The rows above the headings. */
  readonly titles: readonly Row[];
  readonly headings: Row;
  readonly layout: Layout;
  readonly body: readonly Row[];
}

/** What is known of the measures of a file. */
interface Knowledge {
  readonly known: Measures;
  readonly units: ReadonlyMap<string, string>;
  readonly way: Way;
  readonly feed: Feed | undefined;
  readonly report: ReportProblem;
}

/** Reads the rows below the headings. Reports each cell that cannot be read, and the text round the table. */
export function readBody(
  { titles, headings, layout, body, delimiter }: Table,
  { known, units, way, feed, report }: Knowledge,
): { readonly figures: readonly CellFigure[]; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const numbers = body.flatMap((row) => figureCells(row, layout).map((cell) => cell.text));
  const notation = { ...notationOf(numbers, delimiter === ";"), feed };
  const end = body.findLastIndex((row) => hasFigure(row, layout, known, notation)) + 1;
  const notes = new Set(body.slice(end).filter((row) => isNote(row, layout, known)));
  reportText(titles, "above the headings", { ...csvNotes, severity: "info" }, report);
  reportText([...notes], "below the table", csvNotes, report);
  const unknown = new Map<string, [Cell, ...Cell[]]>();
  const context: RowContext = {
    layout,
    notation,
    report,
    unitOf: (kpi) => units.get(kpi) ?? null,
    idOf: known.named,
    kpiOf(cell) {
      const id = way.kpiOf(cell.text);
      if (id === null) unknown.set(cell.text, [...(unknown.get(cell.text) ?? [cell]), cell]);
      return id;
    },
    lose(kpi, period) {
      unread.push({ kpi: known.named(kpi?.text ?? ""), period: period?.text || null });
    },
  };
  const figures = body
    .filter((row) => !notes.has(row) && !isRepeated(row, headings))
    .flatMap((row) => {
      if (fits(row, layout.width, delimiter, report)) return readRow(row, context);
      context.lose(row[layout.columns.kpi ?? row.length], row[layout.columns.period ?? row.length]);
      return [];
    });
  for (const [first, ...all] of unknown.values()) way.tellUnknown(first, all.length, report);
  return { figures, unread };
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

/** What is written in a row. R writes NA into empty cells. */
const wordsOf = (row: Row): string[] =>
  row.flatMap(({ text }) => (text === "" || text === "NA" ? [] : [text]));

/** Exports that were put together have the headings again above each part. */
const isRepeated = (row: Row, headings: Row): boolean =>
  row.length === headings.length && row.every(({ text }, index) => text === headings[index]?.text);

/** Whether a row has as many cells as there are headings. Spreadsheets leave empty cells at the end, which do not count. */
function fits(row: Row, width: number, delimiter: Table["delimiter"], report: ReportProblem): boolean {
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

/** A figure, and the cells that give it, its period and its measure. */
export interface CellFigure extends Pick<ExtractFigure, "kpi" | "figure"> {
  readonly at: Cell;
  readonly periodAt: Cell;
  readonly kpiAt: Cell;
}

interface RowContext {
  readonly layout: Layout;
  readonly notation: Conventions;
  readonly report: ReportProblem;
  /** The unit of a measure; null if the plan does not have the measure. */
  readonly unitOf: (kpi: string) => string | null;
  /** The id of the measure that a cell below the heading of measures names; null if the feed does not know it. */
  readonly kpiOf: (cell: Cell) => string | null;
  /** The id of a measure by a heading. */
  readonly idOf: Measures["named"];
  /** Notes that the figure of a measure and a period could not be read. */
  readonly lose: (kpi: Cell | undefined, period: Cell | undefined) => void;
}

/** The cells of a row that hold figures. */
const figureCells = (row: Row, { columns, periods, measures }: Layout): Cell[] =>
  [columns.value, columns.numerator, columns.denominator, ...periods.keys(), ...measures.keys()].flatMap(
    (index) => row[index ?? row.length] ?? [],
  );

/** The figures of a row: one, or one for each period or measure that has a column. */
function readRow(row: Row, context: RowContext): CellFigure[] {
  const { layout, report, kpiOf } = context;
  if (layout.measures.size > 0) return readDown(row, context);
  const kpiAt = row[layout.columns.kpi as number] as Cell;
  if (kpiAt.text !== "") {
    const kpi = kpiOf(kpiAt);
    if (kpi === null) context.lose(kpiAt, row[layout.columns.period ?? row.length]);
    else
      return layout.periods.size > 0
        ? readWide(row, kpi, kpiAt, context)
        : readLong(row, kpi, kpiAt, context);
    return [];
  }
  report(
    "The row names no KPI",
    kpiAt,
    context.notation.feed === undefined ? "Write the id of a KPI." : REPEAT,
  );
  context.lose(undefined, row[layout.columns.period ?? row.length]);
  return [];
}

const REPEAT =
  "Write the measure into each row. Excel does it in a pivot table: Design, Report Layout, Repeat All Item Labels.";

/** The figures of all measures in a period. */
function readDown(row: Row, context: RowContext): CellFigure[] {
  const { layout, report, idOf } = context;
  const periodAt = row[layout.columns.period as number] as Cell;
  if (periodAt.text === "") report("The row names no period", periodAt, MISSING_PERIOD);
  return [...layout.measures].flatMap(([index, kpiAt]): CellFigure[] =>
    readAcross(row[index] as Cell, { kpi: idOf(kpiAt.text) as string, periodAt, kpiAt }, context),
  );
}

const MISSING_PERIOD = "Write its last month or, for a week, its last day.";

/** The figure of a cell whose row and column give its period and its measure. An empty one gives none. */
function readAcross(at: Cell, place: Place, { notation, report, unitOf, lose }: RowContext): CellFigure[] {
  const { kpi, periodAt, kpiAt } = place;
  if (at.text === "" && notation.feed?.missing?.has("") !== true) return [];
  if (periodAt.text === "") {
    lose(kpiAt, undefined);
    return [];
  }
  const read = readFigure(at.text, unitOf(kpi), notation);
  if ("figure" in read) return [{ ...place, figure: read.figure, at }];
  report(`KPI ${quote(kpi)}: ${quote(at.text)} ${read.problem}`, at, read.hint);
  lose(kpiAt, periodAt);
  return [];
}

type Place = Pick<CellFigure, "kpi" | "periodAt" | "kpiAt">;

/** The figures of a measure in all periods. */
function readWide(row: Row, kpi: string, kpiAt: Cell, context: RowContext): CellFigure[] {
  const { layout, report, unitOf } = context;
  if (unitOf(kpi) === null && figureCells(row, layout).every(({ text }) => text === "")) {
    const hint = "Correct the id of the KPI, or take the row out.";
    report(`${quote(kpi)} is not a KPI of the plan, and its row has no figure`, kpiAt, hint, csvNotes);
  }
  return [...layout.periods].flatMap(([index, periodAt]): CellFigure[] =>
    readAcross(row[index] as Cell, { kpi, periodAt, kpiAt }, context),
  );
}

function readLong(row: Row, kpi: string, kpiAt: Cell, context: RowContext): CellFigure[] {
  const { layout, notation, report, unitOf, lose } = context;
  const cellOf = (column: Column): Cell | undefined => row[layout.columns[column] ?? row.length];
  const periodAt = cellOf("period") as Cell;
  if (periodAt.text === "") report("The row names no period", periodAt, MISSING_PERIOD);
  const cells = {
    value: cellOf("value"),
    numerator: cellOf("numerator"),
    denominator: cellOf("denominator"),
  };
  const found = readCells(cells, kpi, unitOf(kpi), notation, report);
  if (periodAt.text !== "" && found !== null) return [{ kpi, ...found, periodAt, kpiAt }];
  lose(kpiAt, periodAt);
  return [];
}
