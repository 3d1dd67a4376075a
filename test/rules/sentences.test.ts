import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { judgeReport, judgeSentences, printJudged, printScores, scoresOf } from "./judge-sentences.ts";

/**
 * The rules about prose are written to judge sentences.yaml and more-sentences.yaml correctly. Those that are held out
 * measure them on sentences that they were not written for: only their scores are printed, so that nobody writes a rule for them. After changing a rule, run npx vitest run test/rules/sentences -u and look
 * at what is now judged differently.
 */
describe.each([
  "sentences",
  "sentences-held-out",
  "more-sentences",
  "more-sentences-held-out",
  "fresh-sentences-held-out",
])("%s", async (name) => {
  const { floors, judged } = await judgeSentences(path.join(import.meta.dirname, `${name}.yaml`));

  test("is judged as the file beside it says", async () => {
    const print = name.endsWith("-held-out") ? printScores : printJudged;
    await expect(print(judged)).toMatchFileSnapshot(path.join(import.meta.dirname, `${name}.out`));
  });

  test("is judged no worse than its floors", () => {
    const { precision, recall } = scoresOf(judged);
    expect(precision).toBeGreaterThanOrEqual(floors.precision);
    expect(recall).toBeGreaterThanOrEqual(floors.recall);
  });

  test("is large enough, fires for half its sentences, and has no sentence twice", () => {
    expect(judged.length).toBeGreaterThanOrEqual(60);
    const share = judged.filter(({ fires }) => fires).length / judged.length;
    expect(share).toBeGreaterThanOrEqual(0.4);
    expect(share).toBeLessThanOrEqual(0.6);
    const sentences = judged.map(({ rule, text }) => `${rule}: ${text}`);
    expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
  });
});

test("nothing is found in a report of three pages in which all is right", async () => {
  const text = await readFile(path.join(import.meta.dirname, "right-report.md"), "utf8");
  const main = text.replace(/\n---\n\n<!--.*$/s, "");
  expect(await judgeReport(path.join(import.meta.dirname, "more-sentences.yaml"), main)).toEqual([]);
});
