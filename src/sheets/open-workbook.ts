import { CsvError, type Options, parse } from "csv-parse/sync";
import { readFile } from "../disk/read-file.ts";
import { UsageError } from "../errors.ts";
import { openContainer } from "./containers.ts";
import { finishSheet, textCell, type Workbook } from "./workbook.ts";

/**
 * Reads a workbook: XLSX, ODS or CSV, told apart by what is in the file and not by its name.
 * @param file its name in messages.
 * @throws UsageError, one sentence and what to do, for a file that is no workbook, is protected by a password, holds
 *   macros, is of Excel 97, is damaged, or is larger than a tracker can be.
 */
export async function openWorkbook(file: string, bytes: Uint8Array): Promise<Workbook> {
  const container = openContainer(file, bytes);
  if (container.kind === "text") return readDelimited(file, bytes);
  if (container.kind === "ods") return (await import("./read-ods.ts")).readOdsParts(file, container.parts);
  const { readXlsxParts } = await import("./read-xlsx.ts");
  try {
    return await readXlsxParts(file, container.parts);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `"${file}" is damaged, and cannot be read`,
      "Open it in Excel or LibreOffice, save it under a new name, and import that.",
      error,
    );
  }
}

/**
 * Reads the workbook of a file.
 * @throws UsageError as `openWorkbook` does, and for a file that is not there or cannot be read.
 */
export async function readWorkbook(file: string): Promise<Workbook> {
  return await openWorkbook(file, await readBytes(file));
}

/**
 * The bytes of a file.
 * @throws UsageError if it is not there or cannot be read.
 */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new UsageError(`There is no file "${file}"`, "Check its name and its folder.", error);
    if (code === "EISDIR") throw new UsageError(`"${file}" is a folder`, "Name the workbook in it.", error);
    throw new UsageError(
      `"${file}" cannot be read`,
      "Close it in other programs, and check its permissions.",
      error,
    );
  }
}

/**
 * Reads a CSV as a workbook of one sheet: in UTF-8, UTF-16 or as Excel writes it, with any of the usual characters between
 * the cells. All cells are text, as they are written.
 * @throws UsageError for a quotation mark that is not closed.
 */
function readDelimited(file: string, bytes: Uint8Array): Workbook {
  const written = decode(bytes);
  const [line = "", named] = SEPARATOR_LINE.exec(written) ?? [];
  const text = written.slice(line.length);
  const rows = parseCells(file, text, named ?? findDelimiter(file, text));
  const cells = rows.map((row) => row.map((cell) => textCell(unwrapped(cell))));
  // The line that names the character is a row of the file, too, so that cells have the names Excel gives them.
  if (line !== "") cells.unshift([]);
  const sheet = { name: "", isHidden: false, rows: cells, merges: [], hiddenRows: [], hiddenColumns: [] };
  return {
    file,
    format: "csv",
    sheets: [finishSheet(file, sheet)],
    properties: {},
    sources: [],
    besides: [],
  };
}

/** Excel writes "CSV" in the code page of the computer, "CSV UTF-8" with a byte order mark, "Unicode text" as UTF-16. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0)
    return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Excel reads `sep=;` in the first line as the character between the cells. */
const SEPARATOR_LINE = /^\s*"?sep=(.)"?[,;|\t ]*(?:\r\n|\n|\r|$)/i;

const DELIMITERS = [",", ";", "\t", "|"];

/** The delimiter with which most of the first rows are equally wide; between equals, that which makes them widest. */
function findDelimiter(file: string, text: string): string {
  const [best] = DELIMITERS.map((delimiter) => {
    const widths = parseCells(file, text, delimiter, 50).map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 1, rows = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, rows, width };
  }).sort((a, b) => b.rows - a.rows || b.width - a.width);
  return (best as { delimiter: string }).delimiter;
}

function parseCells(file: string, text: string, delimiter: string, most = -1): string[][] {
  const options: Options = {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    to: most,
  };
  try {
    return parse(text, options) as unknown as string[][];
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== "CSV_QUOTE_NOT_CLOSED") throw error;
    if (most >= 0) return [];
    throw new UsageError(
      `A quotation mark in "${file}" is not closed, and what follows cannot be read`,
      "Close it, or open the file in Excel and save it as an Excel workbook (.xlsx).",
    );
  }
}

/**
 * A value that a program has kept Excel from changing: `="17.2"` and `=17.4`; and a text that would be a formula, which
 * stands behind an apostrophe.
 */
const unwrapped = (text: string): string =>
  /^=\s*(?:"([^"]*)"|(-?[\d.,]+%?))$/.exec(text.trim())?.slice(1).join("") ??
  text.replace(/^'(?='*\s*[=+\-@\t])/, "");
