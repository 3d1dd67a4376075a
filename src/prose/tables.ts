import { tableRows } from "./sentences.ts";

/** A cell of a table, and where its text begins in the author's text. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

/** A table in Markdown: the names of its columns, and its rows, each with its name first. */
export interface Table {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Where the table ends in the author's text. */
  readonly end: number;
}

/** The tables of a text, in order. */
export function tablesOf(text: string): Table[] {
  const tables: { head: Cell[]; rows: Cell[][]; end: number }[] = [];
  for (const { text: row, start } of tableRows(text)) {
    const cells = cellsOf(row, start);
    const table = tables.at(-1);
    if (table === undefined || start !== table.end + 1)
      tables.push({ head: cells, rows: [], end: start + row.length });
    else {
      if (!cells.every((cell) => /^:?-*:?$/.test(cell.text))) table.rows.push(cells);
      table.end = start + row.length;
    }
  }
  return tables;
}

const cellsOf = (row: string, start: number): Cell[] =>
  [...row.matchAll(/\|([^|]*)(?=\|)/g)].map(({ 1: cell = "", index }) => ({
    text: cell.replaceAll(/[*_]/g, " ").trim(),
    start: start + index + 1 + Math.max(0, cell.search(/[^\s*_]/)),
  }));
