import { element } from "../office/xml.ts";
import { escapeMarkup } from "../text/escape.ts";
import {
  blockOf,
  type Entry,
  heightOf,
  type NewSheet,
  type NewWorkbook,
  type StyledCell,
  styledCell,
} from "./new-workbook.ts";
import { type Block, columnName } from "./workbook.ts";

/** The styles and the sheets of a document, as elements. */
export function bodyOf({ sheets }: NewWorkbook): string[] {
  const styles = new Styles();
  const rules: string[] = [];
  const tables = sheets.map((sheet) => tableOf(sheet, styles, rules));
  const filters = sheets.flatMap((sheet, index) => {
    const { headings, rows } = sheet;
    if (headings === undefined) return [];
    const block = { ...blockOf(sheet), row: headings, rows: Math.max(1, rows.length - headings) };
    return element("table:database-range", {
      // The name that LibreOffice gives to a filter that nobody has named.
      "table:name": `__Anonymous_Sheet_DB__${index}`,
      "table:target-range-address": addressOf(sheet, block),
      "table:display-filter-buttons": "true",
    });
  });
  const parts = [
    ...(rules.length === 0 ? [] : [element("table:content-validations", {}, ...rules)]),
    ...tables,
    ...(filters.length === 0 ? [] : [element("table:database-ranges", {}, ...filters)]),
  ];
  return [
    element("office:automatic-styles", {}, ...styles.written),
    element("office:body", {}, element("office:spreadsheet", {}, ...parts)),
  ];
}

const addressOf = (sheet: NewSheet, { row, column, rows, columns }: Block): string =>
  `${cellAddress(sheet, row, column)}:${cellAddress(sheet, row + rows - 1, column + columns - 1)}`;

const cellAddress = ({ name }: NewSheet, row: number, column: number): string =>
  `'${name.replaceAll("'", "''")}'.${columnName(column)}${row + 1}`;

/** Styles are named once, however often they are used. */
class Styles {
  readonly written: string[] = [];
  readonly #names = new Map<string, string>();

  /** The name of a style with these contents. */
  name(
    family: string,
    attributes: Readonly<Record<string, string | undefined>>,
    ...inside: readonly string[]
  ): string {
    const key = JSON.stringify([family, attributes, inside]);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const isData = family.startsWith("number:");
    const name = `${family.replace("number:", "")}-${this.#names.size + 1}`;
    this.#names.set(key, name);
    const all = { "style:name": name, ...(isData ? {} : { "style:family": family }), ...attributes };
    this.written.push(element(isData ? family : "style:style", all, ...inside));
    return name;
  }
}

function tableOf(sheet: NewSheet, styles: Styles, rules: string[]): string {
  const { columns, headings } = sheet;
  const named = new Map<string, string>();
  for (const entry of sheet.entries ?? []) {
    const name = `val${rules.length + 1}`;
    rules.push(ruleOf(sheet, entry, name));
    for (const place of placesOf(entry.block)) named.set(place, name);
  }
  const height = Math.max(
    sheet.rows.length,
    ...(sheet.entries ?? []).map(({ block }) => block.row + block.rows),
  );
  const rows = Array.from({ length: height }, (_, row) => rowOf(sheet, row, { styles, named }));
  const titles = headings === undefined ? [] : rows.splice(headings, 1);
  const above = rows.splice(0, headings ?? 0);
  return element(
    "table:table",
    {
      "table:name": sheet.name,
      "table:style-name": styles.name(
        "table",
        { "style:master-page-name": pageOf(sheet) },
        element("style:table-properties", { "table:display": String(sheet.isHidden !== true) }),
      ),
      "table:print-ranges": addressOf(sheet, blockOf(sheet)),
      ...(sheet.isProtected === true ? { "table:protected": "true" } : {}),
    },
    ...columns.map(({ width, isHidden }) =>
      element("table:table-column", {
        "table:style-name": styles.name(
          "table-column",
          {},
          element("style:table-column-properties", {
            "style:column-width": `${(width * CHARACTER).toFixed(2)}cm`,
          }),
        ),
        ...(isHidden === true ? { "table:visibility": "collapse" } : {}),
      }),
    ),
    ...above,
    ...(titles.length === 0 ? [] : [element("table:table-header-rows", {}, ...titles)]),
    ...rows,
  );
}

/** The name of the page that a sheet is printed on. */
const pageOf = ({ isLandscape = false, paper = "a4" }: NewSheet): string =>
  `${isLandscape ? "landscape" : "portrait"}-${paper}`;

/** The width of a digit in centimetres, as Excel and LibreOffice count the widths of columns. */
const CHARACTER = 0.21;

const placesOf = ({ row, column, rows, columns }: Block): string[] =>
  Array.from(
    { length: rows * columns },
    (_, at) => `${row + Math.floor(at / columns)},${column + (at % columns)}`,
  );

function ruleOf(sheet: NewSheet, { block, allowed, message }: Entry, name: string): string {
  const list = typeof allowed === "string" ? [] : allowed.map((word) => `"${word.replaceAll('"', '""')}"`);
  const condition =
    // 36526 is 1 January 2000.
    allowed === "date"
      ? "cell-content-is-date() and cell-content()>36526"
      : `cell-content-is-in-list(${list.join(";")})`;
  return element(
    "table:content-validation",
    {
      "table:name": name,
      "table:condition": `of:${condition}`,
      "table:allow-empty-cell": "true",
      "table:display-list": "unsorted",
      "table:base-cell-address": cellAddress(sheet, block.row, block.column),
    },
    element(
      "table:error-message",
      { "table:display": "true", "table:message-type": "stop", "table:title": "Not accepted" },
      element("text:p", {}, escapeMarkup(message)),
    ),
  );
}

