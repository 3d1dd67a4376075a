import path from "node:path";
import { describe, expect, test } from "vitest";
import { judgeSentences, printJudged } from "./judge-sentences.ts";

/**
 * sentences.yaml is what the rules over prose are made to judge rightly, sentences-held-out.yaml measures how they do
 * on sentences that nobody made them for. After a rule has changed: npx vitest run test/rules/sentences -u, and look at
 * what is judged otherwise now.
 */
describe.each(["sentences", "sentences-held-out"])("%s", async (name) => {
  const judged = await judgeSentences(path.join(import.meta.dirname, `${name}.yaml`));

  test("is judged as the file beside it holds", async () => {
    await expect(printJudged(judged)).toMatchFileSnapshot(path.join(import.meta.dirname, `${name}.out`));
  });

  test("is large enough, half of it fires, and no sentence is in it twice", () => {
    expect(judged.length).toBeGreaterThanOrEqual(60);
    const share = judged.filter(({ fires }) => fires).length / judged.length;
    expect(share).toBeGreaterThanOrEqual(0.4);
    expect(share).toBeLessThanOrEqual(0.6);
    const sentences = judged.map(({ rule, text }) => `${rule}: ${text}`);
    expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
  });
});
