import path from "node:path";
import { expect, test } from "vitest";
import { type Files, mutate, readFiles, tell, yearMutations } from "./losses.ts";

const FULL = path.join(import.meta.dirname, "../../examples/full");

/** How many of the wrong years are tried; all of them take an hour. */
const TRIES = 14;

test("a wrong year in any date takes no fact out of the reports in silence", async () => {
  const files = await readFiles(FULL);
  const whole = await tell(files);
  expect(whole.problems).toEqual(new Set());
  const all = yearMutations(files, [-50, -10, -1, 1, 10, 50]);
  expect(all.length).toBeGreaterThan(4000);
  const sample = Array.from({ length: TRIES }, (_, index) => all[(index * 7919 + 31) % all.length]);
  const silent: unknown[] = [];
  for (const mutation of sample) {
    if (mutation === undefined) continue;
    const lost = await lostInSilence(whole, mutate(files, mutation));
    if (lost.length > 0) silent.push({ ...mutation, lost });
  }
  expect(silent).toEqual([]);
}, 120_000);

/** Facts that reports no longer hold, unless a problem is new or the account of the folder has changed. */
async function lostInSilence(whole: Awaited<ReturnType<typeof tell>>, files: Files): Promise<string[]> {
  const now = await tell(files);
  const isTold = now.account !== whole.account || [...now.problems].some((one) => !whole.problems.has(one));
  return isTold ? [] : [...whole.facts].filter((fact) => !now.facts.has(fact));
}
