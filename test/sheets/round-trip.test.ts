import { expect, test } from "vitest";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewWorkbook } from "../../src/sheets/new-workbook.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";

const TRACKER: NewWorkbook = {
  title: "Tracker",
  date: "2016-09-30",
  properties: { plan: "children", month: "2016-09" },
  sheets: [
    {
      name: "Action plan",
      columns: [{ width: 8 }, { width: 40 }, { width: 12 }, { width: 10, isHidden: true }],
      headings: 1,
      merges: [{ row: 0, column: 0, rows: 1, columns: 4 }],
      rows: [
        ["Actions of the plan"],
        ["Ref", "Action", "Due", "Done"],
        [
          "1.10",
          "=SUM is no formula",
          { date: "2016-03-31" },
          { value: 0.91, format: { decimals: 0, isPercentage: true } },
        ],
        ["1.2", { value: "Two", fill: "00B050", comment: "Said on Monday" }, null, 17.2],
      ],
    },
  ],
};

test("a workbook is read as it was written", async () => {
  const { sheets, properties } = await openWorkbook("tracker.xlsx", await makeWorkbook(TRACKER, "xlsx"));
  const [sheet] = sheets;
  expect(properties).toEqual({ plan: "children", month: "2016-09" });
  expect(sheet?.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["Actions of the plan", "Actions of the plan", "Actions of the plan", "Actions of the plan"],
    ["Ref", "Action", "Due", "Done"],
    ["1.10", "=SUM is no formula", "31/03/2016", "91%"],
    ["1.2", "Two", "", "17.2"],
  ]);
  expect(sheet?.rows[0]?.map(({ isContinued }) => isContinued)).toEqual([false, true, true, true]);
  expect(sheet?.rows[2]?.map(({ content }) => content)).toEqual([
    { kind: "text" },
    { kind: "text" },
    { kind: "date", date: "2016-03-31", hasYear: true },
    { kind: "number", value: 0.91, isPercentage: true },
  ]);
  expect(sheet?.rows[3]?.[1]).toMatchObject({ fill: "00B050", comment: "Said on Monday" });
  expect(sheet?.hiddenColumns).toEqual(new Set([3]));
});

test("a CSV is read as it was written", async () => {
  const { sheets } = await openWorkbook("tracker.csv", await makeWorkbook(TRACKER, "csv"));
  expect(sheets[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["Actions of the plan", "", "", ""],
    ["Ref", "Action", "Due", "Done"],
    ["1.10", "=SUM is no formula", "2016-03-31", "0.91"],
    ["1.2", "Two", "", "17.2"],
  ]);
});
