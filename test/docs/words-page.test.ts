import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { wordsPage } from "../../scripts/words-page.ts";
import { buildReport, listWords, loadPlan, memoryFolder } from "../../src/index.ts";

test.each(["blocks", "references"] as const)(
  "docs/%s.md is up to date with the code (npm run docs)",
  async (name) => {
    expect(wordsPage(name)).toBe(await readFile(`docs/${name}.md`, "utf8"));
  },
);

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
