import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareByNeed, type Need, relativeTo } from "../../../src/report/blocks/scorecard/rows.ts";

const need: fc.Arbitrary<Need> = fc.record({
  rag: fc.constantFrom("red", "amber", "green", null),
  mark: fc.constantFrom("improvement", "concern", "neutral", null),
  distance: fc.option(fc.constantFrom(-1, -0.5, -0, 0, 0.25, 3)),
  name: fc.constantFrom("Caseload", "Visits", "visits"),
  id: fc.constantFrom("a", "b", "c", "d"),
});

const sign = (a: Need, b: Need): number => Math.sign(compareByNeed(a, b)) + 0;

describe("measures are in the order of the attention they need", () => {
  test("which is total: one of two different measures comes first, whichever way round they are compared", () => {
    fc.assert(
      fc.property(need, need, (a, b) => {
        expect(sign(a, b)).toBe(0 - sign(b, a));
        if (a.id !== b.id) expect(sign(a, b)).not.toBe(0);
        expect(sign(a, a)).toBe(0);
      }),
    );
  });

  test("which is transitive", () => {
    fc.assert(
      fc.property(need, need, need, (a, b, c) => {
        fc.pre(sign(a, b) <= 0 && sign(b, c) <= 0);
        expect(sign(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("which does not depend on the order they are given in", () => {
    const distinct = fc.uniqueArray(need, { selector: ({ id }) => id, minLength: 2 });
    const shuffled = distinct.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect([...others].sort(compareByNeed)).toEqual([...all].sort(compareByNeed));
      }),
    );
  });

  test("from off target to not rated, concern before the rest, then by distance, name and id", () => {
    const ordered: Need[] = [
      { rag: "red", mark: "concern", distance: -0.1, name: "C", id: "c" },
      { rag: "red", mark: null, distance: -0.5, name: "B", id: "b" },
      { rag: "red", mark: "improvement", distance: -0.2, name: "A", id: "a" },
      { rag: "amber", mark: null, distance: -0.1, name: "A", id: "a" },
      { rag: null, mark: "concern", distance: null, name: "A", id: "a" },
      { rag: "green", mark: "concern", distance: 0.5, name: "A", id: "a" },
      { rag: "green", mark: null, distance: 0, name: "Z", id: "a" },
      { rag: "green", mark: null, distance: 0.2, name: "A", id: "b" },
      { rag: null, mark: null, distance: null, name: "A", id: "a" },
      { rag: null, mark: "neutral", distance: null, name: "A", id: "b" },
      { rag: null, mark: null, distance: null, name: "B", id: "a" },
    ];
    expect([...ordered].reverse().sort(compareByNeed)).toEqual(ordered);
  });
});

test.each([
  [{ value: 90 }, -9, -0.1],
  [{ min: 14, max: 18 }, -9, -0.5],
  [{ value: 0 }, -3, -3],
  [{ min: 5 }, 1, 0.2],
])("to a target of %j a distance of %d is %d of its size", (target, distance, relative) => {
  expect(relativeTo(target, distance)).toBe(relative);
});
