import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { expectSession, runImprove } from "./run-improve.ts";
import { makePlan, makeWorkspace } from "./workspace.ts";

/** Every file below a folder, by its path, in base64. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const held = await Promise.all(files.sort().map((file) => readFile(file, "base64")));
  return Object.fromEntries(files.map((file, index) => [path.relative(folder, file), held[index] ?? ""]));
}

const ALL = ["export", "plan", "-f", "csv", "-f", "xlsx", "-f", "ods"];

test("a plan is exported in every format, and the same bytes twice", async () => {
  const cwd = await makePlan();
  await expectSession("export", await runImprove(ALL, { cwd }));
  const first = await filesIn(path.join(cwd, "exports"));
  expect((await runImprove(ALL, { cwd })).exitCode).toBe(0);
  expect(await filesIn(path.join(cwd, "exports"))).toEqual(first);
  const csv = Object.entries(first).filter(([name]) => /\.(csv|json)$/.test(name));
  await expect(
    csv.map(([name, held]) => `== ${name}\n${Buffer.from(held, "base64")}`).join("\n"),
  ).toMatchFileSnapshot("sessions/export-csv.txt");
});

test.each(["xlsx", "ods"])("the action plan of an %s holds dates", async (format) => {
  const cwd = await makePlan();
  await runImprove(["export", "plan", "-f", format], { cwd });
  const file = `2025-12-31-public.${format}`;
  const book = await openWorkbook(file, await readFile(path.join(cwd, "exports", file)));
  expect(book.sheets.map(({ name }) => name)).toEqual([
    "Action plan",
    "Scorecard",
    "Findings and actions",
    "Traceability",
    "Audits",
    "Evidence",
    "About",
  ]);
  const [actions] = book.sheets;
  expect(actions?.rows[2]?.map(({ text }) => text).join(", ")).toBe(
    "Ref, Recommendation, Action, Workstream, Owner, Start date, Due date, Revised date, Status, Progress, Evidence, Impact, Outcome",
  );
  expect(actions?.rows[3]?.map(({ content }) => content.kind).join(" ")).toBe(
    "text text text empty text date date empty text text text empty empty",
  );
});

test("what was exported and not changed adds nothing when it is imported", async () => {
  const cwd = await makePlan();
  await runImprove(ALL, { cwd });
  const before = await filesIn(cwd);
  for (const file of ["2025-12-31-public.xlsx", "2025-12-31-public.ods"]) {
    const run = await runImprove(["import", `exports/${file}`, "plan"], { cwd });
    expect(run.stdout).toContain("It changes nothing;");
    expect(run.stdout).not.toContain("Left over");
  }
  const csv = ["import", "exports/2025-12-31-public/action-plan.csv", "plan", "--as-at", "2025-12-31"];
  await expectSession("export-imported", await runImprove(csv, { cwd }));
  expect(await filesIn(cwd)).toEqual(before);
});

test("nothing is written where one file is somebody else's", async () => {
  const cwd = await makePlan();
  await mkdir(path.join(cwd, "exports/2025-12-31-public"), { recursive: true });
  await writeFile(path.join(cwd, "exports/2025-12-31-public/scorecard.csv"), "month,caseload\n2025-12,17\n");
  const before = await filesIn(cwd);
  const run = await runImprove(ALL, { cwd });
  expect(run.exitCode).toBe(2);
  expect(await filesIn(cwd)).toEqual(before);
  await expectSession("export-not-ours", run);
});

test("wrong usage is told, and a plan with errors is not exported", async () => {
  const cwd = await makePlan();
  const wide = await runImprove(["export", "plan", "--report", "cabinet-2026-01", "--audience", "board"], {
    cwd,
  });
  const none = await runImprove(["export", "plan", "--report", "cabinet-2026-02"], { cwd });
  const early = await runImprove(["export", "plan", "--as-at", "2016-01"], { cwd });
  const format = await runImprove(["export", "plan", "-f", "xls"], { cwd });
  const empty = await makeWorkspace();
  const missing = await runImprove(["export", "plan"], { cwd: empty });
  expect([wide, none, early, format, missing].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2, 2]);
  const bad = await makePlan({ file: "plan.yaml", from: "due: 2026-03-31", to: "due: soon" });
  const errors = await runImprove(["export", "plan"], { cwd: bad });
  expect(errors.exitCode).toBe(1);
  await expectSession("export-refused", wide, none, early, format, missing, errors);
  expect([await readdir(cwd), await readdir(bad)]).toEqual([["plan"], ["plan"]]);
});

test("a day without a report is said to be one, and the Board has an export of its own", async () => {
  const cwd = await makePlan();
  const run = await runImprove(["export", "plan", "--audience", "board", "--as-at", "2025-12-20"], { cwd });
  expect(run.exitCode).toBe(0);
  await expectSession("export-of-a-day", run);
});
