import { printsAlike } from "../../model/compare.ts";
import type {
  BreakState,
  ComparatorState,
  KpiPoint,
  KpiState,
  TargetState,
  VariationState,
} from "../../model/kpi-state.ts";
import { same } from "../../model/same.ts";
import { formatAsWritten, formatDifference, formatValue } from "../../plan/measures/figures.ts";
import type { SpecialCause } from "../../plan/spc/xmr.ts";
import { formatDate, formatMonth } from "../../plan/time/dates.ts";
import { list } from "../../text/words.ts";
import { type Change, changeOf } from "../change.ts";
import { type Comparer, matchById, matchChanged, type NameOf } from "../comparer.ts";
import { kpiEntry } from "../entries.ts";
import { reworded } from "../words.ts";
import { diffFigures } from "./figures.ts";
import { diffNewest } from "./newest.ts";
import { sayMeaning } from "./points.ts";

/** For each measure: how it stands, then its other figures, then how it is judged and counted. */
export const kpis: Comparer<"kpis"> = {
  part: "kpis",
  compare(before, after, { nameOf }) {
    const { added, removed, both } = matchById(before, after);
    return [
      ...added.map((one) => changeOf(kpiEntry(one), "kpi-added", "is a new measure", { to: one.name })),
      ...removed.map((one) =>
        changeOf(kpiEntry(one), "kpi-removed", "is no longer measured", { from: one.name }),
      ),
      ...both.flatMap(([old, now]) => {
        const newest = diffNewest(old, now);
        return [
          ...newest.changes,
          ...diffVariation(old, now),
          ...diffFigures(old, now, newest),
          ...diffTargets(old, now),
          ...diffBreaks(old, now),
          ...diffComparators(old, now),
          ...diffDefinition(old, now, nameOf),
        ];
      }),
    ];
  },
};

/** A special cause that appeared or ended. One that continues is not a change, even if another rule now shows it. */
function diffVariation(old: KpiState, now: KpiState): Change[] {
  // The same figures say something else only by another field, which is compared by itself, or by another version's rules.
  if (same(old.points.map(figureIn), now.points.map(figureIn))) return [];
  const [{ variation: before }, { variation: after }] = [old, now];
  const [from, to] = [markOf(before), markOf(after)];
  if (from === to) return [];
  const details = { field: "variation", from, to };
  if (after === null || after.specialCause === null) {
    const what = "the special cause has ended; the newest figure is within the usual ups and downs";
    const unknown = "the special cause can no longer be told, as the measure has no limits now";
    return [changeOf(kpiEntry(now), "kpi-special-cause-ended", after === null ? unknown : what, details)];
  }
  const kind = after.mark === "concern" ? "kpi-special-concern" : "kpi-special-cause";
  const what = `a special cause appeared: ${sayCause(after.specialCause, after)}; ${sayMeaning(after, now)}`;
  return [changeOf(kpiEntry(now), kind, what, details)];
}

const figureIn = ({ period, value, symbol }: KpiPoint) => ({ period, value, symbol });

/** "improvement, low"; null where there is no special cause, or there are no limits. */
function markOf(variation: VariationState | null): string | null {
  if (variation === null || variation.specialCause === null) return null;
  return `${variation.mark ?? "neutral"}, ${variation.side ?? ""}`;
}

function sayCause(cause: SpecialCause, { side }: VariationState): string {
  const isHigh = side === "high";
  switch (cause) {
    case "outside-limits":
      return `the newest figure is ${isHigh ? "above the upper" : "below the lower"} limit`;
    case "shift":
      return `a run of figures ${isHigh ? "above" : "below"} the mean`;
    case "trend":
      return `a run of figures ${isHigh ? "rising" : "falling"}`;
    case "two-of-three":
      return `two of the last three figures are ${isHigh ? "near the upper limit or above it" : "near the lower limit or below it"}`;
  }
}

/** Targets are matched by the date from which they apply. */
function diffTargets(old: KpiState, now: KpiState): Change[] {
  const { added, removed, both } = matchChanged(old.targets, now.targets, ({ from }) => from ?? "");
  const hadOne = old.targets.length > 0;
  const hasOne = now.targets.length > 0;
  const change = (kind: Change["kind"], what: string, from: string | null, to: string | null): Change =>
    changeOf(kpiEntry(now), kind, what, { field: "targets", from, to });
  return [
    ...both.map(([then, one]) => {
      const [from, to] = [targetWords(then, old), targetWords(one, now)];
      return change("kpi-target-moved", `its target is now ${to}; previously ${from}`, from, to);
    }),
    ...added.map((one) => {
      const to = targetWords(one, now);
      const kind = hadOne ? "kpi-target-moved" : "kpi-target-set";
      const what = hadOne ? `its target moves to ${to}` : `has a target: ${to}`;
      return change(kind, what, null, to);
    }),
    ...removed.map((one) => {
      const from = targetWords(one, old);
      const kind = hasOne ? "kpi-target-moved" : "kpi-target-dropped";
      return change(kind, `the target of ${from} was dropped`, from, null);
    }),
  ];
}

