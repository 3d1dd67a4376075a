import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitsOf, type Signal, signalsIn } from "../../../src/plan/spc/xmr.ts";

/** Which way a rule points at a point: 1 is high or rising, −1 low or falling, 0 that the rule does not apply. */
type Way = -1 | 0 | 1;
type Rules = Readonly<Record<Signal["cause"], Way>>;

/**
 * The four rules point by point, in whole numbers, written from NHS England's description and not from our source. For
 * n values of sum S whose moves add up to M, a value v is above the upper limit if v − S/n > 2.66 × M/(n − 1).
 */
function rulesAt(values: readonly number[], index: number, run: number): Rules {
  const n = values.length;
  const sum = values.reduce((all, value) => all + value, 0);
  const moves = values
    .slice(1)
    .reduce((all, value, place) => all + Math.abs(value - (values[place] ?? 0)), 0);
  const side = (value: number): Way => Math.sign(value * n - sum) as Way;
  /** Beyond so many thirds of the way to the limit. */
  const beyond = (value: number, thirds: number): boolean =>
    Math.abs(value * n - sum) * (n - 1) * 300 > thirds * 266 * moves * n;

  const windows = (length: number): number[][] =>
    Array.from({ length }, (_, back) =>
      values.slice(Math.max(0, index - back), index - back + length),
    ).filter((window, back) => index - back >= 0 && window.length === length);
  const oneWay = (window: readonly number[], wayOf: (value: number, place: number) => Way): Way => {
    const ways = new Set(window.map(wayOf));
    return ways.size === 1 ? ([...ways][0] as Way) : 0;
  };
  const value = values[index] as number;
  const trends = windows(run).map((window) =>
    oneWay(window.slice(1), (one, place) => Math.sign(one - (window[place] as number)) as Way),
  );
  const shifts = windows(run).map((window) => oneWay(window, side));
  const threes = windows(3).map((window) =>
    window.filter((one) => beyond(one, 2)).length >= 2 ? oneWay(window, side) : 0,
  );
  return {
    // The newest window of the first in the list: a point between two trends belongs to the later.
    trend: trends.find((way) => way !== 0) ?? 0,
    shift: shifts.find((way) => way !== 0) ?? 0,
    "two-of-three": beyond(value, 2) ? (threes.find((way) => way !== 0) ?? 0) : 0,
    "outside-limits": beyond(value, 3) ? side(value) : 0,
  };
}

const MAKING_DATA_COUNT = ["trend", "shift", "two-of-three", "outside-limits"] as const;
const PLOT_THE_DOTS = ["outside-limits", "trend", "two-of-three", "shift"] as const;

function firstOf(rules: Rules, order: readonly Signal["cause"][]): string | null {
  const cause = order.find((one) => rules[one] !== 0);
  return cause === undefined ? null : `${cause} ${rules[cause] === 1 ? "high" : "low"}`;
}

const wayOf = (mark: string | null): string | undefined => mark?.split(" ")[1];

/** Stretches that stay, wander, rise or fall, so that every rule applies, and often several at one point. */
const series = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: -3, max: 3 }),
      fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((stretches) =>
    stretches.flatMap(([start, slope, wander]) => wander.map((off, place) => start + slope * place + off)),
  )
  .filter((values) => values.length >= 6);

describe.each([6, 7])("with runs of %i", (run) => {
  const marksOf = (values: readonly number[]): (string | null)[] => {
    const limits = limitsOf(values);
    const signals = limits === null ? new Map<number, Signal>() : signalsIn(values, limits, run);
    return values.map((_, index) => {
      const signal = signals.get(index);
      return signal === undefined ? null : `${signal.cause} ${signal.side}`;
    });
  };

  test("every point has the mark of the first rule that applies, in the order of Making Data Count", () => {
    fc.assert(
      fc.property(series, (values) => {
        const expected = values.map((_, index) => firstOf(rulesAt(values, index, run), MAKING_DATA_COUNT));
        expect(marksOf(values)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("the order of NHSRplotthedots marks the same points, and another way only where rules point both ways", () => {
    fc.assert(
      fc.property(series, (values) => {
        for (const [index, mark] of marksOf(values).entries()) {
          const rules = rulesAt(values, index, run);
          const other = firstOf(rules, PLOT_THE_DOTS);
          expect(other === null).toBe(mark === null);
          const ways = new Set(Object.values(rules).filter((way) => way !== 0));
          if (ways.size < 2) expect(wayOf(other)).toBe(wayOf(mark));
        }
      }),
      { numRuns: 500 },
    );
  });
});