interface Looks {
  readonly styles: Styles;
  /** The names of the rules for what may be entered, by row and column. */
  readonly named: ReadonlyMap<string, string>;
}

function rowOf(sheet: NewSheet, row: number, looks: Looks): string {
  const isMerged = sheet.merges?.some((merge) => merge.row === row && merge.columns > 1) === true;
  const style = looks.styles.name(
    "table-row",
    {},
    element(
      "style:table-row-properties",
      isMerged
        ? { "style:row-height": `${heightOf(sheet, row)}pt`, "style:use-optimal-row-height": "false" }
        : { "style:use-optimal-row-height": "true" },
    ),
  );
  const width = Math.max(sheet.columns.length, sheet.rows[row]?.length ?? 0);
  const cells = Array.from({ length: width }, (_, column) => cellOf(sheet, row, column, looks));
  return element("table:table-row", { "table:style-name": style }, ...cells);
}

function cellOf(sheet: NewSheet, row: number, column: number, { styles, named }: Looks): string {
  const cell = styledCell(sheet, row, column);
  const merge = sheet.merges?.find(
    (one) =>
      row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns,
  );
  const attributes = {
    "table:style-name": styleOf(cell, row >= (sheet.headings ?? row + 1), styles),
    "table:content-validation-name": named.get(`${row},${column}`),
  };
  if (merge !== undefined && (merge.row !== row || merge.column !== column))
    return element("table:covered-table-cell", attributes);
  const spans =
    merge === undefined
      ? {}
      : { "table:number-columns-spanned": merge.columns, "table:number-rows-spanned": merge.rows };
  const comment =
    cell.comment === undefined ? [] : [element("office:annotation", {}, ...paragraphsOf(cell.comment))];
  return element(
    "table:table-cell",
    { ...attributes, ...spans, ...valueAttributes(cell) },
    ...comment,
    ...paragraphsOf(shown(cell)),
  );
}

function valueAttributes({ value, format }: StyledCell): Record<string, string | number> {
  if (value === null) return {};
  if (typeof value === "string") return { "office:value-type": "string" };
  if (typeof value === "boolean")
    return { "office:value-type": "boolean", "office:boolean-value": String(value) };
  if (typeof value === "object") return { "office:value-type": "date", "office:date-value": value.date };
  const isPercentage = typeof format === "object" && format.isPercentage === true;
  return { "office:value-type": isPercentage ? "percentage" : "float", "office:value": value };
}

/** What the file says is shown, which programs that do not calculate show. */
function shown({ value, format }: StyledCell): string {
  if (value === null) return "";
  if (typeof value === "object") return value.date.split("-").reverse().join("/");
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value === "string" || typeof format !== "object") return String(value);
  return format.isPercentage === true
    ? `${(value * 100).toFixed(format.decimals)}%`
    : value.toFixed(format.decimals);
}

/** A paragraph for each line; of several spaces each but the first is an element, and so is a tab. */
const paragraphsOf = (text: string): string[] =>
  text === ""
    ? []
    : text.split("\n").map((line) =>
        element(
          "text:p",
          {},
          escapeMarkup(line)
            .replace(/\t/g, "<text:tab/>")
            .replace(/^ | (?= )| $/g, "<text:s/>"),
        ),
      );

function styleOf(cell: StyledCell, isInTable: boolean, styles: Styles): string {
  const { value, isBold, fill, isUnlocked, format } = cell;
  return styles.name(
    "table-cell",
    { "style:data-style-name": dataStyleOf(value, format, styles) },
    element("style:table-cell-properties", {
      "style:vertical-align": "top",
      "fo:wrap-option": typeof value === "string" || value === null ? "wrap" : "no-wrap",
      "fo:background-color": fill === undefined ? undefined : `#${fill}`,
      "fo:border": isInTable ? "0.5pt solid #bfbfbf" : undefined,
      "style:cell-protect": isUnlocked === true ? "none" : "protected",
    }),
    element("style:paragraph-properties", {
      "fo:text-align": value !== null && typeof value === "object" ? "start" : undefined,
    }),
    ...(isBold === true ? [element("style:text-properties", { "fo:font-weight": "bold" })] : []),
  );
}

function dataStyleOf(
  value: StyledCell["value"],
  format: StyledCell["format"],
  styles: Styles,
): string | undefined {
  if (format === "text") return styles.name("number:text-style", {}, element("number:text-content", {}));
  if (format === "date" || (value !== null && typeof value === "object")) {
    const slash = element("number:text", {}, "/");
    const long = (name: string): string => element(`number:${name}`, { "number:style": "long" });
    return styles.name("number:date-style", {}, long("day"), slash, long("month"), slash, long("year"));
  }
  if (format === undefined) return undefined;
  const digits = element("number:number", {
    "number:decimal-places": format.decimals,
    "number:min-decimal-places": format.decimals,
    "number:min-integer-digits": 1,
  });
  return format.isPercentage === true
    ? styles.name("number:percentage-style", {}, digits, element("number:text", {}, "%"))
    : styles.name("number:number-style", {}, digits);
}
