import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type CellStyle, type Cell as HucreCell, type NamedRange, type WriteSheet, writeXlsx } from "hucre";
import { UsageError } from "../errors.ts";
import {
  blockOf,
  type Entry,
  heightOf,
  type NewSheet,
  type NewWorkbook,
  type StyledCell,
  styledCell,
} from "./new-workbook.ts";
import { type Block, cellName, columnName } from "./workbook.ts";

/** @throws UsageError for a text that is longer than a cell can hold. */
export async function writeXlsxFile(book: NewWorkbook): Promise<Uint8Array> {
  const made = new Date(`${book.date}T00:00:00Z`);
  const lists: (readonly string[])[] = [];
  const sheets = book.sheets.map((sheet) => sheetOf(sheet, lists));
  const bytes = await writeXlsx({
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
  return packed(unzipSync(bytes));
}

/**
 * Packs the parts once more. The library packs with what the computer has, which may give other bytes on another. It fixes
 * the heights of rows, so that they would not grow with what somebody writes; and Excel would mark each ref such as 1.10 as
 * a number that is a text by mistake.
 */
function packed(parts: Record<string, Uint8Array>): Uint8Array {
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const xml = strFromU8(part)
      .replaceAll(/(<row [^>]*?) customHeight="1"/g, "$1")
      .replace("</headerFooter>", `$&${TEXTS_ON_PURPOSE}`);
    parts[name] = strToU8(xml);
  }
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
}

const TEXTS_ON_PURPOSE =
  '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>';

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
    rowDefs: new Map([...sheet.rows.keys()].map((row) => [row, { height: heightOf(sheet, row) }])),
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
      paperSize: sheet.paper ?? "a4",
      orientation: sheet.isLandscape === true ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: NARROW,
    },
    headerFooter: { oddFooter: "&L&A&RPage &P of &N" },
  };
}

/** In inches: wide tables are printed on one page. */
const NARROW = { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 };

const filtered = (sheet: NewSheet, headings: number): Block => ({
  ...blockOf(sheet),
  row: headings,
  rows: Math.max(1, sheet.rows.length - headings),
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
    value:
      typeof value === "string"
        ? escaped(value)
        : isDate(value)
          ? new Date(`${value.date}T00:00:00Z`)
          : value,
    style: styleOf(cell, row >= (sheet.headings ?? row + 1)),
    ...(comment === undefined ? {} : { comment: { text: comment, author: "improve" } }),
  };
}

function styleOf({ value, isBold, fill, isUnlocked, format }: StyledCell, isInTable: boolean): CellStyle {
  return {
    alignment: {
      vertical: "top",
      wrapText: typeof value === "string" || value === null,
      ...(isDate(value) ? { horizontal: "left" } : {}),
    },
    ...(isInTable ? { border: { top: LINE, right: LINE, bottom: LINE, left: LINE } } : {}),
    ...(isBold === true ? { font: { name: "Calibri", size: 11, bold: true } } : {}),
    ...(fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } }),
    ...(isUnlocked === true ? { protection: { locked: false } } : {}),
    ...formatOf(value, format),
  };
}

/** `_x0041_` stands for A in a text of an XLSX. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");

const isDate = (value: StyledCell["value"]): value is { readonly date: string } =>
  value !== null && typeof value === "object";

const LINE = { style: "thin", color: { rgb: "BFBFBF" } } as const;

/** A text that Excel would take for something else if somebody went into its cell stays a text. */
function formatOf(value: StyledCell["value"], format: StyledCell["format"]): CellStyle {
  const isText = typeof value === "string" && value.length < 256 && /^[\d=+\-@.]/.test(value);
  if (format === "text" || isText) return { numFmt: "@" };
  if (format === "date" || isDate(value)) return { numFmt: "dd/mm/yyyy" };
  if (format === undefined) return {};
  const digits = format.decimals === 0 ? "0" : `0.${"0".repeat(format.decimals)}`;
  return { numFmt: format.isPercentage === true ? `${digits}%` : digits };
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
    errorMessage: message.slice(0, 225),
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

/**
 * What is printed, and the rows that are repeated on each page. LibreOffice would print a hidden sheet that has such a
 * range. The library does not quote the names of sheets.
 */
function printRanges(sheet: NewSheet): NamedRange[] {
  const { name, isHidden = false, headings } = sheet;
  if (isHidden) return [];
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const area = { name: "_xlnm.Print_Area", range: `${quoted}!${rangeOf(blockOf(sheet), "$")}`, scope: name };
  if (headings === undefined) return [area];
  const titles = `${quoted}!$${headings + 1}:$${headings + 1}`;
  return [area, { name: "_xlnm.Print_Titles", range: titles, scope: name }];
}
