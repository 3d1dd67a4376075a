import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { rulesPage } from "../../scripts/rules-page.ts";

test("docs/rules.md is up to date with the rules (npm run docs)", async () => {
  expect(await rulesPage()).toBe(await readFile("docs/rules.md", "utf8"));
});
