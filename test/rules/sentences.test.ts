import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Judged, judgeSentences, printJudged } from "./judge-sentences.ts";

let judged: Judged[];

beforeAll(async () => {
  judged = await judgeSentences(path.join(import.meta.dirname, "sentences.yaml"));
});

/** After a rule has changed: npx vitest run test/rules/sentences -u, and look at what is judged otherwise now. */
test("rules over prose judge the sentences as sentences.out holds", async () => {
  await expect(printJudged(judged)).toMatchFileSnapshot(path.join(import.meta.dirname, "sentences.out"));
});

test("the table is large enough, half of it fires, and no sentence is in it twice", () => {
  expect(judged.length).toBeGreaterThanOrEqual(60);
  const share = judged.filter(({ fires }) => fires).length / judged.length;
  expect(share).toBeGreaterThanOrEqual(0.4);
  expect(share).toBeLessThanOrEqual(0.6);
  const sentences = judged.map(({ rule, text }) => `${rule}: ${text}`);
  expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
});
