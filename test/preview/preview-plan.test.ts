import { cp, mkdtemp, readFile, rm, unlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openPreview, type PreviewChoice } from "../../src/index.ts";

/** A plan in a folder of its own, what edits it, and a preview of it. */
async function previewOf(example: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "improve-preview-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(path.join("examples", example), folder, { recursive: true });
  const edit = async (file: string, from: string | RegExp, to: string): Promise<void> => {
    const whole = path.join(folder, file);
    const text = await readFile(whole, "utf8");
    expect(text).toMatch(from);
    await writeFile(whole, text.replace(from, to));
  };
  return { folder, edit, preview: await openPreview(folder, {}, "plan/") };
}

const REPORT: PreviewChoice = { page: "report", report: "cabinet-2025-09" };

describe("a draft is the same as if everything were read and made anew", () => {
  const FILE = "reports/cabinet-2025-09.yaml";
  const EDITS: readonly (readonly [what: string, file: string, from: string | RegExp, to: string])[] = [
    ["a text", FILE, /purpose: >-\n {6}/, "purpose: >-\n      In short. "],
    ["a block that is printed once more", FILE, /main: \|\n/, 'main: |\n      {{block "timeline"}}\n\n'],
    [
      "a block with nothing known in it",
      FILE,
      /main: \|\n/,
      'main: |\n      {{block "findings" "nothing"}}\n\n',
    ],
    [
      "a reference",
      FILE,
      /main: \|\n/,
      'main: |\n      There are {{count "actions" in="words"}} actions.\n\n',
    ],
    ["the title of the report", FILE, "Plan: third", "Plan: the third"],
    ["a block that is printed nowhere any more", FILE, '{{block "business-as-usual"}}', "Nothing."],
    ["the title of an action", "recommendations/01-front-door.yaml", /title: /, "title: New, "],
    ["the day of the report", FILE, /as-at: .*/, "as-at: 2025-08-31"],
    ["an expansion", "glossary.yaml", /DfE: /, "DfE: The "],
    ["a key that means nothing", "recommendations/03-strategy-meetings.yaml", /outcome:/, "otcome:"],
    ["a colon too many", "recommendations/02-assessments.yaml", /title: /, "title: Oh: "],
  ];

  test("after each of many edits, one on top of the other", async () => {
    const { folder, edit, preview } = await previewOf("full");
    await preview.draft(REPORT);
    let before = "";
    for (const [what, file, from, to] of EDITS) {
      await edit(file, from, to);
      const draft = await preview.draft(REPORT);
      expect(draft, what).toEqual(await (await openPreview(folder, {}, "plan/")).draft(REPORT));
      expect(draft.html === before, what).toBe(false);
      before = draft.html;
    }
  });

  test("after a look was added, changed and taken away", async () => {
    const { folder, preview } = await previewOf("full");
    const theme = path.join(folder, "theme.yaml");
    const first = await preview.draft(REPORT);
    for (const text of ['footer: "Here"\n', "cabinet: { leave-out: [highlights] }\n"]) {
      await writeFile(theme, text);
      const draft = await preview.draft(REPORT);
      expect(draft).toEqual(await (await openPreview(folder, {}, "plan/")).draft(REPORT));
      expect(draft.html).not.toBe(first.html);
    }
    await unlink(theme);
    expect(await preview.draft(REPORT)).toEqual(first);
  });
});
