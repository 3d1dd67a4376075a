import fc from "fast-check";
import { expect, test } from "vitest";
import { compareIds } from "../../src/plan/schema/entry.ts";

test.each([
  ["1.1", "1.2", "1.10", "2.1"],
  ["R1", "R2", "R10"],
  ["2015-12", "2016-09", "2016-10"],
  ["board-2016-10", "cabinet-2016-05", "cabinet-2016-09"],
  ["1", "1.1", "1.1a", "1.1b"],
])("numbers in ids are compared as numbers: %s comes before %s", (...inOrder) => {
  expect([...inOrder].reverse().sort(compareIds)).toEqual(inOrder);
});

test("ids have a total order, the same from either side", () => {
  const id = fc.stringMatching(/^[a-cR0-3][a-c0-3.-]{0,6}$/);
  fc.assert(
    fc.property(id, id, id, (a, b, c) => {
      expect(Math.sign(compareIds(a, b))).toBe(-Math.sign(compareIds(b, a)) || 0);
      expect(compareIds(a, b) === 0).toBe(a === b);
      if (compareIds(a, b) <= 0 && compareIds(b, c) <= 0) expect(compareIds(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});
