import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/plan/time/dates.ts";
import { expectFit, expectSession, runImprove } from "./run-improve.ts";
import { makePlan } from "./workspace.ts";

/** One line more says what was read. */
const NO_PROBLEMS = expect.stringMatching(/^No problems found, as at 31 December 2025\.\nRead .*\.\n$/);

const KPIS = `\
kpis:
  - id: supervision
    name: Supervision held on time
    definition: Social workers who had supervision in the month, over all who should have had it.
    unit: "% of social workers"
    frequency: monthly
    basis: in-period
    better: higher
    targets: [{ value: 90, tolerance: 5 }]
    answers: R1
  - id: contacts
    name: Contacts received in the week
    definition: Contacts received in the week.
    unit: contacts
    frequency: weekly
    basis: in-period
    better: neutral
    answers: R1
`;

/** A plan with two measures and the given files; its report shows the scorecard. */
async function makePlanOf(files: Readonly<Record<string, string>>, kpis = KPIS): Promise<string> {
  const cwd = await makePlan({
    file: "report.yaml",
    from: '{{block "next-events"}}',
    to: ["next-events", "scorecard", "data-notes"].map((name) => `{{block "${name}"}}`).join("\n\n      "),
  });
  for (const [name, text] of Object.entries({ "kpis.yaml": kpis, ...files })) {
    await mkdir(path.dirname(path.join(cwd, "plan", name)), { recursive: true });
    await writeFile(path.join(cwd, "plan", name), text);
  }
  return cwd;
}

const csv = (date: string, rows: string): Readonly<Record<string, string>> => ({
  "extract.yaml": `extracts:\n  - { date: ${date}, file: figures.csv }\n`,
  "figures.csv": rows,
});

const BAD: Readonly<Record<string, { files: Readonly<Record<string, string>>; exitCode: number }>> = {
  "figures-ragged-row": {
    files: csv("2025-12-05", "kpi,period,value\nsupervision,2025-10,1,071\nsupervision,2025-11,82%\n"),
    exitCode: 1,
  },
  "figures-bad-cells": {
    files: csv("2025-12-05", "kpi;Oct-25;Nov-25;Q4 2025\nsupervision;61/80;many;82%\ncontacts;;12%;\n"),
    exitCode: 1,
  },
  "figures-unknown-period": {
    files: csv(
      "2025-12-05",
      "kpi,period,value\nsupervision,2025-13,82\nsupervision,30/11/2025,83\ncontacts,Nov 2025,214\n",
    ),
    exitCode: 1,
  },
  "figures-period-twice": {
    files: {
      ...csv("2025-12-05", "kpi,period,value\nsupervision,2025-11,82\nsupervision,Nov 2025,83\n"),
      "other.yaml": "extracts:\n  - { date: 2025-12-05, values: { supervision: { 2025-11: 84 } } }\n",
    },
    exitCode: 1,
  },
  "figures-gaps": {
    files: csv(
      "2025-12-29",
      "kpi,period,value\nsupervision,2025-08,80\nsupervision,2025-11,83\ncontacts,2020-01-05,200\ncontacts,2025-12-28,214\n",
    ),
    exitCode: 0,
  },
};

describe("figures that cannot be read are shown with their cells", () => {
  for (const [name, { files, exitCode }] of Object.entries(BAD)) {
    test(name, async () => {
      const run = await runImprove(["check", "plan"], { cwd: await makePlanOf(files) });
      expect(run.exitCode).toBe(exitCode);
      await expectSession(name, run);
    });
  }
});

const months = (values: readonly string[]): string =>
  values.map((value, index) => `supervision,2025-${String(index + 1).padStart(2, "0")},${value}\n`).join("");

const CHANGED = KPIS.replace(
  "[{ value: 90, tolerance: 5 }]",
  "[{ from: 2025-01, value: 80 }, { from: 2025-06, value: 90 }]",
);

describe("a report can be built from few figures, and from figures that are all the same", () => {
  test.each([
    ["one value", months(["82"]), KPIS],
    ["one symbol", months(["low"]), KPIS],
    ["all values equal", months(Array.from({ length: 11 }, () => "82")), KPIS],
    ["all values 0", months(Array.from({ length: 11 }, () => "0/80")), KPIS],
    [
      "a target that changes mid-series",
      months(Array.from({ length: 11 }, (_, index) => `${70 + index}`)),
      CHANGED,
    ],
  ])("%s", async (_, rows, kpis) => {
    const cwd = await makePlanOf(csv("2025-12-05", `kpi,period,value\n${rows}`), kpis);
    const old = ["--rule", "kpi-stale=off", "--rule", "dates-disagree=off"];
    const check = await runImprove(["check", "plan", ...old], { cwd });
    expect(check).toMatchObject({ exitCode: 0, stdout: NO_PROBLEMS });
    const build = await runImprove(["build", "plan", "-f", "html", ...old], { cwd });
    expect(build).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^Read .*\.\n\nOpen .*\n.*\n$/),
    });
    const html = await readFile(path.join(cwd, "reports/cabinet-2026-01.html"), "utf8");
    expect(html).toContain("Supervision held on time");
    expectFit(html.replace(/<script.*?<\/script>/gs, ""));
  });
});

test("ten years of weekly files are read, checked and made into months", async () => {
  const weeks = Array.from({ length: 522 }, (_, index) => addDays("2015-12-27", 7 * index));
  const extracts = weeks.map((week, index) => [
    [`extracts/${week}.yaml`, `extracts:\n  - { date: ${addDays(week, 1)}, file: ${week}.csv }\n`],
    [`extracts/${week}.csv`, `kpi;${week}\ncontacts;${100 + ((index * 37) % 50)}\n`],
  ]);
  const monthly = KPIS.replace("id: supervision", "id: by-month")
    .replace("% of social workers", "contacts")
    .replace("    answers: R1\n", "    rolls-up: contacts\n    answers: R1\n");
  const cwd = await makePlanOf(Object.fromEntries(extracts.flat()), monthly);
  const check = await runImprove(["check", "plan"], { cwd });
  expect(check).toMatchObject({ exitCode: 0, stdout: NO_PROBLEMS });
  const build = await runImprove(["build", "plan", "-f", "json"], { cwd });
  expect(build.exitCode).toBe(0);
  const { state } = JSON.parse(await readFile(path.join(cwd, "reports/cabinet-2026-01.json"), "utf8"));
  const [byMonth, byWeek] = state.kpis;
  // The last week of December has not come yet.
  expect([byMonth.id, byMonth.points.length, byWeek.points.length]).toEqual(["by-month", 119, 522]);
  expect(byMonth.points[0]).toMatchObject({ period: "2016-01", value: 137 + 124 + 111 + 148 + 135 });
});
