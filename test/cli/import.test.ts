import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { makeWorkbook } from "../../src/sheets/make-workbook.ts";
import type { NewCell, NewSheet } from "../../src/sheets/new-workbook.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { expectSession, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const day = (date: string): NewCell => ({ value: { date } });
const colour = (fill: string): NewCell => ({ value: null, fill });

/** A tracker as it is kept: titles, a merged recommendation, dates in every form, colours, a column nobody knows, a total. */
const ROWS: NewCell[][] = [
  ["Fairmere Council: Ofsted action plan v7 FINAL"],
  ["Position at 31 August 2018"],
  [],
  [
    "No.",
    "Recommendation",
    "Action required",
    "Lead officer",
    "Start",
    "By when",
    "Revised date",
    "BRAG",
    "Update (Aug 2018)",
    "Evidence",
    "Cost",
    "Reason for delay",
  ],
  [
    "1.1",
    "Recommendation 1: Improve assessments",
    'Train managers: "reflective" supervision',
    "Head of Service & Safeguarding",
    day("2018-02-01"),
    "31/03/2019",
    null,
    "Green",
    "No. 12 of 14, it's #1\n- and more",
    null,
    "£2,000",
  ],
  [
    "1.2",
    null,
    "Audit 20 files",
    "Head of Service and Safeguarding",
    day("2018-02-01"),
    "end of March 2019",
    null,
    "On hold",
    null,
    null,
    null,
  ],
  [
    "1.3",
    null,
    "no",
    "Principal Social Worker / Head of Service",
    day("2018-02-01"),
    day("2018-06-30"),
    null,
    "B",
    "Held",
    "Register",
    null,
  ],
  [
    "2.1",
    "Recommendation 2: Recruit",
    "Advertise",
    "Principal Social Worker",
    day("2018-02-01"),
    "Easter 2019",
    day("2019-06-30"),
    colour("FFC000"),
    null,
    null,
    null,
    "No applicants in spring",
  ],
  [],
  [null, null, "4 actions"],
];

const sheet = (rows: NewCell[][]): NewSheet => ({
  name: "Action plan",
  columns: (rows[3] ?? []).map(() => ({ width: 20 })),
  rows,
  merges: [{ row: 4, column: 1, rows: 3, columns: 1 }],
});

const tracker = (rows = ROWS): Promise<Uint8Array> =>
  makeWorkbook({ title: "Tracker", date: "2018-08-31", sheets: [sheet(rows)] }, "xlsx");

const NEW = [
  "import",
  "tracker.xlsx",
  "plan",
  "--authority",
  "Fairmere Council",
  "--inspected",
  "2017-11-20",
];
const ANSWERS = ["--status-word", "On hold=at-risk", "--date", "Easter 2019=2019-04-21"];

async function workspace(rows = ROWS): Promise<string> {
  const cwd = await makeWorkspace();
  await writeFile(path.join(cwd, "tracker.xlsx"), await tracker(rows));
  return cwd;
}

