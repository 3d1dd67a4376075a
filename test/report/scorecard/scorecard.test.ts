import path from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../../src/load/read-plan.ts";
import { blocksOf, build, type Fixture, print } from "../build-fixture.ts";

const loaded = (await readPlan(path.join(import.meta.dirname, "plan"))) as Fixture;

/** The table alone. Another test covers the charts below it. */
const tableOf = (report: string): string[] => {
  const lines = print(loaded, '{{block "scorecard"}}', report);
  const start = lines.indexOf("table The measures at a glance");
  return lines.slice(start, lines.findIndex((line) => line.startsWith("figure")) - 1);
};

test("the plan is read without a problem", () => expect(loaded.problems).toEqual([]));

/** To write what is expected again after a change of wording: npx vitest run test/report -u */
test.each(["may", "september"])("the scorecard of %s", async (report) => {
  const file = path.join(import.meta.dirname, `${report}.txt`);
  await expect(`${tableOf(report).join("\n")}\n`).toMatchFileSnapshot(file);
});

test.each([
  ["may", "[z] not applicable."],
  ["september", "[c] suppressed to protect confidentiality; [x] not available; [z] not applicable."],
])("the key of %s explains the symbols that occur: %s", (report, key) => {
  const { model } = build(loaded, report, { main: '{{block "scorecard"}}' });
  const table = blocksOf(model, "main-report").find(({ kind }) => kind === "table");
  expect(table).toMatchObject({ note: key, density: "compact" });
});

test("every row is as wide as the table, and the heading of a group spans it", () => {
  const { model } = build(loaded, "september", { main: '{{block "scorecard"}}' });
  const table = blocksOf(model, "main-report").find((block) => block.kind === "table");
  expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
  expect(new Set(table?.rows.map(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0)))).toEqual(
    new Set([table?.columns.length]),
  );
});

test("measures that answer no recommendation have no group headings", () => {
  const plan = { ...loaded.plan, actions: [], kpis: loaded.plan.kpis.slice(-2) };
  const lines = print({ ...loaded, plan }, '{{block "scorecard"}}');
  expect(lines).not.toContain("Other measures");
  expect(lines.filter((line) => line.startsWith("Complaints | "))).toHaveLength(1);
});
