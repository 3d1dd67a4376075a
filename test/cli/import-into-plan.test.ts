import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { expectSession, runImprove } from "./run-improve.ts";
import { makeWorkspace } from "./workspace.ts";

const TRACKER = `Fairmere Council: tracker,,,,
Position at 31 August 2018,,,,
Ref,Action,Owner,By when,Status
1.1,Train managers,Head of Service,31/03/2019,On track
1.2,Audit files,Head of Service,31/03/2019,Paused
`;

const IMPORT = ["import", "tracker.csv", "plan", "--inspected", "2017-11-20"];
const PAUSED = ["--status-word", "Paused=at-risk"];

/** A plan that was made of the tracker, and whatever is changed before the next import. */
async function planOf(...options: string[]): Promise<string> {
  const cwd = await makeWorkspace();
  await writeFile(path.join(cwd, "tracker.csv"), TRACKER);
  const { exitCode } = await runImprove([...IMPORT, ...options], { cwd });
  expect(exitCode).toBe(0);
  return cwd;
}

const read = (cwd: string, file: string): Promise<string> => readFile(path.join(cwd, file), "utf8");

/** What every file holds that is in the plan's folder. */
async function textsIn(cwd: string): Promise<string[]> {
  const entries = await readdir(path.join(cwd, "plan"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((one) => path.join(one.parentPath, one.name));
  return await Promise.all(files.sort().map((file) => readFile(file, "utf8")));
}

test("a word that is given for a status in a later copy is added to those of the plan", async () => {
  const cwd = await planOf();
  const before = await read(cwd, "plan/plan.yaml");
  expect(before).not.toContain("status-words");
  await runImprove([...IMPORT, ...PAUSED], { cwd });
  const after = await read(cwd, "plan/plan.yaml");
  expect(after).toBe(before.replace(/(taken-over: \S+)/, "$1\n  status-words:\n    Paused: at-risk"));
  const again = await runImprove(IMPORT, { cwd });
  expect(again.stdout).toContain("It changes nothing");
  expect(await read(cwd, "plan/plan.yaml")).toBe(after);
});

test("a plan is known wherever in its folder its own entry is", async () => {
  const cwd = await planOf(...PAUSED);
  await mkdir(path.join(cwd, "plan/about"));
  await rename(path.join(cwd, "plan/plan.yaml"), path.join(cwd, "plan/about/us.yaml"));
  const run = await runImprove(IMPORT, { cwd });
  expect(run.stdout).toContain("It changes nothing; 2 actions stand as before.");
  expect(await readdir(path.join(cwd, "plan"))).not.toContain("plan.yaml");
});

test.each([
  ["plan.yaml", "plan:\n  title: [", '"plan/plan.yaml" of the plan cannot be read'],
  ["plan.yaml", "plan: { title: Plan }", '"plan" of the plan cannot be read'],
  ["posts.yaml", "posts: [{ id: head-of-service }]", '"head-of-service" of the plan cannot be read'],
])("nothing is added to a plan that is not read whole: %s with %s", async (file, text, message) => {
  const cwd = await planOf(...PAUSED);
  await writeFile(path.join(cwd, "plan", file), text);
  await writeFile(path.join(cwd, "tracker.csv"), `${TRACKER}1.3,Recruit,Head of Service,,On track\n`);
  const before = await textsIn(cwd);
  const run = await runImprove(IMPORT, { cwd });
  expect([run.exitCode, run.stdout]).toEqual([2, ""]);
  expect(run.stderr).toContain(`error ${message}, and what is in it would be taken for new.`);
  expect(run.stderr).toContain(
    "Run improve check plan, put right what it says, and import the tracker again.",
  );
  expect(await textsIn(cwd)).toEqual(before);
});

test("what import keeps beside a tracker may be in the folder of the plan, and so may the tracker", async () => {
  const cwd = await planOf();
  for (const name of ["tracker.csv", "tracker.left-over.xlsx"])
    await rename(path.join(cwd, name), path.join(cwd, "plan", name));
  const run = await runImprove(["import", "plan/tracker.csv", "plan", ...PAUSED, "--save-mapping"], { cwd });
  expect(run.exitCode).toBe(0);
  expect(await readdir(path.join(cwd, "plan"))).toEqual(
    expect.arrayContaining(["tracker.csv", "tracker.left-over.xlsx", "tracker.mapping.yaml"]),
  );
  const checked = await runImprove(["check", "plan"], { cwd });
  expect(checked.exitCode).toBe(0);
  expect(checked.stdout).not.toContain("file-not-read");
  expect(checked.stdout).toContain("Not read: 1 file (plan/tracker.csv).");
});

test("a file of the plan may have the name of a mapping", async () => {
  const cwd = await planOf(...PAUSED);
  await rename(path.join(cwd, "plan/posts.yaml"), path.join(cwd, "plan/posts.mapping.yaml"));
  expect((await runImprove(["check", "plan"], { cwd })).exitCode).toBe(0);
});

test("a tracker with rows about children is refused, and nothing of it is written", async () => {
  const cwd = await makeWorkspace();
  const rows = "Ref,Action,Child name,DOB,Owner,Status\n1,Visit,Ann Jones,01/02/2009,Head,On track\n";
  await writeFile(path.join(cwd, "tracker.csv"), rows);
  const run = await runImprove([...IMPORT, "--as-at", "2018-08", "--authority", "Fairmere Council"], { cwd });
  expect([run.exitCode, run.stdout]).toEqual([2, ""]);
  expect(run.stderr).toContain(
    '"tracker.csv" holds rows about children: "Child name" and "DOB" say who they are',
  );
  expect(run.stderr).not.toContain("Ann");
  expect(await readdir(cwd)).toEqual(["tracker.csv"]);
});

test("what a tracker contradicts is in the plan as it stands, is asked of its owners, and can be answered a month later", async () => {
  const cwd = await makeWorkspace();
  const copy = (position: string, ...rows: string[]): Promise<void> =>
    writeFile(
      path.join(cwd, "tracker.csv"),
      [
        `Position at ${position}`,
        "Ref,Action,Owner,Start,By when,Revised date,Status,Evidence,Reason for delay",
        ...rows,
        "",
      ].join("\n"),
    );
  const options = ["--authority", "Fairmere Council"];
  await copy(
    "31 August 2018",
    "1,Train managers,Head of Service,01/02/2018,30/04/2018,,On track,,",
    "2,Audit files,Head of Service,01/02/2018,30/06/2018,,Completed,,",
    "3,Recruit,Head of HR,01/02/2018,30/06/2018,31/12/2018,Amber,,",
    "4,Write a policy,,01/02/2018,31/12/2018,,Not started,,",
  );
  const first = await runImprove([...IMPORT, ...options], { cwd });
  await copy(
    "30 September 2018",
    "1,Train managers,Head of Service,01/02/2018,30/04/2018,,Completed,Register,",
    "2,Audit files,Head of Service,01/02/2018,30/06/2018,,Completed,Audit of 20 files,",
    "3,Recruit,Head of HR,01/02/2018,30/06/2018,31/12/2018,Amber,,No applicants in spring",
    "4,Write a policy,Head of HR,01/12/2018,31/12/2018,,Not started,,",
  );
  const second = await runImprove(IMPORT, { cwd });
  await expectSession("import-contradictions", first, second);
  const later = await runImprove(["check", "plan", "--as-at", "2018-11-30"], { cwd });
  expect(later.exitCode).toBe(0);
});

const WIDE = "Ref,Recommendation,Theme,Action,Owner,By when,Revised date,Update,Verified by,Reason for delay";

async function planOfRows(...rows: readonly string[]): Promise<string> {
  const cwd = await makeWorkspace();
  await copyOf(cwd, "31 August 2018", ...rows);
  const run = await runImprove([...IMPORT, "--authority", "Fairmere Council"], { cwd });
  expect(run.exitCode).toBe(0);
  return cwd;
}

const copyOf = (cwd: string, position: string, ...rows: readonly string[]): Promise<void> =>
  writeFile(path.join(cwd, "tracker.csv"), [`Position at ${position}`, WIDE, ...rows, ""].join("\n"));

test("the rows that go on with an action add each of their texts, and what it has no place for is left over", async () => {
  const cwd = await planOfRows(
    "1,1 Supervision,Practice,Train managers,Head of Service,31/03/2019,,Two were trained,,",
    ",,Workforce,,,,,The rest start in May,,No room was free",
    "2,1 Supervision,Practice,Audit files,Head of Service,31/03/2019,,Begun,,Illness",
    ",,,,,,,,,And a vacancy",
  );
  const updates = await read(cwd, "plan/returns/2018-08/tracker.yaml");
  expect(updates).toContain("Two were trained\n      The rest start in May");
  const actions = await read(cwd, "plan/recommendations/01-supervision.yaml");
  const leftOver = [...actions.matchAll(/# Left over, (.*)/g)].map(([, text]) => text);
  expect(leftOver).toEqual([
    "Theme (C4): Workforce",
    "Reason for delay (J4): No room was free",
    "Reason for delay (J5): Illness",
    "Reason for delay (J6): And a vacancy",
  ]);
  const again = await runImprove(IMPORT, { cwd });
  expect(again.stdout).toContain("It changes nothing; 2 actions stand as before.");
});

test("other words for a recommendation in a later copy are told, and the plan keeps its own", async () => {
  const rows = (recommendation: string) =>
    `1,${recommendation},,Train managers,Head of Service,31/03/2019,,,,`;
  const cwd = await planOfRows(rows("1 Make supervision reflective and record it"));
  await copyOf(cwd, "30 September 2018", rows("1 Make supervision reflective"));
  expect((await runImprove(IMPORT, { cwd })).stdout).not.toContain("the tracker says");
  await copyOf(cwd, "30 September 2018", rows("1 Hold supervision each month"));
  expect((await runImprove(IMPORT, { cwd })).stdout).toContain(
    'Recommendation 1: the tracker says "Hold supervision each month", and the plan "Make supervision reflective and record it". The plan keeps its words.',
  );
});

test("two actions with the same words and no reference stay two in a later copy", async () => {
  const cwd = await planOfRows(
    ",1 Visits,,Visit every home,Head of Service,31/03/2019,,,,",
    ",1 Visits,,Visit every home,Head of Homes,31/03/2019,,,,",
  );
  const { stdout } = await runImprove(IMPORT, { cwd });
  expect(stdout).toContain("It changes nothing; 2 actions stand as before.");
});

test("a reason that the plan has is not given again, though it leaves a change of date unexplained", async () => {
  const row = (due: string, revised: string, reason: string): string =>
    `1,1 Visits,,Visit every home,Head of Service,${due},${revised},,,${reason}`;
  const cwd = await planOfRows(row("31/10/2018", "30/11/2018", ""));
  await copyOf(cwd, "30 September 2018", row("31/10/2018", "31/12/2018", "No drivers"));
  await runImprove(IMPORT, { cwd });
  const after = await read(cwd, "plan/returns/2018-09/tracker.yaml");
  expect(after.match(/No drivers/g)).toHaveLength(1);
  expect((await runImprove(IMPORT, { cwd })).stdout).toContain("It changes nothing");
  expect(await read(cwd, "plan/returns/2018-09/tracker.yaml")).toBe(after);
});
