import { expect, test } from "vitest";
import { blocksOf, build, loadFixture, partOf, words } from "./build-fixture.ts";

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

test("its tables do not repeat what their captions say, and keep actions and measures apart", async () => {
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
  const tables = partOf(build(changed, "september").model, "changes").blocks.flatMap(words);
  const after = (caption: string): string[] => tables.slice(tables.indexOf(caption)).slice(1, 3);
  expect(after("table Actions begun: 1 change")[0]).toBe("Action 2.2 | Recruit in spring");
  expect(after("table What is new in the plan, actions and recommendations: 1 change")[0]).toBe(
    "Action 1.2 | Audit supervision",
  );
  expect(after("table What is new in the plan, measures: 1 change")[0]).toBe("Visits made");
  expect(after("table How measures are counted: 1 change")[0]).toBe(
    "Average caseload | Its definition was reworded, 1 word taken out and 11 put in. It now reads: “Cases held on the last day of the month over social workers in post.”",
  );
  expect(tables.join("\n")).not.toMatch(/Is new|Is a new measure|Was begun/);
});

const NEW_MEASURE =
  "  - { id: visits, added: 2016-08-01, name: Visits made, definition: Visits., unit: visits, frequency: monthly, better: higher, answers: R1 }";
const REDEFINED =
  "  - { date: 2016-08-01, of: caseload, definition: Cases held on the last day of the month over social workers in post. }\n";