/** "90% or more from April 2016 (tolerance 2 percentage points)" */
function targetWords({ from, min, max, tolerance }: TargetState, kpi: KpiState): string {
  const value = (number: number): string => formatAsWritten(number, kpi);
  const band = bandWords(min, max, kpi, value);
  const start = from === null ? "" : ` from ${from.length === 7 ? formatMonth(from) : formatDate(from)}`;
  return (
    band +
    start +
    (tolerance === null ? "" : ` (tolerance ${formatDifference(tolerance, { unit: kpi.unit })})`)
  );
}

function bandWords(
  min: number | null,
  max: number | null,
  { better }: KpiState,
  value: (number: number) => string,
): string {
  if (min !== null && (max === null || better === "higher")) return `${value(min)} or more`;
  if (max !== null && (min === null || better === "lower")) return `${value(max)} or less`;
  if (min === null || max === null) return "no value";
  return min === max ? value(min) : `${value(min)} to ${value(max)}`;
}

/** Dates from which a measure is counted as a new series. */
function diffBreaks(old: KpiState, now: KpiState): Change[] {
  const { added, removed, both } = matchChanged(old.breaks, now.breaks, ({ from }) => from);
  const entry = kpiEntry(now);
  return [
    ...added.map((one) => {
      const what = `the series is rebased from ${startOf(one)}, after ${KIND_WORDS[one.kind]}`;
      return changeOf(entry, "kpi-rebased", what, { field: "breaks", to: one.from, reason: one.reason });
    }),
    ...removed.map((one) => {
      const what = `the series is no longer rebased from ${startOf(one)}`;
      return changeOf(entry, "kpi-rebasing-dropped", what, { field: "breaks", from: one.from });
    }),
    ...both.map(([then, one]) => {
      const what = `the reason why the series is rebased from ${startOf(one)}, after ${KIND_WORDS[one.kind]}, has changed`;
      const details = { field: "breaks", from: then.reason, to: one.reason, reason: one.reason };
      return changeOf(entry, "kpi-rebasing-reworded", what, details);
    }),
  ];
}

const startOf = ({ from }: BreakState): string => (from.length === 7 ? formatMonth(from) : formatDate(from));

const KIND_WORDS = { method: "a change of method", step: "a step change" };

/** Comparators are matched by who they are and by their period. */
function diffComparators(old: KpiState, now: KpiState): Change[] {
  const { added, removed, both } = matchChanged(
    old.comparators,
    now.comparators,
    ({ who, period }) => `${who}, ${period}`,
  );
  const entry = kpiEntry(now);
  const field = "comparators";
  return [
    ...added.map((one) => {
      const to = sayComparator(one, now);
      return changeOf(entry, "kpi-comparator-added", `can be compared with ${to}`, { field, to });
    }),
    ...removed.map((one) => {
      const from = sayComparator(one, old);
      return changeOf(entry, "kpi-comparator-removed", `is no longer compared with ${from}`, { field, from });
    }),
    ...both.map(([then, one]) => {
      const [from, to] = [sayComparator(then, old), sayComparator(one, now)];
      const what = `is compared with ${to}, previously with ${from}`;
      return changeOf(entry, "kpi-comparator-changed", what, { field, from, to });
    }),
  ];
}

/** "England, year ending March 2015: 17.2" */
const sayComparator = ({ who, value, period }: ComparatorState, kpi: KpiState): string =>
  `${who}, ${period}: ${formatValue(value, kpi)}`;

/** The fields that say how a measure is counted, and what a sentence calls them. */
const METHOD = {
  unit: "unit",
  decimals: "number of decimals",
  frequency: "frequency",
  basis: "basis",
  better: "better direction",
  standard: "national standard",
  screening: "screening of large moves",
} as const satisfies Partial<Record<keyof KpiState, string>>;

const NAME = { field: "name", name: "its name" };
const DEFINITION = { field: "definition", name: "its definition" };

/** What the measure is called, what it means, how it is counted and what it answers. */
const diffDefinition = (old: KpiState, now: KpiState, nameOf: NameOf): Change[] => [
  ...reworded(kpiEntry(now), "kpi-renamed", NAME, old.name, now.name),
  ...reworded(kpiEntry(now), "kpi-definition-changed", DEFINITION, old.definition, now.definition),
  ...(Object.keys(METHOD) as (keyof typeof METHOD)[]).flatMap((field) => diffMethod(field, old, now)),
  ...diffAnswers(old, now, nameOf),
];

function diffMethod(field: keyof typeof METHOD, old: KpiState, now: KpiState): Change[] {
  if (old[field] === now[field] || printsAlike(field, old, now)) return [];
  const [from, to] = [methodWords(old[field]), methodWords(now[field])];
  const what = `its ${METHOD[field]} is ${to ?? "not given"}, previously ${from ?? "not given"}`;
  return [changeOf(kpiEntry(now), "kpi-method-changed", what, { field, from, to })];
}

const methodWords = (value: string | number | boolean | null): string | null => {
  if (typeof value === "boolean") return value ? "on" : "off";
  return value === null ? null : String(value);
};

function diffAnswers(old: KpiState, now: KpiState, nameOf: NameOf): Change[] {
  if (same(old.answers, now.answers)) return [];
  const [from, to] = [old, now].map(({ answers }) => list(answers.map(nameOf)) || null) as [string, string];
  const what = `now measures ${to ?? "no recommendation"}, previously ${from ?? "none"}`;
  return [changeOf(kpiEntry(now), "kpi-answers-changed", what, { field: "answers", from, to })];
}
