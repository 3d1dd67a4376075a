import fc from "fast-check";
import { expect, test } from "vitest";
import { withTwoSizes } from "../../src/disclosure/another-solution.ts";
import { Bounds } from "../../src/disclosure/bounds.ts";
import type { Equation as Sum } from "../../src/disclosure/equations.ts";
import { rounds } from "../rounds.ts";
import { type Equation, onlyPossible, type Unknown } from "./second-solution.ts";

const RUNS = rounds({ short: 100, long: 20_000 });

/** A table of counts with the totals of its rows and columns, of which some are not printed, and some not even recorded. */
const tables = fc
  .record({
    rows: fc.integer({ min: 2, max: 4 }),
    columns: fc.integer({ min: 2, max: 4 }),
    counts: fc.array(fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 9 })), { minLength: 16, maxLength: 16 }),
    printed: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
    recorded: fc.oneof(
      fc.constant(Array<boolean>(24).fill(true)),
      fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
    ),
  })
  .map(({ rows, columns, counts, printed, recorded }) => {
    const [row, column] = [rows, columns].map((count) => [...Array(count).keys()]) as [number[], number[]];
    const cell = (r: number, c: number): number => r * columns + c;
    const inner = counts.slice(0, rows * columns);
    const lines = [
      ...row.map((r) => column.map((c) => cell(r, c))),
      ...column.map((c) => row.map((r) => cell(r, c))),
    ];
    const totals = lines.map((places) => places.reduce((sum, place) => sum + (inner[place] ?? 0), 0));
    const sums = lines.map(
      (places, at) => new Map([...places.map((place) => [place, 1] as const), [inner.length + at, -1]]),
    );
    return { sizes: [...inner, ...totals], sums, printed, recorded };
  });

test(`numbers of ${RUNS} tables that are said to have two sizes have two`, () => {
  const tried = { unknown: 0, found: 0, only: 0 };
  fc.assert(
    fc.property(tables, ({ sizes, sums, printed, recorded }) => {
      const least = (place: number): number => (sizes[place] === 0 ? 0 : 1);
      const unknown = [...sizes.keys()].filter((place) => printed[place] === false);
      const equations = sums.map((terms): Sum => {
        const own = [...terms].filter(([place]) => unknown.includes(place));
        const given = [...terms].filter(([place]) => !unknown.includes(place));
        return {
          places: own.map(([place]) => place),
          weights: own.map(([, weight]) => weight),
          known: given.reduce((sum, [place, weight]) => sum + weight * (sizes[place] as number), 0),
          given: given.map(([place]) => place),
        };
      });
      const bounds = new Bounds(equations, least, new Int32Array(sizes.length));
      const trueSize = (place: number): number | null =>
        recorded[place] === true ? (sizes[place] as number) : null;
      const found = withTwoSizes(bounds, equations.length, bounds.places, trueSize);
      const numbers = new Map(
        unknown.map((place): [string, Unknown] => [
          String(place),
          { truth: sizes[place] as number, least: least(place) },
        ]),
      );
      const only = onlyPossible(
        equations.map(({ places, weights, known }): Equation => {
          const terms = places.map((place, at) => [String(place), weights[at] as number] as const);
          return { terms: new Map(terms), total: -known };
        }),
        numbers,
        bounds.places.map(String),
      );
      tried.unknown += bounds.places.length;
      tried.found += found.size;
      tried.only += only.length;
      expect(only.filter((place) => found.has(Number(place)))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  console.info(
    `${RUNS} tables, ${tried.unknown} numbers, ${tried.found} with two sizes, ${tried.only} with one only`,
  );
  expect(tried.found).toBeGreaterThan(tried.only);
});
