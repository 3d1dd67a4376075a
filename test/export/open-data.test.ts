import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ExportOptions, exportPlan, type LoadedPlan, loadPlan } from "../../src/index.ts";
import { diskFolder, overlayFolder } from "../../src/load/folder.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { day } from "../plan/arbitrary-plan.ts";
import { rounds } from "../rounds.ts";
import { readCsvw } from "./csvw.ts";
import { arbitraryExportedPlan, exportedOf, filesOf } from "./exported.ts";

const plan = await loadPlan("examples/full");

/** The metadata and the tables of an export, read by the standard. */
async function openData(loaded: LoadedPlan, options: ExportOptions = {}) {
  const outputs = await (await exportPlan(loaded, options)).outputs("csv");
  return readCsvw(outputs.map(({ path, bytes }) => [path.split("/").at(-1) ?? "", bytes]));
}

test("the metadata says who publishes what, under which licence, and as at when", async () => {
  const { metadata } = await openData(plan);
  expect(metadata["dc:publisher"]).toEqual({ "schema:name": "Holmebridge Borough Council" });
  expect(metadata["dc:date"]).toEqual({ "@value": "2025-09-05", "@type": "xsd:date" });
  expect(metadata["dc:license"]).toBeUndefined();
  const licence = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
  const licensed = await openData(await loadPlan(withLicence(licence)));
  expect(licensed.faults).toEqual([]);
  expect(licensed.metadata["dc:license"]).toEqual({ "@id": licence });
});

