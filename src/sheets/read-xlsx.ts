import { zipSync } from "fflate";
import {
  type CellValue,
  type Color,
  formatValue,
  type Cell as HucreCell,
  type Sheet as HucreSheet,
  type Workbook as HucreWorkbook,
  readXlsx,
  resolveThemeColor,
} from "hucre";
import { isIsoDate } from "../plan/time/dates.ts";
import { requireMemory } from "./containers.ts";
import { pivotSources } from "./pivot-sources.ts";
import {
  type Cell,
  cellName,
  cellPosition,
  EMPTY_CELL,
  finishSheet,
  requireRoom,
  type Sheet,
  sayBesides,
  textCell,
  type Workbook,
} from "./workbook.ts";

/**
 * Reads the parts of an XLSX file.
 * @throws UsageError for a sheet with too many rows; another error for parts that contradict each other.
 */
export async function readXlsxParts(file: string, parts: ReadonlyMap<string, Uint8Array>): Promise<Workbook> {
  const sound = Object.fromEntries(
    [...parts].map(([name, part]) => [name, isWorksheet(name) ? withoutBlankEnd(file, part) : part] as const),
  );
  requireMemory(file, Object.values(sound));
  // The library only takes archives, and unpacks any size; so it is given what has been unpacked here, stored as it is.
  const book = await readXlsx(zipSync(sound, { level: 0 }), { readStyles: true });
  return {
    file,
    format: "xlsx",
    sheets: book.sheets.map((sheet) => sheetOf(file, sheet, book)),
    properties: Object.fromEntries(
      Object.entries(book.properties?.custom ?? {}).map(([name, value]) => [name, String(value)]),
    ),
    sources: pivotSources(parts),
    besides: book.sheets.flatMap(besidesCells),
  };
}

const isWorksheet = (name: string): boolean => /(?:^|\/)worksheets\/[^/]+\.xml$/.test(name);

/**
 * Cuts from the end of a worksheet what has a format and holds nothing. There can be a million rows of it, and cells out to
 * the last column.
 * @throws UsageError where too much is left.
 */
function withoutBlankEnd(file: string, part: Uint8Array): Uint8Array {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const close = xml.lastIndexOf("<", xml.lastIndexOf("sheetData>"));
  const last = Math.max(...["v>", "is>", "f>", "f "].map((tag) => xml.lastIndexOf(tag, close)));
  const start = xml.indexOf(">", xml.indexOf("sheetData")) + 1;
  const end = last < start ? start : xml.indexOf("row>", last) + 4;
  if (close < start || end < start || end > close) return part;
  const rows = xml.toString("latin1", start, end).replace(/<(?:\w+:)?c r="[A-Z]{3}\d+"(?: s="\d+")?\/>/g, "");
  const [, row] = /\br="(\d+)"/.exec(rows.slice(rows.lastIndexOf("row "))) ?? [];
  const columns = [...rows.matchAll(/ r="([A-Z]{3}\d+)"/g)].map(
    ([, cell = ""]) => cellPosition(cell).column + 1,
  );
  requireRoom(
    file,
    Number(row ?? 0),
    columns.reduce((most, column) => Math.max(most, column), 1),
  );
  return Buffer.concat([xml.subarray(0, start), Buffer.from(rows, "latin1"), xml.subarray(close)]);
}

function sheetOf(file: string, read: HucreSheet, book: HucreWorkbook): Sheet {
  const comments = commentsOf(read, book);
  const rows = read.rows.map((values, row) =>
    values.map((value, column): Cell => {
      const detail = read.cells?.get(`${row},${column}`);
      const cell = contentCell(value, detail);
      const fill = fillOf(detail, book);
      return fill === null ? cell : { ...cell, fill };
    }),
  );
  for (const [key, comment] of comments) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] as Cell[];
    while (cells.length <= column) cells.push(EMPTY_CELL);
    cells[column] = { ...(cells[column] as Cell), comment };
  }
  return finishSheet(file, {
    name: read.name,
    isHidden: read.hidden === true || read.veryHidden === true,
    rows,
    merges: (read.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      row: startRow,
      column: startCol,
      rows: endRow - startRow + 1,
      columns: endCol - startCol + 1,
    })),
    hiddenRows: [...(read.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
    hiddenColumns: (read.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : [])),
  });
}

/** Comments of today's Excel are threads of remarks, for which older programs are given a text about the program. */
function commentsOf(
  { cells, threadedComments }: HucreSheet,
  { persons }: HucreWorkbook,
): Map<string, string> {
  const comments = new Map<string, string>();
  for (const [key, { comment }] of cells ?? [])
    if (comment !== undefined) comments.set(key, comment.text.trim());
  const threads = new Map<string, string[]>();
  const places = new Map((threadedComments ?? []).map(({ id, ref }) => [id, ref]));
  for (const { ref, parentId, personId, text } of threadedComments ?? []) {
    const place = ref ?? places.get(parentId ?? "");
    if (place === undefined) continue;
    const name = persons?.find(({ id }) => id === personId)?.displayName;
    threads.set(place, [...(threads.get(place) ?? []), name === undefined ? text : `${name}: ${text}`]);
  }
  for (const [place, remarks] of threads) comments.set(keyOf(place), remarks.join("\n"));
  return comments;
}

