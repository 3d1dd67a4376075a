import { expect, test } from "vitest";
import { findProblems } from "../rules/find-problems.ts";

const ROWS = ["caseload,2016-05,17.4", "caseload,2016-06,17.5", "caseload,2016-07,17.6"];

/** The rules that find something in the figures of a plan, as at 2 September 2016 unless the CSV says otherwise. */
async function rulesFor(csv: string | null, yaml = "  - { date: 2016-08-05, file: figures.csv }\n") {
  const files = new Map([
    [
      "plan.yaml",
      `# As at 2016-09-02\nextracts:\n  - { date: 2016-06-05, values: { caseload: { 2016-05: 17.4 } } }\n${yaml}`,
    ],
  ]);
  if (csv !== null) files.set("figures.csv", csv);
  const { problems } = await findProblems(files, null);
  return problems.map(({ rule }) => rule).filter((rule) => !["file-not-read", "kpi-unlinked"].includes(rule));
}

const table = (rows: readonly string[]): string => `kpi,period,value\n${rows.join("\n")}\n`;

test("a figure that was not read is one problem, and not missing as well", async () => {
  expect(await rulesFor(table(ROWS))).toEqual([]);
  const [may, , july] = ROWS as [string, string, string];
  expect(await rulesFor(table([may, july]))).toEqual(["kpi-period-missing"]);
  for (const [row, rule] of [
    ["caseload,2016-06,many", "csv-shape"],
    ["caseload,2016-06,1,750", "csv-shape"],
    ["caseload,2016-06", "csv-shape"],
    ["caseload,,17.5", "csv-shape"],
    [",2016-06,17.5", "csv-shape"],
    ["caseload,2016-06-15,17.5", "kpi-period-invalid"],
    ["casload,2016-06,17.5", "unknown-reference"],
  ] as const) {
    expect(await rulesFor(table([may, row, july])), row).toEqual([rule]);
  }
  expect(await rulesFor("kpi,2016-05,2016-06,2016-07\ncaseload,17.4,many,17.6\n")).toEqual(["csv-shape"]);
  expect(await rulesFor("period,caseload\n2016-05,17.4\n2016-06,many\n2016-07,17.6\n")).toEqual([
    "csv-shape",
  ]);
});

test("nor is a measure stale whose newest figure was not read", async () => {
  const late = "  - { date: 2016-09-02, file: figures.csv }\n";
  const [may, june] = ROWS as [string, string];
  expect(await rulesFor(table([may, june]), late)).toEqual(["kpi-stale"]);
  expect(await rulesFor(table([may, june, "caseload,2016-07,many"]), late)).toEqual(["csv-shape"]);
  expect(await rulesFor("kpi,perod,value\ncaseload,2016-07,17.6\n", late)).toEqual(["csv-shape"]);
  expect(await rulesFor(null, late)).toEqual(["unknown-file"]);
  const wrong = "  - { date: 2016-09-02, values: { caseload: { 2016-07: many } } }\n";
  expect(await rulesFor(null, wrong)).toEqual(["wrong-type"]);
});

test("what was not read explains only its own period", async () => {
  const [may, , july] = ROWS as [string, string, string];
  expect(await rulesFor(table(["caseload,2016-03,many", may, july]))).toEqual([
    "csv-shape",
    "kpi-period-missing",
  ]);
});
