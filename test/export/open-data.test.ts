import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { exportPlan, loadPlan } from "../../src/index.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";

interface Column {
  readonly titles: string;
  readonly name: string;
  readonly datatype: string | { readonly base: string; readonly format: string };
  readonly null?: readonly string[];
  readonly required?: boolean;
  readonly separator?: string;
}

interface Table {
  readonly url: string;
  readonly tableSchema: {
    readonly columns: readonly Column[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly columnReference: string;
      readonly reference: { readonly resource: string; readonly columnReference: string };
    }[];
  };
}

const plan = await loadPlan("examples/full");

async function openData() {
  const outputs = await (await exportPlan(plan, { audience: "public" })).outputs("csv");
  const texts = new Map(
    outputs.map(({ path, bytes }) => [path.split("/").at(-1) ?? "", new TextDecoder().decode(bytes)]),
  );
  const metadata = JSON.parse(texts.get("csv-metadata.json") ?? "");
  const tables = metadata.tables as Table[];
  const rows = new Map(
    tables.map(({ url }) => [
      url,
      parse(texts.get(url) ?? "", { columns: true }) as Record<string, string>[],
    ]),
  );
  return { metadata, tables, rows, texts };
}

/** The words of https://www.w3.org/TR/tabular-metadata/ that a description of tables may use. */
const OF_GROUP = ["@context", "tables"];
const OF_TABLE = ["url", "tableSchema"];
const OF_SCHEMA = ["columns", "primaryKey", "foreignKeys"];
const OF_COLUMN = ["titles", "name", "datatype", "null", "required", "separator"];
/** A common property has a prefix that every processor knows. */
const COMMON = /^(dc|schema):[a-zA-Z]+$/;

const unknown = (value: object, known: readonly string[]): string[] =>
  Object.keys(value).filter((key) => !known.includes(key) && !COMMON.test(key));

test("the metadata has the words of the standard, and says who publishes what, and as at when", async () => {
  const { metadata, tables } = await openData();
  expect(metadata["@context"][0]).toBe("http://www.w3.org/ns/csvw");
  expect(metadata["dc:publisher"]).toEqual({ "schema:name": "Holmebridge Borough Council" });
  expect(metadata["dc:date"]).toEqual({ "@value": "2025-09-05", "@type": "xsd:date" });
  expect(unknown(metadata, OF_GROUP)).toEqual([]);
  for (const table of tables) {
    expect(unknown(table, OF_TABLE)).toEqual([]);
    expect(unknown(table.tableSchema, OF_SCHEMA)).toEqual([]);
    for (const column of table.tableSchema.columns) {
      expect(unknown(column, OF_COLUMN)).toEqual([]);
      // A name is a variable of a URI template, and does not begin with an underscore.
      expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
    }
  }
});

test("every heading is that of its column, and every cell is of its type", async () => {
  const { tables, rows } = await openData();
  for (const { url, tableSchema } of tables) {
    const own = rows.get(url) ?? [];
    expect(own.length, url).toBeGreaterThan(5);
    expect(Object.keys(own[0] ?? {})).toEqual(tableSchema.columns.map(({ titles }) => titles));
    for (const column of tableSchema.columns)
      for (const row of own)
        expect([url, column.titles, faultIn(row[column.titles] ?? "", column)]).toEqual([
          url,
          column.titles,
          null,
        ]);
  }
});

/** Why a cell is not what its column says; null where it is. */
function faultIn(text: string, { datatype, null: none = [""], required }: Column): string | null {
  if (none.includes(text)) return required === true ? "is required" : null;
  if (datatype === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text} is no date`;
  if (datatype === "number" && !/^-?\d+(\.\d+)?(E-?\d+)?$/i.test(text)) return `${text} is no number`;
  if (typeof datatype === "object" && !new RegExp(`^(${datatype.format})$`).test(text))
    return `${text} is not allowed`;
  return null;
}

test("keys tell rows apart, and lead to rows that are there", async () => {
  const { tables, rows } = await openData();
  for (const { url, tableSchema } of tables) {
    const titleOf = (name: string): string =>
      tableSchema.columns.find((one) => one.name === name)?.titles ?? "";
    const keys = (rows.get(url) ?? []).map((row) =>
      tableSchema.primaryKey?.map((name) => row[titleOf(name)]).join("|"),
    );
    if (tableSchema.primaryKey !== undefined) expect(new Set(keys).size).toBe(keys.length);
    for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
      const known = (rows.get(reference.resource) ?? []).map((row) => row.Ref);
      for (const row of rows.get(url) ?? []) expect(known).toContain(row[titleOf(columnReference)]);
    }
  }
});

test("a figure is as it is published", async () => {
  const { rows } = await openData();
  const figures = rows.get("scorecard.csv") ?? [];
  const { models } = plan.reports({});
  const [model] = [...models.values()].filter(({ state }) => state.asAt === "2025-09-05");
  const points = model?.state.kpis.flatMap(({ points: own }) => own) ?? [];
  expect(figures.map((row) => row.Figure)).toEqual(
    points.map(({ value, symbol }) => (value === null ? `[${symbol ?? "x"}]` : String(value))),
  );
  expect(figures.map((row) => row.Numerator)).toEqual(points.map(({ numerator }) => String(numerator ?? "")));
  expect(figures.filter((row) => row.Figure === "[c]").length).toBeGreaterThan(0);
});

test("a figure is a number in a workbook, and its period has days", async () => {
  const [workbook] = await (await exportPlan(plan)).outputs("xlsx");
  const book = await openWorkbook("export.xlsx", workbook?.bytes ?? new Uint8Array());
  const scorecard = book.sheets.find(({ name }) => name === "Scorecard");
  const row = scorecard?.rows.find(([id]) => id?.text === "assessments-45") ?? [];
  expect(row.map(({ content }) => content.kind).join(" ")).toBe(
    "text text text text date date number number number empty empty empty text",
  );
});
