import { parse } from "csv-parse/sync";
import { z } from "zod";

/**
 * A small reader of CSV on the web, written from the two standards and not from the export: the metadata
 * (https://www.w3.org/TR/tabular-metadata/) and how a CSV is read by it (https://www.w3.org/TR/tabular-data-model/).
 */

/** A value of a cell, or those of a cell that holds several. Null where it has none. */
type Value = string | number | null | readonly (string | number | null)[];
export type Row = Readonly<Record<string, Value>>;

/** A common property has a prefix that every processor knows, and holds JSON-LD. */
const COMMON = /^(?:dc|schema):[a-zA-Z]+$/;

const commonValue: z.ZodType = z.lazy(() =>
  z.union([
    z.string(),
    z.strictObject({ "@value": z.string(), "@type": z.string().regex(/^xsd:[a-zA-Z]+$/) }),
    z.strictObject({ "@id": z.url() }),
    z.record(z.string().regex(COMMON), commonValue),
  ]),
);

/** An object of the standard: its own words, and common properties. */
const described = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject(shape).superRefine((value, context) => {
    for (const [key, held] of Object.entries(value)) {
      if (key in shape) continue;
      if (!COMMON.test(key))
        context.addIssue({ code: "custom", message: `${key} is no word of the standard` });
      else if (!commonValue.safeParse(held).success)
        context.addIssue({ code: "custom", message: `${key} holds no JSON-LD` });
    }
  });

/** The names of datatypes that the export has a use for. */
const base = z.enum(["string", "date", "number", "integer", "boolean"]);

/** A name is a variable of a URI template, and does not begin with an underscore. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_]*$/);
const names = z.union([name, z.array(name).min(1)]);

const column = described({
  name,
  titles: z.union([z.string(), z.array(z.string())]),
  datatype: z.union([base, z.strictObject({ base, format: z.string() })]),
  null: z.union([z.string(), z.array(z.string())]).optional(),
  required: z.boolean().optional(),
  separator: z.string().min(1).optional(),
});

const table = described({
  /** A link beside the metadata. */
  url: z.string().regex(/^[a-z-]+\.csv$/),
  tableSchema: described({
    columns: z
      .array(column)
      .min(1)
      .refine((columns) => new Set(columns.map((one) => one.name)).size === columns.length),
    primaryKey: names.optional(),
    foreignKeys: z
      .array(
        z.strictObject({
          columnReference: names,
          reference: z.strictObject({ resource: z.string(), columnReference: names }),
        }),
      )
      .optional(),
  }),
});

const group = described({
  "@context": z.tuple([z.literal("http://www.w3.org/ns/csvw"), z.strictObject({ "@language": z.string() })]),
  tables: z.array(table).min(1),
});

type Table = z.infer<typeof table>;
type Column = z.infer<typeof column>;

/** Reads tables by their metadata. What is not as the standard asks, or not as the metadata says, is a fault. */
export function readCsvw(files: readonly (readonly [name: string, bytes: Uint8Array])[]) {
  const texts = new Map(files.map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]));
  const metadata = JSON.parse(texts.get("csv-metadata.json") ?? "null") as Record<string, unknown>;
  const read = group.safeParse(metadata);
  const faults = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join("/")}: ${message}`);
  const described = read.data?.tables ?? [];
  const tables = new Map(
    described.map((one) => [one.url, readTable(one, texts.get(one.url) ?? "", faults)] as const),
  );
  for (const file of texts.keys())
    if (file !== "csv-metadata.json" && !tables.has(file)) faults.push(`${file} is not described`);
  for (const one of described) faults.push(...keyFaults(one, tables));
  return { metadata, tables, faults };
}

/** The rows of a CSV with the usual dialect: UTF-8, commas, double quotes, one row of headings. */
function readTable({ url, tableSchema: { columns } }: Table, text: string, faults: string[]): Row[] {
  const [header = [], ...rows] = parse(text, { bom: true }) as string[][];
  const titles = columns.map((one) => [one.titles].flat());
  if (header.length !== columns.length || header.some((heading, at) => !titles[at]?.includes(heading)))
    faults.push(`${url} has the headings ${header.join(", ")}`);
  return rows.map((cells, at) =>
    Object.fromEntries(
      columns.map((one, index) => {
        const [value, fault] = readCell(cells[index] ?? "", one);
        if (fault !== null) faults.push(`${url} row ${at + 2}, ${one.name}: ${fault}`);
        return [one.name, value];
      }),
    ),
  );
}

function readCell(
  text: string,
  { datatype, null: none = "", required, separator }: Column,
): [Value, string | null] {
  const nulls = [none].flat();
  const type = typeof datatype === "string" ? { base: datatype, format: null } : datatype;
  // Only texts keep the space around them, and their line ends.
  const cell = type.base === "string" ? text : text.trim();
  const one = (part: string): [string | number | null, string | null] => {
    if (nulls.includes(part)) return [null, null];
    if (type.format !== null && !new RegExp(`^(?:${type.format})$`).test(part))
      return [part, `"${part}" is not allowed`];
    if (type.base === "number")
      return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?$/.test(part)
        ? [Number(part), null]
        : [part, `"${part}" is no number`];
    if (type.base === "date" && Number.isNaN(Date.parse(`${/^\d{4}-\d\d-\d\d$/.exec(part)?.[0]}T00:00Z`)))
      return [part, `"${part}" is no date`];
    return [part, null];
  };
  if (separator !== undefined) {
    const parts = cell === "" ? [] : cell.split(separator).map((part) => one(part));
    return [parts.map(([value]) => value), parts.find(([, fault]) => fault !== null)?.[1] ?? null];
  }
  const [value, fault] = one(cell);
  return [value, value === null && required === true ? "is required" : fault];
}

/** Rows that a key does not tell apart, and references that lead nowhere. */
function keyFaults({ url, tableSchema }: Table, tables: ReadonlyMap<string, readonly Row[]>): string[] {
  const keyOf = (row: Row, columns: string | string[]): string =>
    JSON.stringify([columns].flat().map((one) => row[one]));
  const unknown = [tableSchema.primaryKey ?? []]
    .flat()
    .filter((one) => !tableSchema.columns.some(({ name: known }) => known === one));
  const rows = tables.get(url) ?? [];
  const { primaryKey } = tableSchema;
  const keys = primaryKey === undefined ? [] : rows.map((row) => keyOf(row, primaryKey));
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
  const lost = (tableSchema.foreignKeys ?? []).flatMap(({ columnReference, reference }) => {
    const known = new Set(
      (tables.get(reference.resource) ?? []).map((row) => keyOf(row, reference.columnReference)),
    );
    return rows.map((row) => keyOf(row, columnReference)).filter((key) => !known.has(key));
  });
  return [
    ...unknown.map((one) => `${url} has no column ${one}`),
    ...twice.map((key) => `${url} has ${key} twice`),
    ...lost.map((key) => `${url} leads to ${key}, which is not there`),
  ];
}
