import type { ExtractFigure } from "../../plan/schema/extracts.ts";
import { csvNotes } from "../rules/csv.ts";
import { type Conventions, missingIn, readCells, readFigure } from "./cells.ts";
import { type Cell, quote, type ReportProblem, type Row } from "./rows.ts";
import type { Column, Layout, Measures } from "./table.ts";

/** A figure, and the cells that give it, its period and its measure. */
export interface CellFigure extends Pick<ExtractFigure, "kpi" | "figure"> {
  readonly at: Cell;
  readonly periodAt: Cell;
  readonly kpiAt: Cell;
}

export interface RowContext {
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
export const figureCells = (row: Row, { columns, periods, measures }: Layout): Cell[] =>
  [columns.value, columns.numerator, columns.denominator, ...periods.keys(), ...measures.keys()].flatMap(
    (index) => row[index ?? row.length] ?? [],
  );

/** The figures of a row: one, or one for each period or measure that has a column. */
export function readRow(row: Row, context: RowContext): CellFigure[] {
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
  report("The row names no KPI", kpiAt, "Write the id of a KPI.");
  context.lose(undefined, row[layout.columns.period ?? row.length]);
  return [];
}

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
  if (at.text === "" && missingIn("", notation.feed) === null) return [];
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
