import type { Cell, Column, Row } from "../../../model/table.ts";
import type { Helper } from "../handlebars.ts";

/** How a cell is aligned: as its column is, or as the first of its columns. */
export const alignment = {
  name: "alignment",
  run: (columns: readonly Column[], cells: readonly Cell[], index: number): string =>
    columnOf(columns, cells, index).align,
} satisfies Helper;

/** The title of the column that a cell is in. */
export const columnTitle = {
  name: "columnTitle",
  run: (columns: readonly Column[], cells: readonly Cell[], index: number): string =>
    columnOf(columns, cells, index).title,
} satisfies Helper;

function columnOf(columns: readonly Column[], cells: readonly Cell[], index: number): Column {
  const before = cells.slice(0, index).reduce((sum, { span }) => sum + span, 0);
  const end = before + (cells[index]?.span ?? 1);
  const column = columns[before];
  if (column === undefined || end > columns.length)
    throw new Error(`a row has ${end} cells and its table ${columns.length} columns`);
  return column;
}

/** True for a cell that prints nothing. A PDF would have no tag for it. */
export const isBlank = {
  name: "isBlank",
  run: (cell: Cell): boolean => cell.lines.every((line) => "text" in line && line.text.length === 0),
} satisfies Helper;

/**
 * Whether narrow screens show each row of a table as a list. They do if it has four columns or more, and no
 * column of figures, which readers compare.
 */
export const isStacked = {
  name: "isStacked",
  run: (columns: readonly Column[]): boolean =>
    columns.length >= 4 && columns.every(({ align }) => align === "left"),
} satisfies Helper;

/** A column's share of the width: `12.5%`. */
export const percent = {
  name: "percent",
  run: (width: number): string => `${width}%`,
} satisfies Helper;

/** A table's rows in groups. A row whose first cell is a heading across several columns begins a new group. */
export const rowGroups = {
  name: "rowGroups",
  run(rows: readonly Row[]): Row[][] {
    const groups: Row[][] = [];
    for (const row of rows) {
      const group = groups.at(-1);
      if (group === undefined || isGroupHeading(row)) groups.push([row]);
      else group.push(row);
    }
    return groups;
  },
} satisfies Helper;

const isGroupHeading = ({ cells: [first] }: Row): boolean => first?.header === true && first.span > 1;
