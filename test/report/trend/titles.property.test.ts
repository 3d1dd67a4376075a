import fc from "fast-check";
import { expect, test } from "vitest";
import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import { targetAt } from "../../../src/plan/measures/targets.ts";
import type { Better, Target } from "../../../src/plan/schema/kpis.ts";
import { inPeriod } from "../../../src/plan/time/periods.ts";
import { numberWord, ordinalWord } from "../../../src/text/words.ts";
import { type Given, kpiOf } from "../../plan/spc/make-kpi.ts";
import { rounds } from "../../rounds.ts";
import { illustrate } from "./illustrate.ts";

const value = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 6, max: 8 }));
/** Mostly figures that follow one another, with gaps and symbols among them. */
const given: fc.Arbitrary<Given[]> = fc.oneof(
  fc.array(fc.oneof({ weight: 9, arbitrary: value }, fc.constantFrom<Given>("c", "x", "u", "low", null)), {
    maxLength: 40,
  }),
  // A step, which makes shifts and trends likely.
  fc
    .tuple(fc.array(value, { minLength: 7, maxLength: 12 }), fc.array(value, { minLength: 7, maxLength: 12 }))
    .map(([before, after]) => [...before, ...after.map((one) => one + 6)]),
);

const target: fc.Arbitrary<Target | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 18 }).map((bound) => ({ value: bound })),
);

/** A measure of any kind: its own direction, frequency and basis, a target or none, a break or none. */
const measure: fc.Arbitrary<KnownKpi> = fc
  .record({
    values: given,
    better: fc.constantFrom<Better>("higher", "lower", "neutral", "in-range"),
    frequency: fc.constantFrom(
      "weekly" as const,
      "monthly" as const,
      "quarterly" as const,
      "annual" as const,
    ),
    basis: fc.constantFrom("in-period" as const, "rolling-12" as const),
    target,
    tolerance: fc.integer({ min: 0, max: 3 }),
    kind: fc.constantFrom("step" as const, "method" as const, null),
    unit: fc.constantFrom("children", "%"),
  })
  .map(({ values, better, target: bound, tolerance, kind, ...more }) => {
    const range =
      better === "in-range" && bound !== null
        ? { min: bound.value ?? 0, max: (bound.value ?? 0) + 4 }
        : bound;
    const breaks = kind === null ? [] : [{ from: "2015-09-01", kind, reason: "New system" }];
    const targets = range === null ? [] : [{ ...range, tolerance }];
    return kpiOf(values, { better, targets, breaks, ...more });
  });

/** Whether the figure at an index meets the target of its period, worked out anew; null if nobody can say. */
function isMet(kpi: KnownKpi, index: number): boolean | null {
  const point = kpi.series[index];
  const bound = point === undefined ? null : targetAt(kpi, point.period.end);
  if (point?.value == null || bound === null || kpi.better === "neutral") return null;
  const { value: single, min = single ?? 0, max = single ?? 0 } = bound;
  if (kpi.better === "higher") return point.value >= min;
  return kpi.better === "lower" ? point.value <= max : point.value >= min && point.value <= max;
}

const newestOf = (kpi: KnownKpi): number => kpi.series.findLastIndex(({ value }) => value !== null);
const titleOf = (kpi: KnownKpi): string => illustrate(kpi).title;

/** The number that a count of periods in a row names; 1 where none is counted. */
function runIn(title: string): number {
  const [, ordinal, cardinal] = /for (?:the (\S+) \w+|(\S+) \w+s) in a row/.exec(title) ?? [];
  if (ordinal === undefined && cardinal === undefined) return 1;
  const numbers = Array.from({ length: 99 }, (_, index) => index + 1);
  return numbers.find((one) => ordinalWord(one) === ordinal || numberWord(one) === cardinal) ?? 0;
}

