import path from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../../src/load/read-plan.ts";
import { blocksOf, build, type Fixture, print } from "../build-fixture.ts";

const loaded = (await readPlan(path.join(import.meta.dirname, "plan"))) as Fixture;

/** The table alone. Other tests cover the charts and the figures below it. */
const tableOf = (report: string): string[] => {
  const lines = print(loaded, '{{block "scorecard" detail="full"}}', report);
  const start = lines.indexOf("table The measures at a glance");
  return lines.slice(
    start,
    lines.findIndex((line) => line.startsWith("figure")),
  );
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
  const { model } = build(loaded, report, { main: '{{block "scorecard" detail="full"}}' });
  const table = blocksOf(model, "main-report").find(({ kind }) => kind === "table");
  expect(table).toMatchObject({ note: key, density: "compact" });
});

test("every row is as wide as the table, and the name of a measure leads to its chart", () => {
  const { model } = build(loaded, "september", { main: '{{block "scorecard" detail="full"}}' });
  const blocks = blocksOf(model, "main-report");
  const table = blocks.find((block) => block.kind === "table");
  expect(table?.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
  expect(new Set(table?.rows.map(({ cells }) => cells.length))).toEqual(new Set([table?.columns.length]));
  const anchors = blocks.flatMap((block) => (block.kind === "figure" ? [`#${block.anchor}`] : []));
  const links = table?.rows.flatMap(({ cells }) =>
    (cells[0]?.lines ?? [])
      .flatMap((line) => ("text" in line ? line.text : []))
      .flatMap((one) => (one.kind === "link" ? [one.href] : [])),
  );
  expect(links).toEqual(anchors);
});

test("the figures of every chart are in a table below", () => {
  const { model } = build(loaded, "september", { main: '{{block "scorecard" detail="full"}}' });
  const blocks = blocksOf(model, "main-report");
  const anchors = blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.map(({ anchor }) => anchor) : [],
  );
  for (const block of blocks)
    if (block.kind === "figure" && block.chart.type === "trend" && block.chart.points.length > 0)
      expect(anchors).toContain(block.figures);
});

test("without recommendations there is no column for them", () => {
  const plan = { ...loaded.plan, actions: [], kpis: loaded.plan.kpis.slice(-2) };
  const { model } = build({ ...loaded, plan }, "september", { main: '{{block "scorecard" detail="full"}}' });
  const table = blocksOf(model, "main-report").find((block) => block.kind === "table");
  expect(table?.columns.map(({ title }) => title)).not.toContain("Rec.");
  expect(table?.rows).toHaveLength(2);
});

test("in summary it is the table alone", () => {
  const lines = print(loaded, '{{block "scorecard" detail="summary"}}', "september");
  expect(lines.some((line) => line.startsWith("figure"))).toBe(false);
  expect(lines).toContain("table The measures at a glance");
});

test("a link to an action that the report does not print is its words alone", () => {
  const hrefs = (main: string): string[] =>
    JSON.stringify(build(loaded, "september", { main, appendices: [] }).model.document).match(
      /#action-[^"]*/g,
    ) ?? [];
  expect(hrefs('{{block "scorecard" detail="full"}}')).toEqual([]);
});
