import { readFileSync } from "node:fs";
import path from "node:path";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewCell } from "../../src/sheets/new-workbook.ts";

/** Exports as case systems give them, and the feeds that describe them. */
export const EXPORTS = path.join(import.meta.dirname, "exports");

export const exported = (name: string): string => readFileSync(path.join(EXPORTS, `${name}.csv`), "utf8");

/** The cells of a CSV as a program puts them into a workbook: what looks like a number or a day is one. */
export async function asWorkbook(csv: string, sheet = "Data"): Promise<Uint8Array> {
  const rows = csv
    .trimEnd()
    .split("\n")
    .map((line) => (line.match(/("[^"]*"|[^,]*)(?:,|$)/g) ?? []).map((cell) => cell.replace(/^"|"?,?$/g, "")))
    .map((cells) => cells.map(asCell));
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, () => ({ width: 14 }));
  const book = {
    title: "Export",
    date: "2016-09-05",
    sheets: [
      { name: "About", columns, rows: [["Printed for the performance board"]] },
      { name: sheet, columns, rows },
    ],
  };
  return await makeWorkbook(book, "xlsx");
}

function asCell(text: string): NewCell {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  if (year !== undefined) return { value: { date: `${year}-${month}-${day}` }, format: "date" };
  if (/^[\d.]+%$/.test(text)) {
    const value = Number((Number(text.slice(0, -1)) / 100).toPrecision(12));
    return { value, format: { decimals: 1, isPercentage: true } };
  }
  const number = text.replaceAll(",", "");
  return /^\d+(\.\d+)?$/.test(number) ? Number(number) : text;
}
