import fc from "fast-check";
import type { ChartPhase, Timeline, TimelineEvent, TrendChart } from "../../src/model/charts.ts";
import { addDays } from "../../src/plan/time/dates.ts";

const word = fc.constantFrom(
  "New",
  "case",
  "system",
  "counts",
  "each",
  "child",
  "once",
  "safeguarding",
  "hub",
);
const words = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((several) => several.join(" "));

const LABELS: readonly ((index: number) => string)[] = [
  (index) =>
    new Date(Date.UTC(2010, index, 1))
      .toUTCString()
      .slice(8, 16)
      .replace(/ \d\d/, (year) => year),
  (index) => `year ending March ${1990 + index}`,
  (index) => new Date(Date.UTC(2006, 8, 10 + 7 * index)).toUTCString().slice(5, 16).replace(/^0/, ""),
  (index) => `${1 + (index % 28)} Aug`,
];

const value = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: -5, max: 30, noNaN: true }),
  fc.constantFrom(0, 18, 154000),
);

const limits = fc
  .record({ mean: value, reach: fc.double({ min: 0, max: 40, noNaN: true }) })
  .map(({ mean, reach }) => ({ mean, upper: mean + reach, lower: mean - reach }));

const bounds = fc.record({ min: fc.option(value), max: fc.option(value) }).map(({ min, max }) => {
  if (min === null || max === null) return { min, max };
  return { min: Math.min(min, max), max: Math.max(min, max) };
});

/** Any trend, with or without limits, breaks, gaps, targets and marks. */
export const arbitraryTrend: fc.Arbitrary<TrendChart> = fc
  .record({
    values: fc.array(fc.option(value, { freq: 6 }), { maxLength: 60 }),
    marks: fc.array(fc.constantFrom(null, null, "improvement", "concern", "neutral"), { maxLength: 60 }),
    label: fc.constantFrom(...LABELS),
    unit: fc.constantFrom("%", "cases per social worker", "children"),
    decimals: fc.constantFrom(0, 1),
    first: bounds,
    second: bounds,
    targetLabel: fc.constantFrom(null, "Target 14 to 18", "Target 90% or more"),
    breaks: fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 3 }),
    reasons: fc.array(words(12), { minLength: 3, maxLength: 3 }),
    phases: fc.array(fc.record({ limits: fc.option(limits), trial: fc.boolean() }), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  .map(({ values, marks, label, breaks, reasons, phases, first, second, ...rest }) => {
    const starts = [0, ...breaks.filter((from) => from < values.length).toSorted((a, b) => a - b)];
    return {
      type: "trend" as const,
      ...rest,
      points: values.map((one, index) => ({ label: label(index), value: one, mark: marks[index] ?? null })),
      targets: values.map((_, index) => (index * 2 < values.length ? first : second)),
      phases: starts.map(
        (from, place): ChartPhase => ({
          ...(phases[place] as Pick<ChartPhase, "limits" | "trial">),
          from,
          to: starts[place + 1] ?? values.length,
          reason: place === 0 ? null : (reasons[place - 1] as string),
        }),
      ),
    };
  });

const kinds: TimelineEvent["kind"][] = ["inspection", "monitoring-visit", "review", "decision", "other"];

/** Any timeline of up to twenty events. */
export const arbitraryTimeline: fc.Arbitrary<Timeline> = fc
  .record({
    days: fc.integer({ min: 1, max: 1500 }),
    asAt: fc.double({ min: 0, max: 1, noNaN: true }),
    events: fc.array(
      fc.record({
        at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.4, 0.85)),
        length: fc.constantFrom(0, 1, 30, 180),
        label: words(4),
        kind: fc.constantFrom(...kinds),
        certainty: fc.constantFrom("held" as const, "planned" as const, "expected" as const),
      }),
      { maxLength: 20 },
    ),
    windows: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), label: words(4) }), {
      maxLength: 3,
    }),
  })
  .map(({ days, asAt, events, windows }) => {
    const from = "2015-09-01";
    const day = (share: number): string => addDays(from, Math.round(share * days));
    return {
      type: "timeline" as const,
      from,
      to: day(1),
      asAt: day(asAt),
      events: events
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, length, ...event }) => ({
          ...event,
          from: day(at),
          to: addDays(day(at), length),
          when: day(at),
        })),
      windows: windows.map(({ at, label }) => ({ label, from: day(at), to: addDays(day(at), 60) })),
    };
  });
