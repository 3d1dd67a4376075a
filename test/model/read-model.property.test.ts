import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readModel } from "../../src/model/read-model.ts";
import { reportModel } from "../../src/model/report-model.ts";
import { rounds } from "../rounds.ts";

const FILE = path.join(import.meta.dirname, "migrations/version-1/7-last-cabinet.json");
const read = readModel(JSON.parse(readFileSync(FILE, "utf8")));
if (!("model" in read)) throw new Error("The model cannot be read");
const whole = JSON.stringify(read.model);

type Holder = Record<string, unknown>;

/** Every object and list in a model. */
function holdersIn(value: unknown): Holder[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Holder, ...Object.values(value).flatMap(holdersIn)];
}

const value = fc.constantFrom<unknown>(
  null,
  "",
  "x",
  "table",
  "2016-05",
  "2016-02-30",
  0,
  -1,
  1.5,
  1e300,
  true,
  [],
  {},
);
const change = fc.record({
  at: fc.nat(),
  key: fc.nat(),
  to: value,
  how: fc.constantFrom("set", "add", "take out", "copy"),
});
const runs = rounds({ short: 60, long: 10_000 });

test(`in ${runs} models, one is read exactly where zod gives it back as it is`, () => {
  let fitting = 0;
  fc.assert(
    fc.property(fc.array(change, { maxLength: 2 }), (changes) => {
      const model = JSON.parse(whole);
      for (const { at, key, to, how } of changes) {
        const holders = holdersIn(model);
        const holder = holders[at % holders.length] as Holder;
        const keys = Object.keys(holder);
        const chosen = keys[key % Math.max(keys.length, 1)] ?? "x";
        if (how === "set") holder[chosen] = to;
        if (how === "add") holder[`${chosen}x`] = to;
        if (how === "take out" && !Array.isArray(holder)) delete holder[chosen];
        if (how === "copy") holder[chosen] = structuredClone(holders[key % holders.length]);
      }
      const json = JSON.parse(JSON.stringify(model, (_, inner) => inner ?? null));
      const { success, data } = reportModel.safeParse(json);
      const again = readModel(json);
      expect("model" in again).toBe(success);
      if (!("model" in again)) return;
      expect(again.model).toEqual(data);
      fitting += 1;
    }),
    { numRuns: runs, examples: [[[]]] },
  );
  console.log(`${fitting} of ${runs} changed models are still read`);
  expect(fitting).toBeGreaterThan(0);
});
