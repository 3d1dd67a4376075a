import { type CellStyle, type Cell as HucreCell, type NamedRange, type WriteSheet, writeXlsx } from "hucre";
import { UsageError } from "../errors.ts";
import { type Entry, type NewSheet, type NewWorkbook, type StyledCell, styledCell } from "./new-workbook.ts";
import { type Block, cellName, columnName } from "./workbook.ts";

/** @throws UsageError for a text that is longer than a cell can hold. */
export async function writeXlsxFile(book: NewWorkbook): Promise<Uint8Array> {
  const made = new Date(`${book.date}T00:00:00Z`);
  const lists: (readonly string[])[] = [];
  const sheets = book.sheets.map((sheet) => sheetOf(sheet, lists));
  return writeXlsx({
    sheets: lists.length === 0 ? sheets : [...sheets, listSheet(lists)],
    namedRanges: book.sheets.flatMap(printRanges),
    properties: {
      title: book.title,
      creator: "improve",
      created: made,
      modified: made,
      custom: { ...book.properties },
    },
  });
}

function sheetOf(sheet: NewSheet, lists: (readonly string[])[]): WriteSheet {
  const { headings, frozenColumns = 0 } = sheet;
  const cells = new Map<string, Partial<HucreCell>>();
  for (const [row, values] of sheet.rows.entries())
    for (const column of values.keys()) cells.set(`${row},${column}`, cellOf(sheet, row, column));
  return {
    name: sheet.name,
    hidden: sheet.isHidden === true,
    columns: sheet.columns.map(({ width, isHidden }) => ({ width, hidden: isHidden === true })),
    rows: sheet.rows.map(() => []),
    cells,
    merges: (sheet.merges ?? []).map(({ row, column, rows, columns }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rows - 1,
      endCol: column + columns - 1,
    })),
    dataValidations: (sheet.entries ?? []).map((entry) => validationOf(entry, lists)),
    ...(headings === undefined ? {} : { autoFilter: { range: rangeOf(filtered(sheet, headings)) } }),
    ...(headings === undefined && frozenColumns === 0
      ? {}
      : { freezePane: { rows: headings === undefined ? 0 : headings + 1, columns: frozenColumns } }),
    ...(sheet.isProtected === true
      ? { protection: { sheet: true, autoFilter: true, formatColumns: true, formatRows: true } }
      : {}),
    pageSetup: {
      paperSize: "a4",
      orientation: sheet.isLandscape === true ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: "&L&A&RPage &P of &N" },
  };
}

const filtered = (sheet: NewSheet, headings: number): Block => ({
  row: headings,
  column: 0,
  rows: sheet.rows.length - headings,
  columns: sheet.columns.length,
});

const rangeOf = ({ row, column, rows, columns }: Block, mark = ""): string =>
  [
    [row, column],
    [row + rows - 1, column + columns - 1],
  ]
    .map(([down = 0, right = 0]) => `${mark}${columnName(right)}${mark}${down + 1}`)
    .join(":");

/** The most characters that a cell of Excel holds. */
const MOST_CHARACTERS = 32_767;

function cellOf(sheet: NewSheet, row: number, column: number): Partial<HucreCell> {
  const cell = styledCell(sheet, row, column);
  const { value, comment } = cell;
  if (typeof value === "string" && value.length > MOST_CHARACTERS)
    throw new UsageError(
      `Cell ${cellName(row, column)} of the sheet "${sheet.name}" would hold ${value.length.toLocaleString("en-GB")} characters, and a cell of Excel holds ${MOST_CHARACTERS.toLocaleString("en-GB")}`,
      "Shorten the text, or choose the format ods or csv.",
    );
  return {
    value: value !== null && typeof value === "object" ? new Date(`${value.date}T00:00:00Z`) : value,
    style: styleOf(cell),
    ...(comment === undefined ? {} : { comment: { text: comment, author: "improve" } }),
  };
}

function styleOf({ value, isBold, fill, isUnlocked, format }: StyledCell): CellStyle {
  return {
    alignment: { vertical: "top", wrapText: typeof value === "string" || value === null },
    ...(isBold === true ? { font: { name: "Calibri", size: 11, bold: true } } : {}),
    ...(fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } }),
    ...(isUnlocked === true ? { protection: { locked: false } } : {}),
    numFmt: formatOf(value, format),
  };
}

/** A text that Excel would take for something else if somebody went into its cell stays a text. */
function formatOf(value: StyledCell["value"], format: StyledCell["format"]): string {
  if (format === "text" || (typeof value === "string" && value.length < 256 && /^[\d=+\-@.]/.test(value)))
    return "@";
  if (format === "date" || (value !== null && typeof value === "object")) return "dd/mm/yyyy";
  if (format === undefined) return "General";
  return `0${format.decimals === 0 ? "" : `.${"0".repeat(format.decimals)}`}${format.isPercentage === true ? "%" : ""}`;
}

function validationOf(
  { block, allowed, message }: Entry,
  lists: (readonly string[])[],
): NonNullable<WriteSheet["dataValidations"]>[number] {
  const rest = {
    range: rangeOf(block),
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: "Not accepted",
    errorMessage: message,
  };
  // 36526 is 1 January 2000.
  if (allowed === "date") return { type: "date", operator: "greaterThan", formula1: "36526", ...rest };
  // A list that stands in the rule itself has 255 characters at most, and a comma parts its words.
  if (allowed.join(",").length <= 255 && !allowed.some((word) => word.includes(","))) {
    return { type: "list", values: [...allowed], ...rest };
  }
  const at = lists.push(allowed) - 1;
  const range = rangeOf({ row: 0, column: at, rows: allowed.length, columns: 1 }, "$");
  return { type: "list", formula1: `${LIST_SHEET}!${range}`, ...rest };
}

const LIST_SHEET = "Lists";

const listSheet = (lists: readonly (readonly string[])[]): WriteSheet => ({
  name: LIST_SHEET,
  hidden: true,
  rows: Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, row) =>
    lists.map((list) => list[row] ?? null),
  ),
});

/** What is printed, and the rows that are repeated on each page. The library does not quote the names of sheets. */
function printRanges({ name, rows, columns, headings }: NewSheet): NamedRange[] {
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const all = { row: 0, column: 0, rows: Math.max(1, rows.length), columns: columns.length };
  const area = { name: "_xlnm.Print_Area", range: `${quoted}!${rangeOf(all, "$")}`, scope: name };
  if (headings === undefined) return [area];
  const titles = `${quoted}!$${headings + 1}:$${headings + 1}`;
  return [area, { name: "_xlnm.Print_Titles", range: titles, scope: name }];
}
