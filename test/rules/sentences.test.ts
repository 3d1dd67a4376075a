import path from "node:path";
import { describe, expect, test } from "vitest";
import { judgeSentences, printJudged, scoresOf } from "./judge-sentences.ts";

/**
 * The rules about prose are written to judge sentences.yaml correctly. sentences-held-out.yaml measures them on
 * sentences that they were not written for. After changing a rule, run npx vitest run test/rules/sentences -u and look
 * at what is now judged differently.
 */
describe.each(["sentences", "sentences-held-out"])("%s", async (name) => {
  const { floors, judged } = await judgeSentences(path.join(import.meta.dirname, `${name}.yaml`));

  test("is judged as the file beside it says", async () => {
    await expect(printJudged(judged)).toMatchFileSnapshot(path.join(import.meta.dirname, `${name}.out`));
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
