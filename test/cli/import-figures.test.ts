import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { asWorkbook, EXPORTS, exported } from "../load/exports.ts";
import { HEADER } from "../load/load-files.ts";
import { expectSession, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

/** A folder with a plan that has feeds, beside the files given. */
async function workspace(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const cwd = await makeWorkspace();
  await mkdir(path.join(cwd, "plan"));
  await writeFile(path.join(cwd, "plan/plan.yaml"), HEADER + INSPECTION);
  await cp(path.join(EXPORTS, "feeds.yaml"), path.join(cwd, "plan/feeds.yaml"));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(cwd, name), content);
  return cwd;
}

const INSPECTION = `bodies: [{ id: ofsted, name: Ofsted }]
events: [{ id: inspection, kind: inspection, by: ofsted, held: 2015-12-07/2015-12-11 }]
`;

const planFiles = async (cwd: string): Promise<string[]> =>
  (await readdir(path.join(cwd, "plan"), { recursive: true })).sort();

const LIQUIDLOGIC = ["--feed", "liquidlogic"];

test("a workbook as the case system gives it is copied, named in an extract, and told", async () => {
  const book = await asWorkbook(exported("liquidlogic"));
  const cwd = await workspace({ "figures.xlsx": book });
  const run = await runImprove(["import", "figures.xlsx", "plan", ...LIQUIDLOGIC, "--as-at", "2016-09-05"], {
    cwd,
  });
  expect(run.exitCode).toBe(0);
  await expectSession("import-figures", run);
  expect(await planFiles(cwd)).toEqual([
    "extracts",
    "extracts/2016-09-05-liquidlogic.xlsx",
    "extracts/liquidlogic.yaml",
    "feeds.yaml",
    "plan.yaml",
  ]);
  expect(await readFile(path.join(cwd, "plan/extracts/2016-09-05-liquidlogic.xlsx"))).toEqual(
    Buffer.from(book),
  );
  expect(await readFile(path.join(cwd, "plan/extracts/liquidlogic.yaml"), "utf8")).toBe(`extracts:
  - date: 2016-09-05
    file: 2016-09-05-liquidlogic.xlsx
    feed: liquidlogic
`);
});

test("the same file twice changes nothing", async () => {
  const cwd = await workspace({ "figures.csv": exported("mosaic") });
  const args = ["import", "figures.csv", "plan", "--feed", "mosaic", "--as-at", "2016-09"];
  await runImprove(args, { cwd });
  const before = await planFiles(cwd);
  const { stdout, exitCode } = await runImprove([...args.slice(0, -1), "2016-10"], { cwd });
  expect(stdout).toBe(
    "figures.csv is in the plan already, as extracts/2016-09-30-mosaic.csv: nothing changes.\n",
  );
  expect(exitCode).toBe(0);
  expect(await planFiles(cwd)).toEqual(before);
});

test("figures that have changed need a reason, which is kept; gaps are told", async () => {
  const later = exported("liquidlogic")
    .replace(",71,78,91.0%", ",72,78,92.3%")
    .replace(",,,17.2,", ",,,17.3,")
    .replace(/LL-090.*\n/, "LL-031,Open cases,All teams,31/10/2016,,,17.1,16,A\n");
  const cwd = await workspace({ "sept.csv": exported("liquidlogic"), "nov.csv": later });
  await runImprove(["import", "sept.csv", "plan", ...LIQUIDLOGIC, "--as-at", "2016-09-05"], { cwd });
  const args = ["import", "nov.csv", "plan", ...LIQUIDLOGIC, "--as-at", "2016-11-04"];
  const unexplained = await runImprove(args, { cwd });
  const half = await runImprove([...args, "--reason", "caseload=Cases closed late"], { cwd });
  const stray = await runImprove([...args, "--reason", "contacts=Counted anew"], { cwd });
  const before = await planFiles(cwd);
  const run = await runImprove(
    [...args, "--reason", "Late sign-offs", "--reason", "caseload=Cases closed late"],
    { cwd },
  );
  await expectSession("import-figures-restated", unexplained, half, stray, run);
  expect(before).toHaveLength(5);
  expect(await readFile(path.join(cwd, "plan/extracts/liquidlogic.yaml"), "utf8")).toBe(`extracts:
  - date: 2016-09-05
    file: 2016-09-05-liquidlogic.csv
    feed: liquidlogic

  - date: 2016-11-04
    file: 2016-11-04-liquidlogic.csv
    feed: liquidlogic
    restated:
      assessments: Late sign-offs
      caseload: Cases closed late
`);
  expect((await runImprove(["check", "plan", "--as-at", "2016-11-04"], { cwd })).stdout).not.toMatch(
    /^error/m,
  );
});

test("nothing is written where a file is not as its feed says, or must not lie in the folder", async () => {
  const cwd = await workspace({
    "codes.csv": exported("liquidlogic").replaceAll("LL-031", "LL-032").replaceAll("<5", "few"),
    "null.xlsx": await asWorkbook(exported("mosaic").replace("n/a", "null")),
    "quotients.csv": "Indicator,Aug-16\nMSC07,0.91\n",
    "list.csv": "LCS ID,Surname,Date of birth\n104511,Okafor,04/09/2009\n104877,Jones,17/01/2012\n",
    "figures.csv": exported("liquidlogic"),
  });
  const before = await planFiles(cwd);
  const day = ["--as-at", "2016-09-05"];
  const runs = [
    await runImprove(["import", "codes.csv", "plan", ...LIQUIDLOGIC, ...day], { cwd }),
    await runImprove(["import", "null.xlsx", "plan", "--feed", "mosaic", ...day], { cwd }),
    await runImprove(["import", "quotients.csv", "plan", "--feed", "plain", ...day], { cwd }),
    await runImprove(["import", "list.csv", "plan", ...LIQUIDLOGIC, ...day], { cwd }),
    await runImprove(["import", "figures.csv", "plan", "--feed", "liquidlogik", ...day], { cwd }),
    await runImprove(["import", "figures.csv", "plan", ...LIQUIDLOGIC], { cwd }),
    await runImprove(["import", "figures.csv", "plan", "--reason", "Late", ...day], { cwd }),
    await runImprove(["import", "other.csv", "plan", ...LIQUIDLOGIC, ...day], { cwd }),
  ];
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 2));
  await expectSession("import-figures-refused", ...runs);
  expect(await planFiles(cwd)).toEqual(before);
});

test("other figures of the same day are refused, and a dry run writes nothing", async () => {
  const cwd = await workspace({
    "figures.csv": exported("mosaic"),
    "again.csv": exported("mosaic").replace("17.2", "17.3"),
  });
  const args = ["plan", "--feed", "mosaic", "--as-at", "2016-09-05"];
  expect((await runImprove(["import", "figures.csv", ...args, "--dry-run"], { cwd })).exitCode).toBe(0);
  expect(await planFiles(cwd)).toEqual(["feeds.yaml", "plan.yaml"]);
  await runImprove(["import", "figures.csv", ...args], { cwd });
  const again = await runImprove(["import", "again.csv", ...args], { cwd });
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain(
    'The plan has other figures of the feed "mosaic" of 5 September 2016, in extracts/2016-09-05-mosaic.csv.',
  );
});
