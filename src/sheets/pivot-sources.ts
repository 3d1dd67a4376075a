import { XmlReader } from "../office/xml.ts";
import { type Cell, textCell } from "./workbook.ts";

/**
 * The tables that pivot tables of an XLSX were made of. Excel keeps a copy of their rows in the file, even where no sheet
 * shows them any more. Each is its headings and, below them, what its columns hold: values that belong to one row need
 * not stand in one.
 * @param parts the parts of the file, by their names.
 */
export function pivotSources(parts: ReadonlyMap<string, Uint8Array>): (readonly (readonly Cell[])[])[] {
  return [...parts].flatMap(([name, definition]) => {
    if (!DEFINITION.test(name)) return [];
    const columns = readFields(textOf(definition));
    const records = parts.get(name.replace("Definition", "Records"));
    if (records !== undefined) addRecords(textOf(records), columns);
    const headings = columns.map(({ heading }) => textCell(heading));
    const height = Math.max(0, ...columns.map(({ values }) => values.length));
    const rows = Array.from({ length: height }, (_, row) =>
      columns.map(({ values }) => textCell(values[row] ?? "")),
    );
    return [[headings, ...rows]];
  });
}

const DEFINITION = /(?:^|\/)pivotCacheDefinition\d*\.xml$/;

const textOf = (part: Uint8Array): string => new TextDecoder().decode(part);

interface SourceColumn {
  readonly heading: string;
  readonly values: string[];
}

/** The columns, with the values that are kept once for all rows. */
function readFields(xml: string): SourceColumn[] {
  const columns: SourceColumn[] = [];
  for (const tag of new XmlReader(xml).inside()) {
    if (tag.isEnd) continue;
    if (tag.name === "cacheField") columns.push({ heading: tag.attribute("name") ?? "", values: [] });
    else if (VALUES.has(tag.name)) addValue(columns.at(-1), tag.attribute("v"));
  }
  return columns;
}

/** Adds the values that the rows hold themselves. */
function addRecords(xml: string, columns: readonly SourceColumn[]): void {
  let at = 0;
  for (const tag of new XmlReader(xml).inside()) {
    if (tag.isEnd) continue;
    if (tag.name === "r") at = 0;
    else if (VALUES.has(tag.name)) addValue(columns[at++], tag.attribute("v"));
    // What is empty or wrong, or stands with the column, takes its place in the row, too.
    else if (/^[bemx]$/.test(tag.name)) at++;
  }
}

/** Texts, days and numbers. */
const VALUES: ReadonlySet<string> = new Set(["s", "d", "n"]);

function addValue(column: SourceColumn | undefined, value: string | null): void {
  if (column === undefined || value === null || column.values.length >= ENOUGH_VALUES) return;
  column.values.push(value.replace(/(?<=^\d{4}-\d\d-\d\d)T00:00:00$/, ""));
}

/** How many show what a column holds. */
const ENOUGH_VALUES = 200;
