import { type Cell, EMPTY_CELL, type Sheet, type Workbook } from "../../src/sheets/workbook.ts";

/** A cell as it is written in a test: a text, a number, an ISO day, or any other cell in full. */
type Written = string | number | null | Partial<Cell>;

export function cell(written: Written): Cell {
  if (written === null || written === "") return EMPTY_CELL;
  if (typeof written === "number")
    return {
      ...EMPTY_CELL,
      text: String(written),
      content: { kind: "number", value: written, isPercentage: false },
    };
  if (typeof written !== "string") return { ...EMPTY_CELL, ...written };
  if (/^\d{4}-\d\d-\d\d$/.test(written))
    return {
      ...EMPTY_CELL,
      text: written.split("-").reverse().join("/"),
      content: { kind: "date", date: written, hasYear: true },
    };
  return { ...EMPTY_CELL, text: written, content: { kind: "text" } };
}

/** A cell that goes on with a merged one. */
export const continued = (text: string): Partial<Cell> => ({
  text,
  content: { kind: "text" },
  isContinued: true,
});

export function sheet(rows: readonly (readonly Written[])[], more: Partial<Sheet> = {}): Sheet {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return {
    name: "Plan",
    isHidden: false,
    rows: rows.map((row) => Array.from({ length: width }, (_, column) => cell(row[column] ?? null))),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...more,
  };
}

export const book = (...sheets: readonly Sheet[]): Workbook => ({
  file: "tracker.xlsx",
  format: "xlsx",
  sheets,
  properties: {},
  sources: [],
  besides: [],
});
