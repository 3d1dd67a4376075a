import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { CHECKS } from "../../scripts/checks.ts";
import { rulesPage } from "../../scripts/rules-page.ts";
import { RULES_BY_ID } from "../../src/pipeline/rule-catalogue.ts";

test("docs/rules.md is what npm run docs makes of the rules", async () => {
  expect(await rulesPage()).toBe(await readFile("docs/rules.md", "utf8"));
});

test("every check leads to rules that exist", () => {
  const unknown = Object.values(CHECKS)
    .flat()
    .filter((rule) => !RULES_BY_ID.has(rule));
  expect(unknown).toEqual([]);
});
