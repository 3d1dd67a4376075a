import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { rulesPage } from "../../scripts/rules-page.ts";

test("docs/rules.md is what npm run docs makes of the rules", async () => {
  expect(await rulesPage()).toBe(await readFile("docs/rules.md", "utf8"));
});
