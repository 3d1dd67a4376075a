import type { ExtractFigure } from "../../plan/extracts.ts";
import type { Column } from "./headings.ts";
import type { Layout } from "./layout.ts";
import type { Cell, Row } from "./parse-rows.ts";
import { readCells } from "./read-cells.ts";
import { readFigure } from "./read-figure.ts";
import type { Notation } from "./read-number.ts";
import { namesQuarter, QUARTER_HINT, readPeriod } from "./read-period.ts";
import { quote, type Refuse } from "./refuse.ts";

/** A figure with the cell that gives it, the cell of its period and that of its measure. */
export interface CellFigure extends Pick<ExtractFigure, "kpi" | "period" | "figure"> {
  readonly at: Cell;
  readonly periodAt: Cell;
  readonly kpiAt: Cell;
}

export interface RowContext {
  readonly layout: Layout;
  readonly notation: Notation;
  readonly refuse: Refuse;
  /** The unit of a measure, null for one that the plan does not have. */
  readonly unitOf: (kpi: string) => string | null;
}

/** The figures of one row: one, or one for each column that gives a period. */
export function readRow(row: Row, context: RowContext): CellFigure[] {
  const { layout, refuse } = context;
  const kpiAt = row[layout.columns.kpi as number] as Cell;
  if (kpiAt.text !== "")
    return layout.periods.size > 0 ? readWide(row, kpiAt, context) : readLong(row, kpiAt, context);
  refuse("The row names no KPI", kpiAt, "Write the id of a KPI.");
  return [];
}

function readWide(row: Row, kpiAt: Cell, { layout, notation, refuse, unitOf }: RowContext): CellFigure[] {
  const kpi = kpiAt.text;
  return [...layout.periods].flatMap(([index, period]): CellFigure[] => {
    const at = row[index] as Cell;
    if (at.text === "") return [];
    const read = readFigure(at.text, unitOf(kpi), notation);
    if ("figure" in read) return [{ kpi, period, figure: read.figure, at, periodAt: at, kpiAt }];
    refuse(`KPI ${quote(kpi)}: ${quote(at.text)} ${read.fault}`, at, read.hint);
    return [];
  });
}

function readLong(row: Row, kpiAt: Cell, { layout, notation, refuse, unitOf }: RowContext): CellFigure[] {
  const kpi = kpiAt.text;
  const cellOf = (column: Column): Cell | undefined => row[layout.columns[column] ?? row.length];
  const periodAt = cellOf("period") as Cell;
  const period = acceptPeriod(periodAt, refuse);
  const cells = {
    value: cellOf("value"),
    numerator: cellOf("numerator"),
    denominator: cellOf("denominator"),
  };
  const found = readCells(cells, kpi, unitOf(kpi), notation, refuse);
  return period === null || found === null ? [] : [{ kpi, period, ...found, periodAt, kpiAt }];
}

/** What is no period in any notation is left as it is: whether a period is one of the KPI's is not judged here. */
function acceptPeriod(cell: Cell, refuse: Refuse): string | null {
  if (cell.text === "")
    refuse("The row names no period", cell, "Write its last month or, for a week, its last day.");
  else if (namesQuarter(cell.text))
    refuse(`${quote(cell.text)} does not say when the quarter ends`, cell, QUARTER_HINT);
  else return readPeriod(cell.text) ?? cell.text;
  return null;
}
