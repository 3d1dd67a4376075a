import type { TrendChart } from "../../model/charts.ts";
import type { Illustration } from "../../model/document.ts";
import type { Row, Table } from "../../model/table.ts";
import type { KnownKpi } from "../../plan/history/replay.ts";
import { decimalsOf } from "../../plan/measures/figures.ts";
import { targetAt, targetBand } from "../../plan/measures/targets.ts";
import type { Figure } from "../../plan/schema/extracts.ts";
import type { Better } from "../../plan/schema/kpis.ts";
import type { Mark, MarkedSignal, Unlimited } from "../../plan/spc/assess-series.ts";
import type { SpecialCause } from "../../plan/spc/xmr.ts";
import { formatMonth } from "../../plan/time/dates.ts";
import { type Frequency, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { cell, header, left, line, lines, right, row, table } from "../draft/cells.ts";
import { standingAt, targetWords, valueWords } from "../standing.ts";
import { readTrend, type Trend } from "./say-trend.ts";

/** One measure over time: the chart, what it shows in words, and its figures. */
export function illustrateTrend(kpi: KnownKpi): Illustration {
  const trend = readTrend(kpi);
  return {
    kind: "figure",
    anchor: `kpi-${kpi.id}`,
    title: kpi.name,
    measure: null,
    meaning: null,
    chart: trendChart(trend),
    sentence: trend.sentence,
    table: figuresTable(trend),
  };
}

/** The chart of the newest points. Limits come from all points of a phase, drawn or not. */
function trendChart({ kpi, start, points, phases }: Trend): TrendChart {
  const drawn = kpi.series.slice(start);
  const targets = drawn.map(({ period }) => targetAt(kpi, period.end));
  const words = targetWords({ kpi, target: targets.at(-1) ?? null });
  return {
    type: "trend",
    unit: kpi.unit,
    decimals: decimalsOf(kpi),
    points: drawn.map(({ period, value }, index) => ({
      label: axisLabel(period.key, kpi.frequency),
      value,
      mark: points[start + index]?.mark ?? null,
    })),
    targets: targets.map((target) => targetBand(target, kpi.better)),
    targetLabel: words === null ? null : `Target ${words}`,
    phases: phases
      .filter(({ to }) => to > start)
      .map(({ from, to, limits, trial, reason }) => ({
        from: Math.max(0, from - start),
        to: to - start,
        limits: limits && { mean: limits.mean, upper: limits.upper, lower: limits.lower },
        trial,
        reason: from > start ? reason : null,
      })),
  };
}

/** "Sep 15", and "28 Aug" for a week: short enough for a column of a table. */
function columnLabel(key: string, frequency: Frequency): string {
  const month = formatMonth(key).slice(0, 3);
  return frequency === "weekly" ? `${Number(key.slice(8))} ${month}` : `${month} ${key.slice(2, 4)}`;
}

/** The same, with the year of a week too, "28 Aug 16": for an axis. */
function axisLabel(key: string, frequency: Frequency): string {
  const label = columnLabel(key, frequency);
  return frequency === "weekly" ? `${label} ${key.slice(2, 4)}` : label;
}

/** How many periods fit side by side on a page. */
const MOST_COLUMNS = 12;

/** The newest figures, a column for each period. A target that is the same in all periods is in the caption. */
function figuresTable(trend: Trend): Table {
  const { kpi } = trend;
  const points = kpi.series.slice(-MOST_COLUMNS);
  const signals = trend.points.slice(-MOST_COLUMNS);
  const width = Math.floor(84 / Math.max(1, points.length));
  const columns = [
    left(PERIOD_TITLES[kpi.frequency], 100 - width * points.length),
    ...points.map(({ period }) => right(columnLabel(period.key, kpi.frequency), width)),
  ];
  const standings = points.map((point) => standingAt(kpi, point, point.period.end));
  const targets = standings.map(targetWords);
  const constant = targets.every((one) => one === targets[0]) ? (targets[0] ?? null) : null;
  const rows = [
    rowOf(
      "Value",
      standings.map((standing) => [valueWords(standing)]),
    ),
    rowOf(
      "Count",
      points.map(({ figure }) => [figure && countOf(figure)]),
    ),
    ...(constant === null ? [rowOf(TARGET_TITLES[kpi.better], targets.map(bareTarget))] : []),
    rowOf("Special cause", signals.map(wordsOf)),
  ];
  const caption = `${kpi.name}: figures${constant === null ? "" : `, target ${constant}`}`;
  return table(`kpi-${kpi.id}-table`, caption, columns, rows.flat(), {
    density: "compact",
    note: noteTrend(trend, points.length),
  });
}

/** A row with the texts of each period; no row if all are empty. */
function rowOf(title: string, texts: readonly (readonly (string | null)[])[]): Row[] {
  const isEmpty = texts.flat().every((text) => text === null);
  return isEmpty ? [] : [row([header(line(title)), ...texts.map((one) => cell(...lines(...one)))])];
}

/** "71/78", and "1024/1113" without commas: a narrow column would break at a comma. */
const countOf = ({ numerator, denominator }: Figure): string | null =>
  numerator === null ? null : `${numerator}/${denominator}`;

const PERIOD_TITLES: Record<Frequency, string> = {
  weekly: "Week to",
  monthly: "Month",
  quarterly: "Quarter to",
  annual: "Year to",
};

const TARGET_TITLES: Record<Better, string> = {
  higher: "Target, at least",
  lower: "Target, at most",
  "in-range": "Target",
  neutral: "Target",
};

/** The figure alone: the row's title says "at least" or "at most". */
const bareTarget = (words: string | null): (string | null)[] => [
  words?.replace(/ or (?:more|less)$/, "") ?? null,
];

const CAUSES: Record<SpecialCause, string> = {
  "outside-limits": "outside",
  trend: "trend",
  "two-of-three": "2 of 3",
  shift: "shift",
};

const MEANINGS: Record<Mark, string | null> = { improvement: "better", concern: "worse", neutral: null };

/** "shift" and "better". A change that is neither better nor worse is "high" or "low". */
const wordsOf = (signal: MarkedSignal | null): (string | null)[] =>
  signal === null ? [null] : [CAUSES[signal.cause], MEANINGS[signal.mark] ?? signal.side];

/** Below the table: what is measured, how many periods are shown, and why there are no limits. */
const noteTrend = (trend: Trend, columns: number): string =>
  [
    `Definition: ${trend.kpi.definition.replace(/\.?$/, ".")}`,
    ...noteWindow(trend, columns),
    ...noteLimits(trend),
  ].join(" ");

function noteWindow({ kpi, start }: Trend, columns: number): string[] {
  const all = kpi.series.length;
  const [drawn, noun] = [all - start, PERIOD_NOUNS[kpi.frequency]];
  if (start > 0)
    return [`The chart shows the newest ${drawn} of ${all} ${noun}s, the table the newest ${columns}.`];
  return columns < all ? [`The table shows the newest ${columns} of ${all} ${noun}s.`] : [];
}

function noteLimits({ kpi, present }: Trend): string[] {
  if (present === null) return [];
  if (present.unlimited === null) return kpi.screening ? [SCREENED] : [];
  return [`It has no control limits: ${whyNone(present.unlimited, kpi)}.`];
}

const SCREENED = "Its control limits leave out moves of more than 3.267 times the usual one.";

function whyNone(unlimited: Unlimited, { basis }: KnownKpi): string {
  switch (unlimited) {
    case "overlapping":
      return basis === "rolling-12"
        ? "each figure of a rolling year holds most of the one before"
        : "each figure of a year to date holds the one before";
    case "too-few":
      return "they need six figures that can be compared";
    case "unmoving":
      return "its figures hardly move, so they do not show what chance alone does";
  }
}
