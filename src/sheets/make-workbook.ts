import { type NewSheet, type NewValue, type NewWorkbook, styledCell } from "./new-workbook.ts";
import type { SheetFormat } from "./workbook.ts";

/**
 * Makes the file of a workbook: the same bytes for the same workbook, whenever and wherever.
 * @param format a CSV holds the values of one sheet.
 * @throws UsageError for a text that is longer than a cell of Excel can hold.
 */
export async function makeWorkbook(book: NewWorkbook, format: SheetFormat): Promise<Uint8Array> {
  requireNames(book.sheets.map(({ name }) => name));
  if (format === "xlsx") return (await import("./write-xlsx.ts")).writeXlsxFile(book);
  if (format === "ods") return (await import("./write-ods.ts")).writeOdsFile(book);
  const [sheet] = book.sheets;
  if (sheet === undefined || book.sheets.length > 1) throw new Error("a CSV holds one sheet");
  return writeCsv(sheet);
}

/** Excel tells names apart without their case, and says that a file with another name is damaged. */
function requireNames(names: readonly string[]): void {
  for (const [at, name] of names.entries()) {
    if (!/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/.test(name)) throw new Error(`no sheet can be named "${name}"`);
    if (names.slice(0, at).some((other) => other.toLowerCase() === name.toLowerCase()))
      throw new Error(`two sheets are named "${name}"`);
  }
}

/** In UTF-8 with the mark by which Excel knows it, commas, and lines that end as RFC 4180 says. */
function writeCsv(sheet: NewSheet): Uint8Array {
  const lines = sheet.rows.map((row, at) =>
    row.map((_, column) => quoted(csvText(styledCell(sheet, at, column).value))).join(","),
  );
  return new TextEncoder().encode(`\ufeff${lines.map((line) => `${line}\r\n`).join("")}`);
}

/** Excel takes a text for a formula that begins like one, after spaces too, and runs it; behind an apostrophe it does not. */
function csvText(value: NewValue): string {
  if (value === null) return "";
  if (typeof value === "object") return value.date;
  return typeof value === "string" && /^'*\s*[=+\-@\t]/.test(value) ? `'${value}` : String(value);
}

const quoted = (text: string): string =>
  /^\s|\s$|[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
