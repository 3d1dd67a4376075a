import { expect, test } from "vitest";
import { build, type Fixture, loadBoardFixture, loadFixture, words } from "./build-fixture.ts";

const SUMMARIES = '{{block "progress"}}\n\n{{block "recommendations"}}\n\n{{block "changes"}}';

/** All that a report prints; it must not be wrong anywhere. */
function printed(fixture: Fixture, id: string, changes: Parameters<typeof build>[2] = {}): string[] {
  const { model, problems } = build(fixture, id, changes);
  expect(problems).toEqual([]);
  return model.document.parts.flatMap(({ blocks }) => blocks.flatMap(words));
}

test("without highlights there is no heading for them", async () => {
  for (const [fixture, id] of [
    [await loadFixture(), "september"],
    [await loadBoardFixture(), "august-report"],
  ] as const) {
    expect(printed(fixture, id)).toContain("h2 Highlights");
    expect(printed(fixture, id, { highlights: undefined })).not.toContain("h2 Highlights");
    expect(printed(fixture, id, { highlights: [] })).not.toContain("h2 Highlights");
  }
});

test("one recommendation reads as one", async () => {
  const { plan, ...rest } = await loadFixture();
  const one = { ...rest, plan: { ...plan, recommendations: plan.recommendations.slice(0, 1) } };
  const lines = printed(one, "september", { main: SUMMARIES, summary: "None." });
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^\d+ Nothing is late, at risk or off target in recommendation 1 \(1 of 2 complete\)/,
    ),
  );
  expect(lines).not.toContain("table Recommendations by exception");
});

test("no recommendation is said to be none", async () => {
  const { plan, ...rest } = await loadFixture();
  const moved = plan.recommendations.map((one) => ({ ...one, track: "business-as-usual" as const }));
  const none = { ...rest, plan: { ...plan, recommendations: moved } };
  expect(printed(none, "september", { main: SUMMARIES, summary: "None." })).toContainEqual(
    expect.stringContaining("No recommendation stays in the improvement plan."),
  );
});

test("a plan without measures has no table of them, and no point about them", async () => {
  const { plan, ...rest } = await loadBoardFixture();
  const bare = { ...rest, plan: { ...plan, kpis: [], extracts: [] } };
  const board = printed(bare, "august-report");
  expect(board.join("\n")).not.toMatch(
    /table All measures|measures? (?:is|are) off target or of concern|NaN/,
  );
  expect(board).toContain("- No measure is off target.");
  expect(printed(bare, "cabinet-report", { main: SUMMARIES }).join("\n")).not.toMatch(/undefined|NaN/);
  const scorecard = printed(bare, "cabinet-report", { main: '{{block "scorecard"}}' });
  expect(scorecard).toContainEqual(expect.stringMatching(/^\d+ The plan has no measures\.$/));
  expect(scorecard).not.toContain("table The measures at a glance");
});

test("a Board with nothing to except is told so in a sentence each", async () => {
  const { plan, ...rest } = await loadBoardFixture();
  const fine = plan.actions.map((one) => ({ ...one, status: "on-track" as const, due: "2017-12-31" }));
  const quiet = { ...rest, plan: { ...plan, actions: fine, updates: [], kpis: [], extracts: [] } };
  const lines = printed(quiet, "august-report");
  expect(lines.slice(0, 4)).toEqual([
    "- The main points are:",
    "(a) No action got worse and no date slipped since 20 July 2016.",
    "(b) No action is past its due date.",
    "(c) No action was completed.",
  ]);
  expect(lines).toContain("Since the last report: No action or measure got worse, and no date slipped.");
  expect(lines).toContain("table Recommendations without an exception");
});

test("of sixty exceptions each is listed once, and the headlines still have six points at most", async () => {
  const ids = Array.from({ length: 60 }, (_, index) => `7.${index + 1}`);
  const many = await loadBoardFixture(`
recommendations:
  - { id: R7, number: 7, title: Many, text: Do much., source: inspection/report }
actions:
${ids.map((id) => `  - { id: ${id}, answers: R7, title: Task ${id}, owner: head, due: 2016-08-01, status: off-track }`).join("\n")}
`);
  const board = printed(many, "august-report");
  expect(ids.filter((id) => board.filter((one) => one.startsWith(`${id} | `)).length !== 1)).toEqual([]);
  expect(board).toContainEqual(expect.stringMatching(/^\(b\) Sixty-three actions are past their due dates/));
  const cabinet = printed(many, "cabinet-report", { main: SUMMARIES });
  const row = cabinet.find((one) => one.startsWith("7. Many | 0 of 60 complete")) ?? "";
  expect(ids.filter((id) => !row.includes(`${id} off track, due 1 Aug 2016, overdue by`))).toEqual([]);
});