test("what a title says of the target is true of every figure that it speaks of", () => {
  fc.assert(
    fc.property(measure, (kpi) => {
      const title = titleOf(kpi);
      const [, said] = /(target met|target missed|within the range|outside the range)/i.exec(title) ?? [];
      if (said === undefined) return;
      const met = /met|within/i.test(said);
      const newest = newestOf(kpi);
      const run = runIn(title);
      expect(run).toBeGreaterThan(0);
      for (let index = newest; index > newest - run; index--) expect(isMet(kpi, index)).toBe(met);
      const period = kpi.series[newest]?.period;
      if (/ in a row/.test(title)) expect(newest).toBe(kpi.series.length - 1);
      else expect(title).toContain(period === undefined ? "" : inPeriod(period));
    }),
    { numRuns: rounds({ short: 130, long: 10_000 }) },
  );
});

test("a title speaks of a special cause only where the newest figure is one, and hedges on trial limits", () => {
  fc.assert(
    fc.property(measure, (kpi) => {
      const figure = illustrate(kpi);
      const { title, chart } = figure;
      if (chart.type !== "trend") throw new Error("no trend");
      const last = chart.points.at(-1);
      const phase = chart.phases.find(({ to }) => to === chart.points.length);
      const claimed = /real (improvement|worsening)/i.exec(title)?.[1];
      if (claimed !== undefined)
        expect(last?.mark).toBe(claimed === "improvement" ? "improvement" : "concern");
      if (/chance (?:explains|does not explain)/.test(title)) expect(last?.mark).toBe("neutral");
      if (claimed !== undefined || /than chance explains|does not explain/.test(title))
        expect(/^Looks/.test(title)).toBe(phase?.trial);
      if (/^No sign of change/.test(title)) {
        expect(last?.mark).toBe(null);
        expect(phase?.limits).not.toBe(null);
      }
    }),
    { numRuns: rounds({ short: 130, long: 10_000 }) },
  );
});

test("a title promises what happens to the target only where all or none of what is within the limits meets it", () => {
  fc.assert(
    fc.property(measure, (kpi) => {
      const { title, chart } = illustrate(kpi);
      const promised = /^(?:Will|Likely to) (meet|miss)/.exec(title)?.[1];
      if (promised === undefined || chart.type !== "trend") return;
      const { limits, trial } = chart.phases.at(-1) ?? {};
      expect(title.startsWith("Likely")).toBe(trial);
      const bound = targetAt(kpi, kpi.series.at(-1)?.period.end ?? "");
      const { value: single, min = single ?? 0, max = single ?? 0 } = bound ?? {};
      const [lower, upper] = [limits?.lower ?? 0, limits?.upper ?? 0];
      const every = {
        higher: lower >= min,
        lower: upper <= max,
        "in-range": lower >= min && upper <= max,
        neutral: false,
      };
      const none = {
        higher: upper <= min,
        lower: lower >= max,
        "in-range": upper <= min || lower >= max,
        neutral: false,
      };
      expect((promised === "meet" ? every : none)[kpi.better]).toBe(true);
    }),
    { numRuns: rounds({ short: 130, long: 10_000 }) },
  );
});

test("a comparison with an earlier period is true of the two figures", () => {
  fc.assert(
    fc.property(measure, (kpi) => {
      const [, way, when] = /^(Higher|Lower) than in (.*)$/.exec(titleOf(kpi)) ?? [];
      if (way === undefined) return;
      const now = kpi.series[newestOf(kpi)]?.value ?? 0;
      const then = kpi.series.find(({ period }) => inPeriod(period) === when)?.value ?? 0;
      expect(way === "Higher" ? now > then : now < then).toBe(true);
    }),
    { numRuns: rounds({ short: 130, long: 10_000 }) },
  );
});

test("a title never shows a figure, and never speaks of a newest figure that is not there", () => {
  fc.assert(
    fc.property(measure, (kpi) => {
      const title = titleOf(kpi);
      const last = kpi.series.at(-1);
      if (last === undefined || last.value !== null) return;
      expect(title).toMatch(
        /^No figure|^Figure for .* (?:suppressed|not available|rounds to 0|not reliable)/,
      );
    }),
  );
});
