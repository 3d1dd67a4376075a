import type { Cell, Column } from "../../model/table.ts";

/** How a cell of a row is set: as the column is that it stands under, or the first of several. */
export const alignment = (columns: readonly Column[], cells: readonly Cell[], index: number): string =>
  columnOf(columns, cells, index).align;

/** What stands over a cell of a row. */
export const columnTitle = (columns: readonly Column[], cells: readonly Cell[], index: number): string =>
  columnOf(columns, cells, index).title;

function columnOf(columns: readonly Column[], cells: readonly Cell[], index: number): Column {
  const before = cells.slice(0, index).reduce((sum, { span }) => sum + span, 0);
  const end = before + (cells[index]?.span ?? 1);
  const column = columns[before];
  if (column === undefined || end > columns.length)
    throw new Error(`a row has ${end} cells and its table ${columns.length} columns`);
  return column;
}

/** Whether narrow screens set each row as a list: one of many columns does, unless they hold figures to compare. */
export const isStacked = (columns: readonly Column[]): boolean =>
  columns.length >= 4 && columns.every(({ align }) => align === "left");

/** True where a cell would print nothing, and so vanish from the tags of a PDF. */
export const isBlank = (cell: Cell): boolean =>
  cell.lines.every((line) => "text" in line && line.text.length === 0);

/** A column's share of the width: `12.5%`. */
export const percent = (width: number): string => `${Number(width)}%`;
