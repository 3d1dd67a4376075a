import { readFile, stat } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { themesPage } from "../../scripts/themes-page.ts";
import { buildReport, checkPlan, loadPlan, renderHtml } from "../../src/index.ts";

test("docs/themes.md is up to date with the schema (npm run docs)", async () => {
  expect(await themesPage()).toBe(await readFile("docs/themes.md", "utf8"));
});

describe.each(["holmebridge", "marlshire"])("the example %s", (name) => {
  test("has a picture that is quick to load", async () => {
    expect((await stat(`docs/themes/${name}.png`)).size).toBeLessThan(150 * 1024);
  });

  test("has nothing wrong, and a report is laid out in it", async () => {
    const notices: string[] = [];
    const theme = `examples/themes/${name}/theme.yaml`;
    const plan = await loadPlan("examples/minimal", { theme, notice: (text) => notices.push(text) });
    expect(notices).toEqual([]);
    expect((await checkPlan(plan)).problems).toEqual([]);
    const { model, problems } = await buildReport(plan);
    expect(problems).toEqual([]);
    expect(await renderHtml(model, { theme: plan.theme })).toContain(
      '<img class="logo" src="data:image/svg+xml;base64,',
    );
  });
});
