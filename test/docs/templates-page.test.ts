import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildReport, loadPlan, renderHtml } from "../../src/index.ts";
import { HELPERS } from "../../src/render/templates/vocabulary/index.ts";

const page = await readFile("docs/templates.md", "utf8");

test("docs/templates.md names every file that a council can replace", async () => {
  const files = await readdir("templates/cabinet", { recursive: true });
  const named = files.filter((name) => name.endsWith(".hbs")).map((name) => path.basename(name));
  expect(named.filter((name) => !new RegExp(`[\`/]${name}\``).test(page))).toEqual([]);
});

test("docs/templates.md names every helper", () => {
  const table = page.slice(page.indexOf("| helper |"));
  const marked = [...table.matchAll(/`([^`]+)`/g)].map(([, text]) => text).join(" ");
  expect(HELPERS.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\b`).test(marked))).toEqual(
    [],
  );
});

test("the template that docs/templates.md shows prints what it says", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-templates-page-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [, file = ""] = /`our-templates\/(\S+)`:/.exec(page) ?? [];
  const [, template = ""] = /```handlebars\n(.*?)```/s.exec(page) ?? [];
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), template);
  const { model } = await buildReport(await loadPlan("examples/minimal"));
  expect(await renderHtml(model, { templates: folder })).toContain(
    'Questions? Write to Jo Field, <a href="mailto:jo.field@fairmere.example">jo.field@fairmere.example</a>.</p>',
  );
});
