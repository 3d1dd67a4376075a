import { expect, test } from "vitest";
import { buildReport, loadPlan, memoryFolder } from "../../src/index.ts";
import { found, printed, published, replaced, withUpdate } from "./plan-fixture.ts";

const RENAMED =
  "{ date: 2016-06-20, of: cabinet-2016-05, corrects: cabinet-2016-05, title: Progress, reason: It was mistyped }";

test("a report to Cabinet that names none before it tells what was put right since the last published one", async () => {
  const plan = withUpdate(await published(), RENAMED);
  const forgotten = replaced(plan, "as-at: 2016-09-02\n    since: cabinet-2016-05", "as-at: 2016-09-02");
  expect(await printed(forgotten, "cabinet-2016-09")).toEqual(await printed(plan, "cabinet-2016-09"));
  expect((await found(forgotten, "report-before")).map(({ message }) => message)).toEqual([
    'Report "cabinet-2016-09" names no report before it, and "cabinet-2016-05" came before: as it was published last, what changed since 6 May 2016 is told',
  ]);
});

test("a report that was withdrawn is not taken for the one before", async () => {
  const plan = replaced(
    await published(),
    "published: 2016-05-16,",
    "published: 2016-05-16, withdrawn: { date: 2016-05-20, reason: Wrong },",
  );
  const forgotten = replaced(plan, "as-at: 2016-09-02\n    since: cabinet-2016-05", "as-at: 2016-09-02");
  const { model } = await buildReport(await loadPlan(memoryFolder(forgotten)), { report: "cabinet-2016-09" });
  expect(model.provenance.since).toBeNull();
});

test("what was wrong in a report to the Board is told to the Board, and nowhere to the public", async () => {
  const plan = withUpdate(
    await published(),
    "{ date: 2016-07-20, of: board-2016-06, corrects: board-2016-06, title: Staff of the June Board, reason: Mistyped }",
  );
  const model = async (report: string) =>
    JSON.stringify((await buildReport(await loadPlan(memoryFolder(plan)), { report })).model);
  expect(await model("cabinet-2016-09")).not.toContain("Staff of the June Board");
  const later = replaced(plan, "as-at: 2016-06-30\n    since: cabinet-2016-05", "as-at: 2016-06-30");
  const board = replaced(
    later,
    "  - id: cabinet-2016-09",
    "  - { id: board-2016-08, template: board, audience: board, as-at: 2016-08-31, since: board-2016-06, state: final, meeting: { body: board }, title: August }\n  - id: cabinet-2016-09",
  );
  expect((await printed(board, "board-2016-08")).join("\n")).toContain(
    "Report as at 30 June 2016, Staff of the June Board: its title was corrected from “Update” to “Staff of the June Board”. Reason: Mistyped",
  );
});

test("an exempt correction of a report leaves no trace in the public edition", async () => {
  const plan = withUpdate(
    await published(),
    "{ date: 2016-06-20, of: cabinet-2016-05, corrects: cabinet-2016-05, summary: Nine of Ann’s cases wait., reason: A secret reason, exempt: { paragraph: 2, reason: It would tell who. } }",
  );
  const build = async (edition: "public" | "exempt") =>
    JSON.stringify(
      (await buildReport(await loadPlan(memoryFolder(plan)), { report: "cabinet-2016-09", edition })).model,
    );
  expect(await build("exempt")).toContain("Nine of Ann’s cases wait.");
  const text = await build("public");
  expect(text).not.toContain("Ann’s");
  expect(text).not.toContain("A secret reason");
});

test("ratings that a restated figure changed are reconciled in words", async () => {
  const plan = {
    ...(await published()),
    "late.yaml":
      "extracts:\n  - { date: 2016-06-06, restated: { visits: Visits were counted twice }, values: { visits: { 2016-04: 70/80 } } }\n",
  };
  const words =
    "The report of 6 May 2016 showed 0 measures as on target and 1 as off target; 1 and 0 are right, because Visits in time was on target in April 2016.";
  expect((await printed(plan, "cabinet-2016-09")).join("\n")).toContain(words);
  expect((await printed(plan, "board-2016-06")).join("\n")).toContain(words);
});
