import { makeWorkbook } from "../sheets/make-workbook.ts";
import { ACTION_PLAN } from "./action-plan.ts";
import { bareSheet, EXPORT_TABLES, sayPosition } from "./export-book.ts";
import type { ExportColumn, Exported, ExportTable } from "./export-table.ts";

/** A file of the folder that an export as CSV is. */
export interface OpenDataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether something that is there already is an earlier file of this kind. */
  readonly recognises: (held: Uint8Array) => boolean;
}

/**
 * A CSV for each table, and `csv-metadata.json`, which describes them by the W3C's vocabulary for tabular data (CSVW,
 * https://www.w3.org/TR/tabular-metadata/). A program that is given one of the CSVs finds it by that name.
 */
export async function openDataFiles(exported: Exported): Promise<OpenDataFile[]> {
  const tables = EXPORT_TABLES.map(async (table) => {
    const sheets = [bareSheet(table, exported)];
    const bytes = await makeWorkbook({ title: table.title, date: exported.asAt, sheets }, "csv");
    return { name: fileOf(table), bytes, recognises: isLike(bytes, table.columnsOf(exported)) };
  });
  const metadata = new TextEncoder().encode(`${JSON.stringify(metadataOf(exported), null, 2)}\n`);
  return [
    ...(await Promise.all(tables)),
    { name: "csv-metadata.json", bytes: metadata, recognises: isMetadata },
  ];
}

const fileOf = ({ name }: ExportTable): string => `${name}.csv`;

/** A CSV is known by its headings, because it has no place for a mark. Those that vary make no difference. */
function isLike(bytes: Uint8Array, columns: readonly ExportColumn[]): (held: Uint8Array) => boolean {
  const first = firstLine(bytes);
  if (columns.every(({ varies }) => varies !== true)) return (held) => firstLine(held) === first;
  const fixed = columns.filter(({ varies }) => varies !== true).map(({ heading }) => heading);
  return (held) => {
    const found = firstLine(held).trimEnd().split(",");
    return fixed.every(
      (heading, index) => found[index] === heading || found.at(index - fixed.length) === heading,
    );
  };
}

const firstLine = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).split("\n", 1)[0] ?? "";

function isMetadata(held: Uint8Array): boolean {
  try {
    const { "dc:provenance": found } = JSON.parse(new TextDecoder().decode(held)) as Record<string, unknown>;
    return found === PROVENANCE;
  } catch {
    return false;
  }
}

const PROVENANCE = "Exported by improve from the plan of the council.";

/** A group of tables, as CSVW has it. Properties with a prefix are those of Dublin Core and schema.org. */
function metadataOf(exported: Exported) {
  const { title, authority, licence, asAt, notes } = exported;
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    "dc:title": `${authority}: ${title}`,
    "dc:description": [sayPosition(exported), ...notes].join(". ").replaceAll("..", "."),
    "dc:publisher": { "schema:name": authority },
    ...(licence === null ? {} : { "dc:license": { "@id": licence } }),
    "dc:date": { "@value": asAt, "@type": "xsd:date" },
    "dc:provenance": PROVENANCE,
    tables: EXPORT_TABLES.map((table) => ({
      url: fileOf(table),
      "dc:title": table.title,
      "dc:description": table.description,
      tableSchema: {
        columns: table.columnsOf(exported).map((column) => columnOf(column, table.key.includes(column.name))),
        ...(table.key.length === 0 ? {} : { primaryKey: [...table.key] }),
        ...(table.actions === undefined ? {} : { foreignKeys: [toActionPlan(table.actions)] }),
      },
    })),
  };
}

/** A cell that is empty says nothing; neither does the sign for a figure that is not given. */
const columnOf = (
  { heading, name, holds, means, separator, symbols, allowed }: ExportColumn,
  isKey: boolean,
) => ({
  titles: heading,
  name,
  "dc:description": `${heading}: ${means}.`,
  datatype: holds === "text" ? textType(allowed) : holds,
  ...(separator === undefined ? {} : { separator }),
  ...(symbols === undefined ? {} : { null: ["", ...symbols] }),
  ...(isKey ? { required: true } : {}),
});

const textType = (allowed: readonly string[] | undefined) =>
  allowed === undefined ? "string" : { base: "string", format: allowed.join("|") };

const toActionPlan = (column: string) => ({
  columnReference: column,
  reference: { resource: fileOf(ACTION_PLAN), columnReference: ACTION_PLAN.key[0] },
});