test("a licence must be a web address", async () => {
  const { problems } = await loadPlan(withLicence("OGL 3.0"));
  expect(problems.map(({ message }) => message)).toContainEqual(
    'The plan: "licence" is "OGL 3.0": expected the address of a licence, such as https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  );
});

/** The minimal example, published under a licence. */
const withLicence = (licence: string) => {
  const folder = diskFolder("examples/minimal");
  const header = readFileSync("examples/minimal/plan.yaml", "utf8").replace(
    /^plan:\n/m,
    `plan:\n  licence: ${licence}\n`,
  );
  return overlayFolder(folder, new Map([["plan.yaml", header]]));
};

test.each([
  ["examples/full", {}],
  ["examples/full", { audience: "board" }],
  ["examples/full", { audience: "board", edition: "exempt" }],
  ["examples/full", { asAt: "2024-06-30" }],
  ["examples/minimal", {}],
  ["data", { audience: "board" }],
] as const)("each CSV of %s, %o can be read by its own metadata", async (folder, options) => {
  const { faults, tables } = await openData(await loadPlan(folder), options);
  expect(faults).toEqual([]);
  expect([...tables.keys()]).toEqual([
    "action-plan.csv",
    "scorecard.csv",
    "findings-and-actions.csv",
    "traceability.csv",
    "audits.csv",
    "evidence.csv",
  ]);
});

test("each CSV of any plan can be read by its own metadata", () =>
  fc.assert(
    fc.asyncProperty(arbitraryExportedPlan, day, async (random, asAt) => {
      const seen = { asAt, audience: "public", edition: "public", earlier: [] } as const;
      const files = await filesOf(exportedOf(random, seen), "csv");
      const { faults, tables } = readCsvw([...files]);
      expect(faults).toEqual([]);
      expect(tables.get("action-plan.csv")).toHaveLength(planAsAt(random, asAt).actions.length);
    }),
    { numRuns: rounds({ short: 20, long: 600 }) },
  ));

test("a value is what the plan holds, in its own type", async () => {
  const { tables } = await openData(plan);
  expect(tables.get("action-plan.csv")?.[0]).toMatchObject({
    ref: "1.1",
    recommendation: ["1. Decisions at the front door"],
    start_date: "2023-10-09",
    revised_date: null,
    status: "Embedded",
  });
  expect(tables.get("scorecard.csv")?.[0]).toMatchObject({
    figure: 37.9268,
    numerator: 62.2,
    target_to: null,
  });
});

test("a figure is as it is published", async () => {
  const { tables } = await openData(plan);
  const figures = tables.get("scorecard.csv") ?? [];
  const { made } = plan.reports({});
  const [report] = [...made.values()].filter(({ model }) => model.state.asAt === "2025-09-05");
  const points = report?.model.state.kpis.flatMap(({ points: own }) => own) ?? [];
  // What is suppressed is no number.
  expect(figures.map(({ figure }) => figure)).toEqual(
    points.map(({ value }) => (value === null ? null : Number(value.toFixed(4)))),
  );
  expect(figures.map(({ numerator }) => numerator)).toEqual(points.map(({ numerator }) => numerator));
  expect(points.filter(({ symbol }) => symbol === "c").length).toBeGreaterThan(0);
});

test("each grade of the scale has a column of its own, and a number that may not be told is no number", async () => {
  const audits = `
audits:
  - { id: few, date: 2016-01-20, theme: Enquiries, cases: 24, grades: { good: 19, Inadequate: 5 }, answers: R1 }
  - { id: many, date: 2016-01-27, theme: Visits, cases: 40, grades: { Good: 18, Requires improvement: 22 }, moderated: { cases: 9, agreed: 8 }, recurring: [Risk, Views] }
  - { id: next, added: 2016-01-27, planned: 2016-03, theme: Neglect, cases: 20 }
`;
  const loaded = await loadPlan(
    overlayFolder(diskFolder("examples/minimal"), new Map([["audits.yaml", audits]])),
  );
  const { tables, faults } = await openData(loaded, { asAt: "2016-01-31" });
  expect(faults).toEqual([]);
  expect(tables.get("audits.csv")).toMatchInlineSnapshot(`
    [
      {
        "about": [
          "R1",
        ],
        "agreed": null,
        "answered_by": [],
        "audit_id": "few",
        "case_files": 24,
        "found_again": [],
        "good_or_better": null,
        "graded_good": null,
        "graded_inadequate": null,
        "graded_outstanding": 0,
        "graded_requires_improvement": 0,
        "moderated": null,
        "notes": null,
        "planned_for": null,
        "reported": "2016-01-20",
        "theme": "Enquiries",
      },
      {
        "about": [],
        "agreed": 8,
        "answered_by": [],
        "audit_id": "many",
        "case_files": 40,
        "found_again": [
          "Risk",
          "Views",
        ],
        "good_or_better": 18,
        "graded_good": 18,
        "graded_inadequate": 0,
        "graded_outstanding": 0,
        "graded_requires_improvement": 22,
        "moderated": 9,
        "notes": null,
        "planned_for": null,
        "reported": "2016-01-27",
        "theme": "Visits",
      },
      {
        "about": [],
        "agreed": null,
        "answered_by": [],
        "audit_id": "next",
        "case_files": 20,
        "found_again": [],
        "good_or_better": null,
        "graded_good": null,
        "graded_inadequate": null,
        "graded_outstanding": null,
        "graded_requires_improvement": null,
        "moderated": null,
        "notes": null,
        "planned_for": "March 2016",
        "reported": null,
        "theme": "Neglect",
      },
    ]
  `);
});

test("a CSV is known for an earlier one whose scale had other grades, and for no other", async () => {
  const at = { asAt: "2025-09-05", audience: "public", edition: "public" } as const;
  const outputs = await (await exportPlan(plan, at)).outputs("csv");
  const audits = outputs.find(({ path }) => path.endsWith("audits.csv"));
  const [headings = ""] = new TextDecoder().decode(audits?.bytes).split("\n", 1);
  const recognises = (line: string) =>
    audits?.replaces?.recognises(new TextEncoder().encode(`${line}\na,b\n`));
  expect(recognises(headings)).toBe(true);
  expect(recognises(headings.replace("Good,Requires improvement", "Met"))).toBe(true);
  expect(recognises(headings.replace("Theme", "Topic"))).toBe(false);
  expect(recognises(headings.replace(",Notes", ""))).toBe(false);
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

test("a sheet with no row says so", async () => {
  const [workbook] = await (await exportPlan(await loadPlan("examples/minimal"))).outputs("xlsx");
  const { sheets } = await openWorkbook("export.xlsx", workbook?.bytes ?? new Uint8Array());
  const empty = sheets.filter(({ rows }) => rows[1]?.[0]?.text.endsWith("There is nothing to show yet."));
  expect(empty.map(({ name }) => name)).toEqual(
    sheets.flatMap(({ name, rows }) => (rows.length === 3 ? name : [])),
  );
  expect(empty.length).toBeGreaterThan(0);
});
