import { expect, test } from "vitest";
import { rounds } from "../rounds.ts";
import { applied, type Change } from "./mutations.ts";
import { readPlanFolder } from "./plans.ts";
import { lostInSilence } from "./silence.ts";
import { type Files, tell } from "./tell.ts";

/** How many of the wrong years are tried. */
const TRIES = rounds({ short: 4, long: 1000 });

test(`${TRIES} wrong years in dates of an example take no fact out of its reports in silence`, async () => {
  const { files } = await readPlanFolder("examples/full");
  const whole = await tell(files);
  expect(whole.problems).toEqual([]);
  const all = changesOfYears(files, [-50, -10, -1, 1, 10, 50]);
  expect(all.length).toBeGreaterThan(4000);
  const silent: unknown[] = [];
  for (let index = 0; index < TRIES; index++) {
    const { file, change } = all[(index * 7919 + 31) % all.length] as (typeof all)[number];
    const text = files[file] as string;
    const now = await tell({ ...files, [file]: applied(text, change) });
    const lost = lostInSilence(whole, now, file, text, change);
    if (lost.length > 0) silent.push({ file, change, lost });
  }
  console.log(`${TRIES} wrong years`);
  expect(silent).toEqual([]);
}, 3_600_000);

/** Every year of every date of the YAML files, changed by each number of years, one at a time. */
function changesOfYears(files: Files, years: readonly number[]): { file: string; change: Change }[] {
  return Object.entries(files).flatMap(([file, text]) => {
    if (!/\.ya?ml$/.test(file)) return [];
    const dates = [...text.matchAll(/(?<=[\s{[:/,])\d{4}(?=-\d{2}(?:-\d{2})?(?=[\s,:}\]/]|$))/gm)];
    return dates.flatMap(({ 0: removed, index: at }) => {
      const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
      if (/#/.test(line)) return [];
      return years.map((by) => {
        const change = { what: "a year is another", at, removed, added: String(Number(removed) + by) };
        return { file, change };
      });
    });
  });
}
