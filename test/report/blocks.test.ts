import path from "node:path";
import { expect, test } from "vitest";
import { BLOCKS } from "../../src/report/blocks/index.ts";
import { TEMPLATES } from "../../src/report/sections/index.ts";
import { build, loadFixture, print } from "./build-fixture.ts";

const fixture = await loadFixture();

/** The arguments of the blocks that need one. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  findings: ' "visit/letter"',
  judgements: ' "inspection/report"',
};

/** To write what is expected again after a change of wording: npx vitest run test/report -u */
const PRINTED = BLOCKS.flatMap(({ name, summarise }) =>
  (summarise === undefined ? ["full"] : ["full", "summary"]).map((detail) => ({ name, detail })),
);

test.each(PRINTED)('{{block "$name" detail="$detail"}}', async ({ name, detail }) => {
  const main = `{{block "${name}"${ARGUMENTS[name] ?? ""} detail="${detail}"}}`;
  expect(build(fixture, "september", { main, summary: "None." }).problems).toEqual([]);
  const file = `${name}${detail === "full" ? "" : "-summary"}.txt`;
  await expect(`${print(fixture, main).join("\n")}\n`).toMatchFileSnapshot(
    path.join(import.meta.dirname, "expected", file),
  );
});

test("a computed list follows a lead-in that ends in a colon, or else has its own", () => {
  const list = ["(a) Second visit: 12 to 13 October 2016.", "(b) Re-inspection: first half of 2017."];
  expect(print(fixture, 'Planned are:\n\n{{block "next-events"}}')).toEqual(["8 Planned are:", ...list]);
  expect(print(fixture, 'Planned.\n\n{{block "next-events"}}')).toEqual([
    "8 Planned.",
    "9 The next events are:",
    ...list,
  ]);
  expect(print(fixture, 'Planned:\n\n- by us\n\n{{block "next-events"}}')).toEqual([
    "8 Planned:",
    "(a) by us",
    "9 The next events are:",
    ...list,
  ]);
});

test("a computed table keeps the lead-in", () => {
  expect(print(fixture, 'Judged:\n\n{{block "judgements" "inspection"}}').slice(0, 2)).toEqual([
    "8 Judged:",
    "table Judgements of the inspection",
  ]);
});

test("blocks with nothing to report say so or are left out", async () => {
  expect(print(fixture, '{{block "changes"}}', "may")).toEqual([
    expect.stringContaining("This is the first report, so there is nothing to compare it with."),
  ]);
  const { plan } = fixture;
  const quiet = { ...fixture, plan: { ...plan, events: [], reports: plan.reports } };
  expect(print(quiet, '{{block "next-events"}}')).toEqual([
    expect.stringContaining("No inspection, visit or review is planned at present."),
  ]);
});

test("activities that belong to the meeting itself leave no heading without a list", () => {
  const onlyOwn = {
    ...fixture,
    plan: { ...fixture.plan, events: fixture.plan.events.filter(({ id }) => id === "cabinet-july") },
  };
  const { model } = build(onlyOwn, "september");
  expect(JSON.stringify(model.document)).not.toContain("Notable activities");
});

test("the data notes explain the symbols in the report's tables, wherever they are, and no others", () => {
  const notes = '{{block "data-notes"}}';
  const key = "In tables a symbol may replace a figure: [x] not available.";
  for (const main of [
    `${notes}\n\n{{block "scorecard" detail="full"}}`,
    `{{block "scorecard" detail="full"}}\n\n${notes}`,
  ])
    expect(print(fixture, main)).toContainEqual(expect.stringContaining(key));
  const without = print(fixture, `${notes}\n\nThe end.`).join("\n");
  expect(without).not.toContain("symbol");
  expect(without).toContain("11 The end.");
});

test("the data notes give the rule for suppressed figures, if there are any", async () => {
  const missing = (threshold: string): Parameters<typeof loadFixture>[0] => ({
    "work.yaml": (text) =>
      text
        .replace(
          "kpis:\n",
          `kpis:\n  - { id: missing, name: Missing, definition: Counted., unit: children, frequency: monthly, better: lower, subject: child${threshold} }\n`,
        )
        .replace("caseload: { 2016-02: 20,", "missing: { 2016-03: 4 }, $&"),
  });
  const said = async (threshold: string): Promise<string> =>
    print(await loadFixture(missing(threshold)), '{{block "data-notes"}}').join("\n");
  expect(await said("")).toContain(
    "Counts of children from 1 to 5 are suppressed to protect confidentiality, and so are others from which they could be worked out.",
  );
  expect(await said(", disclosure: { threshold: 3 }")).not.toContain("Counts of children");
});

test("the data notes say which measures are rolled up from weeks", async () => {
  const kpi = (id: string, name: string, rest: string): string =>
    `  - { id: ${id}, name: "${name}", definition: Counted., unit: visits, better: higher, ${rest} }\n`;
  const rolledUp = await loadFixture({
    "work.yaml": (text) =>
      text.replace(
        "kpis:\n",
        `kpis:\n${[
          kpi("visits-weekly", "Visits by week", "frequency: weekly"),
          kpi("visits", "Visits, by month", "frequency: monthly, basis: in-period, rolls-up: visits-weekly"),
          kpi("open", "Open cases", "frequency: quarterly, basis: snapshot, rolls-up: visits-weekly"),
        ].join("")}`,
      ),
  });
  expect(print(rolledUp, '{{block "data-notes"}}')).toContainEqual(
    expect.stringContaining(
      "Open cases takes the figure of the last week that ends in the quarter. Visits, by month, adds up the weeks that end in the month. Where a week is missing there is no figure.",
    ),
  );
});

test.each(Object.entries(TEMPLATES))("the sections of template %s have different ids", (_, { parts }) => {
  const ids = parts.flatMap(({ sections }) => sections.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
