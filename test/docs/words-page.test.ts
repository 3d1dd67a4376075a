import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sampleReport } from "../../scripts/sample-report.ts";
import { blocksPage, referencesPage } from "../../scripts/words-page.ts";
import { buildReport, listWords, loadPlan, memoryFolder } from "../../src/index.ts";
import { BLOCKS } from "../../src/report/blocks/index.ts";

test("docs/blocks.md is up to date with the code (npm run docs)", async () => {
  expect(blocksPage()).toBe(await readFile("docs/blocks.md", "utf8"));
});

test("docs/references.md is up to date with the code and with data (npm run docs)", async () => {
  expect(await referencesPage()).toBe(await readFile("docs/references.md", "utf8"));
});

describe("the pictures of docs", () => {
  const FOLDER = "docs/pictures";

  test("show every block, and nothing that is not there any more (node scripts/pictures.ts)", async () => {
    const blocks = BLOCKS.map(({ name }) => `block-${name}.webp`);
    expect((await readdir(FOLDER)).sort()).toEqual([...blocks, "preview.webp", "report.webp"].sort());
  });

  test("are quick to load", async () => {
    const sizes = (await readdir(FOLDER)).map(async (name) => (await stat(path.join(FOLDER, name))).size);
    expect(Math.max(...(await Promise.all(sizes)))).toBeLessThan(100 * 1024);
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size)).toBeLessThan(1024 * 1024);
  });
});

test("a block says what its summary prints if it has one", () => {
  const namesOf = (having: (block: (typeof BLOCKS)[number]) => unknown) =>
    BLOCKS.filter((block) => having(block) !== undefined).map(({ name }) => name);
  expect(namesOf(({ details }) => details)).toEqual(namesOf(({ summarise }) => summarise));
});

describe("every example", () => {
  test.each(["blocks", "references"])(
    "of %s names itself, and its meaning is one sentence or two",
    async (name) => {
      const words = (await listWords()).find((one) => one.name === name)?.words ?? [];
      expect(words.length).toBeGreaterThan(10);
      for (const { name: own, summary, example } of words) {
        expect(example).toMatch(name === "blocks" ? `{{block "${own}"` : `{{${own}`);
        expect(summary).toMatch(/^[A-Z].+\.$/);
      }
    },
  );

  test("can be written: no part of it is unknown", async () => {
    const lists = await listWords();
    const examples = lists.flatMap(({ name, words }) =>
      name === "blocks" || name === "references" ? words.map(({ example }) => example) : [],
    );
    const plan = await loadPlan(
      memoryFolder({
        "plan.yaml": `plan: { title: P, authority: A, service: S, answers: o/report, start: 2025-01-10 }
reports:
  - id: r
    template: readiness
    title: R
    as-at: 2025-06-30
    state: draft
    main: |
${examples.map((one) => `      ${one}\n`).join("\n")}`,
      }),
    );
    expect(plan.problems).toEqual([]);
    const { problems } = await buildReport(plan);
    const messages = problems.map(({ message }) => message);
    expect(
      messages.filter((one) => /no (block|reference|option)|no detail|means nothing|cannot be c/.test(one)),
    ).toEqual([]);
  });
});

test("docs/references.md says by what count can choose", async () => {
  const page = await readFile("docs/references.md", "utf8");
  const rows = [...page.matchAll(/^\| `(\w+)`[^|]*\| ((?:`[\w-]+`(?:, )?)+) \|$/gm)];
  const names = rows.map(([, name]) => name ?? "");
  const told = rows.map(([, name, fields = ""]) => [
    name,
    [...fields.matchAll(/`(.+?)`/g)].map(([, one]) => one),
  ]);
  // A count by what nothing can be chosen by is answered with what it can be chosen by.
  const { model, problems } = await sampleReport(
    names.map((name) => `{{count "${name}" nothing="1"}}`).join(" "),
  );
  expect(model.provenance.report).toBe("samples");
  const known = problems.flatMap(({ message, hint }) => {
    const [, name] = /^(\w+) cannot be chosen by "nothing"$/.exec(message) ?? [];
    const fields = /^Known: (.*) and in\.$/.exec(hint ?? "")?.[1]?.split(", ");
    return name === undefined ? [] : [[name, fields]];
  });
  expect(told).toEqual(known);
  expect(names.length).toBe(7);
});