/** `C4` as the library writes it in its keys, `3,2`. */
function keyOf(place: string): string {
  const { row, column } = cellPosition(place);
  return `${row},${column}`;
}

function contentCell(value: CellValue, detail: HucreCell | undefined): Cell {
  if (value === null) {
    if (detail?.formula === undefined) return EMPTY_CELL;
    const content = { kind: "unknown-result", formula: detail.formula } as const;
    return { ...EMPTY_CELL, text: `=${detail.formula}`, content };
  }
  if (typeof value === "string") return textCell(value);
  if (typeof value === "boolean")
    return { ...EMPTY_CELL, text: value ? "TRUE" : "FALSE", content: { kind: "logical", value } };
  const format = inUkOrder(detail?.style?.numFmt ?? "General");
  const codes = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  const shown = formatValue(value, format).trim();
  if (typeof value === "number") {
    const text = shown === "" || codes === "General" ? String(Number(value.toPrecision(15))) : shown;
    return { ...EMPTY_CELL, text, content: { kind: "number", value, isPercentage: codes.includes("%") } };
  }
  const date = value.toISOString().slice(0, 10);
  if (!isIsoDate(date) || !/[dy]/i.test(codes)) return textCell(shown);
  return { ...EMPTY_CELL, text: shown, content: { kind: "date", date, hasYear: /y/i.test(codes) } };
}

/** The formats 14 and 22 are shown in the order of the computer, and only called by their American order. */
const inUkOrder = (format: string): string => format.replace(/^m\/d\/yyyy/, "dd/mm/yyyy");

/** The colour of a cell as six digits; null for none and white. */
function fillOf(detail: HucreCell | undefined, { themeColors }: HucreWorkbook): string | null {
  const fill = detail?.style?.fill;
  const color =
    fill?.type === "gradient" ? fill.stops[0]?.color : fill?.pattern === "none" ? undefined : fill?.fgColor;
  const rgb = color === undefined ? null : rgbOf(color, themeColors);
  return rgb === "FFFFFF" ? null : rgb;
}

function rgbOf({ rgb, theme, tint, indexed }: Color, themeColors: string[] | undefined): string | null {
  if (rgb !== undefined) return rgb.slice(-6).toUpperCase();
  if (indexed !== undefined) return INDEXED[indexed % 8 === indexed ? indexed + 8 : indexed] ?? null;
  if (theme === undefined || themeColors === undefined) return null;
  // Cells name light before dark, and the theme lists dark before light (ECMA-376 part 1, 18.8.3).
  return resolveThemeColor(themeColors, [1, 0, 3, 2][theme] ?? theme, tint);
}

/** The colours of Excel 97, which workbooks of that time still name by their numbers, from 8 on. */
const INDEXED: readonly (string | undefined)[] = [
  ...Array<undefined>(8),
  ..."000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080".split(
    " ",
  ),
  ..."9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF".split(
    " ",
  ),
  ..."00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696".split(
    " ",
  ),
  ..."003366 339966 003300 333300 993300 993366 333399 333333".split(" "),
];

/** What a reader of the cells would miss. */
function besidesCells({
  name,
  cells,
  images,
  charts,
  textBoxes,
  conditionalRules,
  headerFooter,
}: HucreSheet): string[] {
  const odd: { place: string; value: CellValue; hyperlink: HucreCell["hyperlink"]; isStruck: boolean }[] = [];
  for (const [key, { value, hyperlink, style }] of cells ?? []) {
    const isStruck = value !== null && style?.font?.strikethrough === true;
    if (!isStruck && hyperlink === undefined) continue;
    const [row, column] = key.split(",").map(Number) as [number, number];
    odd.push({ place: cellName(row, column), value, hyperlink, isStruck });
  }
  const struck = odd.filter(({ isStruck }) => isStruck);
  const said = Object.values(headerFooter ?? {}).flatMap((text) =>
    typeof text === "string" ? printed(text) : [],
  );
  return [
    ...sayBesides(
      name,
      (images?.length ?? 0) + (charts?.length ?? 0),
      (textBoxes ?? []).map(({ text }) => text),
    ),
    ...odd.flatMap(({ place, value, hyperlink }) =>
      hyperlink === undefined ||
      hyperlink.target === "" ||
      hyperlink.target.replace(/^mailto:|\/$/g, "") === value
        ? []
        : [`The link of ${place} on the sheet "${name}" leads to ${hyperlink.target}`],
    ),
    ...(struck.length === 0
      ? []
      : [
          `Struck through on the sheet "${name}": ${struck.map(({ place }) => place).join(", ")}. They are read like others.`,
        ]),
    ...((conditionalRules ?? []).some(({ style }) => style?.fill !== undefined)
      ? [`Colours of the sheet "${name}" that rules give to cells are not read.`]
      : []),
    ...said.map((text) => `The sheet "${name}" prints on each page: ${text}`),
  ];
}

/** The words at the head or foot of a page, without the codes for fonts, pages and dates. */
function printed(text: string): string[] {
  const words = text.split(/&[LCR]/).map((part) => part.replace(/&"[^"]*"|&\d+|&[A-Z]/g, "").trim());
  return words.filter((part) => part !== "" && !/^page(?:\s+of)?$/i.test(part));
}