/** Every file of a plan, as text. */
async function filesOf(cwd: string): Promise<Record<string, string>> {
  const entries = await readdir(path.join(cwd, "plan"), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const texts = await Promise.all(files.sort().map((file) => readFile(file, "utf8")));
  return Object.fromEntries(files.map((file, index) => [path.relative(cwd, file), texts[index] ?? ""]));
}

test("a tracker becomes a plan that check has no error for, and that builds", async () => {
  const cwd = await workspace();
  const run = await runImprove([...NEW, ...ANSWERS, "--save-mapping"], { cwd });
  expect(run.exitCode).toBe(0);
  await expectSession("import-new", run);
  await expect(
    Object.entries(await filesOf(cwd))
      .map(([name, text]) => `== ${name}\n${text}`)
      .join("\n"),
  ).toMatchFileSnapshot("sessions/import-new-plan.txt");
  expect((await runImprove(["check", "plan"], { cwd })).exitCode).toBe(0);
  expect((await runImprove(["build", "plan", "-f", "html"], { cwd })).exitCode).toBe(0);
});

test("importing the same file twice changes nothing", async () => {
  const cwd = await workspace();
  await runImprove([...NEW, ...ANSWERS], { cwd });
  const before = await filesOf(cwd);
  const run = await runImprove(["import", "tracker.xlsx", "plan", ...ANSWERS], { cwd });
  expect(run.stdout).toContain("It changes nothing; 4 actions stand as before.");
  expect(await filesOf(cwd)).toEqual(before);
});

test("the tracker's words for statuses are kept in the plan, and the next copy is read by them", async () => {
  const cwd = await workspace();
  await runImprove([...NEW, ...ANSWERS], { cwd });
  const run = await runImprove(["import", "tracker.xlsx", "plan", "--date", "Easter 2019=2019-04-21"], {
    cwd,
  });
  expect(run.stdout).not.toContain("is no status that is known");
  expect(run.stdout).toContain("It changes nothing; 4 actions stand as before.");
});

test("a later copy adds an update for what changed, and touches nothing else", async () => {
  const cwd = await workspace();
  await runImprove([...NEW, ...ANSWERS, "--save-mapping"], { cwd });
  const before = await filesOf(cwd);
  const later = ROWS.map((row) => [...row]).filter(([ref]) => ref !== "2.1");
  later[1] = ["Position at 30 September 2018"];
  (later[5] as NewCell[])[7] = "Completed";
  (later[5] as NewCell[])[9] = "Audit report";
  (later[4] as NewCell[])[2] = "Train every manager";
  await writeFile(path.join(cwd, "tracker.xlsx"), await tracker(later));
  const run = await runImprove(["import", "tracker.xlsx", "plan"], { cwd });
  await expectSession("import-later", run);
  const { "plan/returns/2018-09/tracker.yaml": added, ...same } = await filesOf(cwd);
  expect(same).toEqual(before);
  expect(added).toBe(`updates:
  - date: 2018-09-30
    of: "1.2"
    status: complete
    evidence:
      - title: Audit report
`);
});

test("what is left over is in a workbook of its own, cell by cell", async () => {
  const cwd = await workspace();
  await runImprove(NEW, { cwd });
  const left = await openWorkbook("left", await readFile(path.join(cwd, "tracker.left-over.xlsx")));
  expect(left.sheets[0]?.rows.slice(1).map((row) => row.map(({ text }) => text))).toEqual([
    ["Action plan!K5", "Cost", "£2,000"],
    ["Action plan!H6", "BRAG", "On hold"],
    ["Action plan!F8", "By when", "Easter 2019"],
    ["Action plan!A1", "", "Fairmere Council: Ofsted action plan v7 FINAL"],
    ["Action plan!A2", "", "Position at 31 August 2018"],
    ["Action plan!C10", "", "4 actions"],
    ["Action plan!D7", "Lead officer", "Principal Social Worker / Head of Service"],
    // Nobody said which day Easter is, so the revised date is the first.
    ["Action plan!L8", "Reason for delay", "No applicants in spring"],
  ]);
});

test("nothing is written with --dry-run, or where something is missing", async () => {
  const cwd = await workspace();
  const dry = await runImprove([...NEW, "--dry-run"], { cwd });
  expect(dry.exitCode).toBe(0);
  const missing = await runImprove(["import", "tracker.xlsx", "plan"], { cwd });
  const none = await runImprove(["import", "other.xlsx", "plan"], { cwd });
  const word = await runImprove([...NEW, "--status-word", "On hold=paused"], { cwd });
  const heading = await runImprove([...NEW, "--map", "Costs=outcome"], { cwd });
  const field = await runImprove([...NEW, "--map", "Cost=outcomes"], { cwd });
  const late = await runImprove([...NEW, "--as-at", "2017-11-01"], { cwd });
  const nothing = await runImprove(["import"], { cwd });
  const runs = [missing, none, word, heading, field, late, nothing];
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 2));
  await expectSession("import-missing", ...runs);
  expect(await readdir(cwd)).toEqual(["tracker.xlsx"]);
});
