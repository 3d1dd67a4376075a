import type { Cell, Column } from "../../model/table.ts";

/** How a cell is set: as its column is. */
export const alignment = (columns: readonly Column[], index: number): string => {
  const column = columns[index];
  if (column === undefined)
    throw new Error(`a row has ${index + 1} cells and its table ${columns.length} columns`);
  return column.align;
};

/** True where a cell would print nothing, and so vanish from the tags of a PDF. */
export const isBlank = (cell: Cell): boolean =>
  cell.lines.every((line) => "text" in line && line.text.length === 0);

/** A column's share of the width: `12.5%`. */
export const percent = (width: number): string => `${Number(width)}%`;
