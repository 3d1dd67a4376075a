import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fieldsPage } from "../../scripts/fields-page.ts";
import { shippedSchemas } from "../../scripts/shipped-schemas.ts";
import { listFields } from "../../src/pipeline/list-fields.ts";

test("docs/fields.md is up to date with the schemas (npm run docs)", async () => {
  expect(fieldsPage()).toBe(await readFile("docs/fields.md", "utf8"));
});

test.each(Object.entries(shippedSchemas()))(
  "schemas/%s.schema.json is up to date (npm run docs)",
  async (name, schema) => {
    expect(schema).toBe(await readFile(`schemas/${name}.schema.json`, "utf8"));
  },
);

describe("every field", () => {
  const fields = listFields();
  const nameOf = ({ collection, field }: (typeof fields)[number]): string => `${collection}.${field}`;

  test("says what it means and what to write", () => {
    expect(fields.filter(({ means, expected }) => means === "" || expected === "").map(nameOf)).toEqual([]);
  });

  test("has an example, unless its words or its own fields say enough", () => {
    const enough = /list of entries|^one of|^a mapping$|^a digest/;
    const without = fields.filter(({ example, expected }) => example === null && !enough.test(expected));
    expect(without.map(nameOf)).toEqual([]);
  });

  test("is listed with the templates of reports that have it", () => {
    const templates = Object.fromEntries(fields.map((one) => [nameOf(one), one.templates]));
    expect(templates["reports.purpose"]).toEqual(["cabinet"]);
    expect(templates["reports.decisions"]).toEqual(["cabinet", "board"]);
    expect(templates["reports.title"]).toEqual([]);
  });
});
