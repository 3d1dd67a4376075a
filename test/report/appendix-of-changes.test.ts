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
