import path from "node:path";
import { expect, test } from "vitest";
import { type Change, sentence } from "../../src/diff/change.ts";
import { diffStates } from "../../src/diff/comparison.ts";
import { sayWhat } from "../../src/diff/say.ts";
import { diskFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import type { PlanState } from "../../src/model/state.ts";
import type { Appendix } from "../../src/plan/schema/reports.ts";
import { blocksOf, build, type Fixture, loadFixture, partOf, words } from "./build-fixture.ts";

const fixture = await loadFixture();
const titles = (changes: Parameters<typeof build>[2], id = "september"): string[] =>
  build(fixture, id, changes)
    .model.document.parts.filter(({ kind }) => kind === "appendix")
    .map(({ label, title }) => `${label}: ${title}`);

test("a report that names the one before it lists what changed in an appendix", () => {
  expect(titles({ appendices: [{ id: "plan", block: "action-plan" }] })).toEqual([
    "Appendix 1: Action plan",
    "Appendix 2: Changes since the last report",
  ]);
  const { model } = build(fixture, "september", {
    appendices: undefined,
    main: 'See {{appendix "changes"}}: {{count "changes" kind="action-completed" in="words"}} was completed.',
  });
  expect(blocksOf(model, "main-report").flatMap(words)).toEqual(["8 See Appendix 1: one was completed."]);
  expect(partOf(model, "changes").blocks.flatMap(words).join("\n")).toContain("Actions completed");
});

test("it is not listed twice, and not at all if there is nothing to compare with", () => {
  const changes = { id: "moves", title: "What moved", block: "changes" };
  expect(titles({ appendices: [changes] })).toEqual(["Appendix 1: What moved"]);
  expect(titles({ appendices: [], main: '{{block "changes"}}' })).toEqual([]);
  expect(titles({ appendices: [], since: undefined })).toEqual([]);
});

test("a first report has no changes to count", () => {
  const { problems, hints } = build(fixture, "may", { main: '{{count "changes"}}', appendices: [] });
  expect(problems).toEqual([
    expect.stringContaining("There is no report before this one to count changes from"),
  ]);
  expect(hints).toEqual(["Name it in since."]);
});

test("what is routine is only named, unless nothing else in the report says it", async () => {
  const changed = await loadFixture({
    "work.yaml": (text) =>
      text
        .replace(
          "kpis:",
          "  - { id: 2.2, answers: R2, title: Recruit in spring, status: not-started }\nkpis:",
        )
        .replace("  - id: caseload", `${NEW_MEASURE}\n  - id: caseload`)
        .concat("updates:\n  - { date: 2016-08-01, of: 2.2, status: on-track }\n", REDEFINED),
  });
  const printed = (more: readonly Appendix[]): string[] =>
    partOf(
      build(changed, "september", {
        appendices: [{ id: "changes", block: "changes" }, ...more],
        summary: "None.",
        main: "None.",
      }).model,
      "changes",
    ).blocks.flatMap(words);
  const beside = printed([{ id: "plan", block: "action-plan" }]);
  expect(beside.slice(beside.indexOf("table Also changed, and only named here") + 1)).toEqual([
    "Actions completed: 1 | 1.1",
    "Actions begun: 1 | 2.2",
    "New actions: 1 | 1.2",
    "New measures: 1 | Visits made",
    "Progress reported: 2 | 1.1, 2.1",
  ]);
  expect(beside).toContain(
    "Measure | Average caseload. 17.2 in July 2016, 19.5 in March 2016 (3 new months); too few figures to tell whether the move is real. Its definition was reworded, 1 word taken out and 11 put in. It now reads: “Cases held on the last day of the month over social workers in post.”",
  );
  const alone = printed([]);
  expect(alone).toContain(
    "Action 1.1 | Train all managers in supervision. Evidence: Register. All managers are trained.",
  );
  expect(alone.slice(alone.indexOf("table Also changed, and only named here") + 1)).toEqual([
    "Actions begun: 1 | Action 2.2, Recruit in spring",
    "New actions: 1 | Action 1.2, Audit supervision",
    "New measures: 1 | Visits made",
  ]);
});

const NEW_MEASURE =
  "  - { id: visits, added: 2016-08-01, name: Visits made, definition: Visits., unit: visits, frequency: monthly, better: higher, answers: R1 }";
const REDEFINED =
  "  - { date: 2016-08-01, of: caseload, definition: Cases held on the last day of the month over social workers in post. }\n";

test("an entry has one row, under the gravest of its changes, and a reason is given once", async () => {
  const changed = await loadFixture({
    "work.yaml": (text) =>
      `${text.replace("kpis:", `${PLANNED}\nkpis:`)}updates:
  - { date: 2016-07-01, of: 2.3, status: off-track, due: 2016-12-01, reason: Nobody is free. }
`,
  });
  const lines = partOf(build(changed, "september").model, "changes").blocks.flatMap(words);
  expect(lines.slice(2, 5)).toEqual([
    "What got worse: 1 change",
    "Action 2.3 | Move teams together. Went from on track to off track. Reason: Nobody is free. Slipped from 30 September 2016 to 1 December 2016, 62 days later, for the first time.",
    "Dates that slipped: 1 change, told above",
  ]);
});

const PLANNED = "  - { id: 2.3, answers: R2, title: Move teams together, status: on-track, due: 2016-09-30 }";

const known = async (folder: string): Promise<Fixture> =>
  (await readPlan(diskFolder(path.resolve(import.meta.dirname, "../..", folder)))) as Fixture;

test.each([
  ["data", "cabinet-2016-05", "cabinet-2016-09"],
  ["examples/full", "cabinet-2025-01", "cabinet-2025-09"],
])("every change of %s is told or named, and only once", async (folder, base, head) => {
  const plan = await known(folder);
  const [before, after] = [base, head].map((id) => build(plan, id).model);
  const changes = diffStates(
    { ...(before?.state as PlanState), report: null },
    { ...(after?.state as PlanState), report: null },
  );
  const blocks = after?.document.parts.find(({ id }) => id === "changes")?.blocks ?? [];
  const [lead = "", ...tables] = blocks.map(words);
  expect(lead).toEqual([expect.stringContaining(` differs in ${changes.length} ways `)]);
  const [told = [], naming = []] = tables.map((lines) => lines.slice(1));

  const isTold = (change: Change): boolean => {
    const said = change.kind === "progress-reported" ? change.to : sayWhat(change);
    const rows = told.filter((one) =>
      one.startsWith(`${change.label ?? one.split(" | ")[0]} | ${sentence(change.title)} `),
    );
    return said !== null && rows.filter((one) => one.includes(said)).length === 1;
  };
  const named = changes.filter((change) => !isTold(change));
  const counts = (lines: readonly string[], pattern: RegExp): number =>
    lines.reduce((sum, one) => sum + Number(pattern.exec(one)?.[1] ?? 0), 0);
  expect(counts(told, /^[^|]+: (\d+) changes?\b/)).toBe(changes.length - named.length);
  expect(counts(naming, /^[^|]+: (\d+) \|/)).toBe(named.length);
  for (const line of naming) {
    const [, count, names = ""] = /: (\d+) \| (.*)$/.exec(line) ?? [];
    expect(names.split(/^\d/.test(names) ? ", " : "; ")).toHaveLength(Number(count));
  }
  const list = naming.join("\n");
  for (const { label, entity, title } of named)
    expect(list).toMatch(
      label?.startsWith("Action") ? new RegExp(`\\b${entity.replace(".", "\\.")}\\b`) : title,
    );
  expect(told).toEqual([...new Set(told)]);
});
