import { describe, expect, test } from "vitest";
import type { ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/table.ts";
import { BLOCKS } from "../../src/report/blocks/index.ts";
import { TEMPLATES } from "../../src/report/sections/index.ts";
import type { Theme } from "../../src/theme/schema.ts";
import { BLOCKS as BLOCKS_OF_THEMES, COLUMNS, SECTIONS } from "../../src/theme/sections.ts";
import { loadFiles } from "../load/load-files.ts";
import { blocksOf, build, loadBoardFixture, loadFixture, paragraphs, partOf } from "./build-fixture.ts";

const fixture = await loadFixture();

/** A theme as it is written in `theme.yaml`. */
async function themeOf(yaml: string): Promise<Theme> {
  const { theme, problems } = await loadFiles({ "theme.yaml": yaml });
  expect(problems).toEqual([]);
  return theme as Theme;
}

const under = async (yaml: string, id = "september") =>
  build(fixture, id, {}, { theme: await themeOf(yaml) });

const headings = (model: ReportModel, part: string): string[] =>
  blocksOf(model, part).flatMap((block) =>
    block.kind === "heading" && block.level === 2 ? [plainText(block.text)] : [],
  );

const sectionsOf = (model: ReportModel, part: string): string[] =>
  partOf(model, part).sections.map(({ id }) => id);

describe("a theme can name", () => {
  test.each(["cabinet", "board", "readiness"] as const)(
    "the parts and sections of the template %s",
    (template) => {
      const { parts } = TEMPLATES[template];
      expect(Object.keys(SECTIONS[template].parts)).toEqual(parts.map(({ id }) => id));
      const ids = parts.flatMap(({ sections }) => sections.map(({ id }) => id));
      expect(Object.keys(SECTIONS[template].sections).sort()).toEqual(ids.sort());
    },
  );

  test("every block, and no block has the name of a section", () => {
    const names = Object.keys(BLOCKS_OF_THEMES);
    expect(names.sort()).toEqual(BLOCKS.map(({ name }) => name).sort());
    const ids = Object.values(SECTIONS).flatMap(({ sections }) => Object.keys(sections));
    expect(names.filter((name) => ids.includes(name))).toEqual([]);
  });
});

test("every block of a part is of one of its sections", () => {
  const { model } = build(fixture, "september");
  for (const { kind, blocks, sections } of model.document.parts) {
    if (kind === "appendix") expect(sections).toEqual([]);
    else {
      expect(sections.map(({ from }) => from)).toEqual([0, ...sections.slice(0, -1).map(({ to }) => to)]);
      expect(sections.at(-1)?.to).toBe(blocks.length);
    }
  }
});

describe("sections", () => {
  test("that a theme orders come first, and paragraphs are numbered as they are printed", async () => {
    const { model, problems } = await under("cabinet: { order: [decisions, reasons] }");
    expect(problems).toEqual([]);
    expect(sectionsOf(model, "summary-report").slice(0, 4)).toEqual([
      "decisions",
      "reasons",
      "purpose",
      "summary",
    ]);
    const numbers = paragraphs(model).flatMap(({ number }) => number ?? []);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(model.document.contents.slice(0, 3)).toMatchObject([
      { title: "Summary report" },
      { title: "Recommendations", paragraphs: "1" },
      { title: "Reasons", paragraphs: "2" },
    ]);
  });

  test("that a theme names have its headings, also those that have none of their own", async () => {
    const { model } = await under(
      "cabinet: { titles: { summary-report: In short, decisions: What Cabinet is asked to decide, highlights: What went well } }",
    );
    expect(partOf(model, "summary-report").title).toBe("In short");
    expect(headings(model, "summary-report")).toEqual(
      expect.arrayContaining(["What Cabinet is asked to decide", "What went well", "Reasons"]),
    );
    expect(headings(model, "summary-report")).not.toContain("Recommendations");
  });

  test("and blocks that a theme leaves out are not printed, nor are the appendices of such blocks", async () => {
    const whole = build(fixture, "september").model;
    const { model } = await under("cabinet: { leave-out: [activities, scorecard] }");
    expect(sectionsOf(whole, "summary-report")).toContain("activities");
    expect(sectionsOf(model, "summary-report")).not.toContain("activities");
    const blocks = model.document.parts.filter(({ kind }) => kind === "appendix").map(({ label }) => label);
    expect(blocks).toEqual(blocks.map((_, index) => `Appendix ${index + 1}`));
  });

  test("of a theme change the document and not the state", async () => {
    const yaml = "cabinet: { order: [decisions], titles: { reasons: Why }, leave-out: [activities] }";
    const [plain, themed] = [build(fixture, "september").model, (await under(yaml)).model];
    expect(themed.state).toEqual(plain.state);
    expect(themed.publicState).toEqual(plain.publicState);
    expect(themed.document).not.toEqual(plain.document);
  });

  test("of a report to the Board are its own", async () => {
    const board = await loadBoardFixture();
    const id = board.plan.reports.find(({ template }) => template === "board")?.id ?? "";
    const theme = await themeOf(
      "board: { order: [coming-up], leave-out: [by-exception], titles: { headlines: At a glance } }",
    );
    const { model } = build(board, id, {}, { theme });
    const [first] = model.document.parts;
    expect(first?.title).toBe("At a glance");
    expect(first?.sections[0]?.id).toBe("coming-up");
    // What would have linked to the table that is left out is plain text.
    const anchors = new Set(JSON.stringify(model.document).match(/(?<="anchor":")[^"]+/g));
    const links = JSON.stringify(model.document).match(/(?<="href":"#)[^"]+/g) ?? [];
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });
});

test("columns of the action plan and the scorecard are those that a theme wants, in its order", async () => {
  const appendices = [
    { id: "plan", block: "action-plan" },
    { id: "measures", block: "scorecard" },
  ];
  const theme = await themeOf("cabinet: { columns: { action-plan: [status, action], scorecard: [latest] } }");
  const tablesOf = (model: ReportModel, part: string) =>
    blocksOf(model, part).flatMap((block) => (block.kind === "table" ? [block] : []));
  const titles = (model: ReportModel, part: string) =>
    tablesOf(model, part)[0]?.columns.map(({ title }) => title);
  const usual = build(fixture, "september", { appendices, main: "None." }).model;
  const { model } = build(fixture, "september", { appendices, main: "None." }, { theme });
  // Each column that can be left out is there.
  const ids = titles(usual, "plan")?.map((title) => title.toLowerCase().replace(/\W.*$/, "")) ?? [];
  expect(ids.slice(1)).toEqual(COLUMNS["action-plan"]);
  const [number = "", action = "", , status = ""] = titles(usual, "plan") ?? [];
  expect(titles(model, "plan")).toEqual([number, status, action]);
  expect(titles(model, "measures")).toContain("Latest");
  expect(titles(model, "measures")?.length).toBeLessThan(titles(usual, "measures")?.length ?? 0);
  for (const { columns, rows } of [...tablesOf(model, "plan"), ...tablesOf(model, "measures")]) {
    expect(Math.abs(columns.reduce((sum, { width }) => sum + width, 0) - 100)).toBeLessThan(1);
    for (const { cells } of rows) {
      expect(cells.reduce((sum, { span }) => sum + span, 0)).toBe(columns.length);
    }
  }
});

test("a reference to an appendix that the theme leaves out is a problem that says so", async () => {
  const appendices = [{ id: "plan", block: "action-plan" }];
  const theme = await themeOf("cabinet: { leave-out: [action-plan] }");
  const { problems, hints } = build(
    fixture,
    "september",
    { appendices, main: '{{appendix "plan"}}' },
    { theme },
  );
  expect(problems.at(-1)).toMatch(/unknown-prose-reference This report has no appendix "plan"$/);
  expect(hints.at(-1)).toBe("Add it to appendices, or take its block out of what the theme leaves out.");
});
