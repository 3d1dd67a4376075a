import type { Row, Table } from "../../model/table.ts";
import type { KnownKpi } from "../../plan/history/replay.ts";
import { formatValue } from "../../plan/measures/figures.ts";
import type { Point } from "../../plan/measures/series.ts";
import type { Mark, MarkedSignal } from "../../plan/spc/assess-series.ts";
import type { SpecialCause } from "../../plan/spc/xmr.ts";
import { type Frequency, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { cell, header, left, line, note, right, row, symbolKey, table } from "../draft/cells.ts";
import { figuresAnchor } from "../draft/draft.ts";
import { stampField, stampFigure } from "../draft/stamped.ts";
import { standingAt, targetWords, valueWords } from "../standing.ts";
import { periodLabel, readTrend, type Trend } from "./read-trend.ts";

/** How many periods fit side by side on a page, and how many if the figures are long. */
const MOST_COLUMNS = 12;
const FEW_COLUMNS = 6;

/** The most letters of a figure for that many columns. Numbers are not broken. */
const MOST_LETTERS = 7;

/** The width of a letter and of the space around a figure, in per cent of the page. */
const LETTER = 0.95;
const SPACE = 1.3;

/**
 * The newest figures of measures: a table for each frequency, with a column for each period. A measure is in another table if this one has no column for some of its newest periods.
 */
export function figuresTables(kpis: readonly KnownKpi[]): Table[] {
  const groups: Measure[][] = [];
  const measures = kpis
    .filter(({ series }) => series.length > 0)
    .map((kpi) => ({ ...readTrend(kpi), most: columnsFor(kpi) }));
  for (const measure of measures) {
    const group = groups.find((one) => fits(measure, one));
    if (group === undefined) groups.push([measure]);
    else group.push(measure);
  }
  return ORDER.flatMap((frequency) => {
    const own = groups.filter(([one]) => one?.kpi.frequency === frequency);
    return own.map((group, index) => {
      const part = own.length === 1 ? "" : `, ${index + 1} of ${own.length}`;
      return figuresTable(group, `figures-${frequency}${index === 0 ? "" : `-${index + 1}`}`, part);
    });
  });
}

const ORDER: readonly Frequency[] = ["monthly", "weekly", "quarterly", "annual"];

/** A measure, and for how many of its newest periods there is room. */
type Measure = Trend & { readonly most: number };

/** Whether a measure can join others in a table, so that each has its newest figures there. */
function fits(measure: Measure, group: readonly Measure[]): boolean {
  if (group[0]?.kpi.frequency !== measure.kpi.frequency) return false;
  const all = [...group, measure];
  const shown = keysOf(all);
  return all.every((one) => keysOf([one]).every((key) => shown.includes(key)));
}

/** The newest periods of measures, as many as have room. */
function keysOf(measures: readonly Measure[]): string[] {
  const every = new Set(measures.flatMap(({ kpi }) => kpi.series.map(({ period }) => period.key)));
  return [...every].toSorted().slice(-Math.min(...measures.map(({ most }) => most)));
}

const columnsFor = (kpi: KnownKpi): number =>
  lettersOf(kpi, kpi.series.slice(-MOST_COLUMNS)) > MOST_LETTERS ? FEW_COLUMNS : MOST_COLUMNS;

/** The most letters in a line of a cell; "of " is as wide as two. */
const lettersOf = (kpi: KnownKpi, points: readonly Point[]): number =>
  Math.max(
    0,
    ...cellsOf(kpi, points).flatMap((lines) => lines.map((one) => one.replace("of ", "00").length)),
  );

function figuresTable(trends: readonly Measure[], anchor: string, part: string): Table {
  const { frequency } = (trends[0] as Trend).kpi;
  const keys = keysOf(trends);
  const shown = trends.map(({ kpi }) => lettersOf(kpi, pointsAt(kpi, keys)));
  const width = Math.round(10 * (SPACE + LETTER * Math.max(5, ...shown))) / 10;
  const columns = [
    left(PERIOD_TITLES[frequency], Math.round(1000 - 10 * width * keys.length) / 10),
    ...keys.map((key) => right(periodLabel(key, frequency), width)),
  ];
  const rows = trends.flatMap((trend) => rowsOf(trend, keys));
  const caption = `Figures by ${PERIOD_NOUNS[frequency]}${part}`;
  return table(anchor, caption, columns, rows, { density: "compact", note: symbolKey(rows) });
}

const pointsAt = ({ series }: KnownKpi, keys: readonly string[]): Point[] =>
  series.filter(({ period }) => keys.includes(period.key));

const PERIOD_TITLES: Record<Frequency, string> = {
  weekly: "Week to",
  monthly: "Month",
  quarterly: "Quarter to",
  annual: "Year to",
};

/** The measure with its figures, then what is to be known of them. */
function rowsOf(trend: Trend, keys: readonly string[]): Row[] {
  const { kpi } = trend;
  const points = pointsAt(kpi, keys);
  const printed = cellsOf(kpi, points);
  const cells = keys.map((key) => {
    const at = points.findIndex(({ period }) => period.key === key);
    const [value, ...count] = (printed[at] ?? []).map((words) => stampFigure(words, kpi, points[at]));
    return value === undefined ? cell() : cell(line(value), ...count.map((one) => note(one)));
  });
  return [
    row([header(line(kpi.name)), ...cells], figuresAnchor(kpi.id)),
    row([{ ...cell(note(sayNotes(trend, keys))), span: keys.length + 1 }]),
  ];
}

/** The most letters of counts that are printed in one line. */
const SHORT = 5;

/**
 * For each period the lines of its cell: "91%" and "71/78", without commas, or "92%", "122" and "of 150" if some counts of
 * the measure are long.
 */
function cellsOf(kpi: KnownKpi, points: readonly Point[]): string[][] {
  const counts = points.map(({ figure }) =>
    figure?.numerator == null ? [] : [figure.numerator, figure.denominator],
  );
  const isLong = counts.some((one) => one.join("/").length > SHORT);
  return points.map((point, index) => {
    const count = counts[index] ?? [];
    const value = valueWords(standingAt(kpi, point, point.period.end));
    if (count.length === 0) return [value];
    return [value, ...(isLong ? [`${count[0]}`, `of ${count[1]}`] : [count.join("/")])];
  });
}

/** What is measured, the targets, how others do, special causes, and why there are no limits or fewer periods. */
function sayNotes(trend: Trend, keys: readonly string[]): string {
  const { kpi } = trend;
  const of = (field: string, sentences: readonly string[]): string[] =>
    sentences.map((one) => stampField(one, kpi.id, field));
  const read = [...saySpecialCauses(trend, keys), ...sayWindow(trend), ...sayLimits(trend)];
  return [
    ...of("definition", [kpi.definition.replace(/\.?$/, ".")]),
    ...of("targets", sayTargets(kpi, keys)),
    ...of("comparators", sayComparators(kpi)),
    ...read.map((one) => stampFigure(one, kpi, kpi.series.at(-1), "variation")),
  ].join(" ");
}

/** "Target 80% or more to Feb 15, 85% or more from Mar 15." Empty if it is the same in all periods, as beside the chart. */
function sayTargets(kpi: KnownKpi, keys: readonly string[]): string[] {
  const runs: { words: string | null; from: string; to: string }[] = [];
  for (const point of pointsAt(kpi, keys)) {
    const words = targetWords(standingAt(kpi, point, point.period.end));
    const label = periodLabel(point.period.key, kpi.frequency);
    const last = runs.at(-1);
    if (last && last.words === words) last.to = label;
    else runs.push({ words, from: label, to: label });
  }
  const said = runs.flatMap(({ words, from, to }, index) => {
    if (words === null) return [];
    const since =
      index === runs.length - 1 ? ` from ${from}` : from === to ? ` in ${from}` : ` from ${from} to ${to}`;
    return [words + since];
  });
  return runs.length < 2 ? [] : [`Target ${said.join(", ")}.`];
}

/** "Special cause: shift, worse, Sep 15 to Dec 15; two of three, better, Apr 16 to Aug 16." */
function saySpecialCauses({ kpi, points }: Trend, keys: readonly string[]): string[] {
  const runs: { words: string; from: string; to: string }[] = [];
  let before: MarkedSignal | null = null;
  for (const [index, { period }] of kpi.series.entries()) {
    const signal = points[index] ?? null;
    if (!keys.includes(period.key)) continue;
    const label = periodLabel(period.key, kpi.frequency);
    const last = runs.at(-1);
    if (signal !== null && before !== null && last && wordsOf(before) === wordsOf(signal)) last.to = label;
    else if (signal !== null) runs.push({ words: wordsOf(signal), from: label, to: label });
    before = signal;
  }
  if (runs.length === 0) return [];
  const said = runs.map(({ words, from, to }) => `${words}, ${from === to ? from : `${from} to ${to}`}`);
  return [`Special cause: ${said.join("; ")}.`];
}

/** "shift, better". A change that is neither better nor worse is "high" or "low". */
const wordsOf = ({ cause, mark, side }: MarkedSignal): string =>
  `${CAUSES[cause]}, ${MEANINGS[mark] ?? side}`;

const CAUSES: Record<SpecialCause, string> = {
  "outside-limits": "outside the limits",
  trend: "trend",
  "two-of-three": "two of three",
  shift: "shift",
};

const MEANINGS: Record<Mark, string | null> = { improvement: "better", concern: "worse", neutral: null };

/** "England: 24%, year ending March 2015." */
function sayComparators({ comparators = [], ...kpi }: KnownKpi): string[] {
  const others = comparators.map(({ who, value, period }) => `${who}: ${formatValue(value, kpi)}, ${period}`);
  return others.length === 0 ? [] : [`${others.join("; ")}.`];
}

function sayWindow({ kpi, start }: Trend): string[] {
  const all = kpi.series.length;
  return start === 0
    ? []
    : [`The chart shows the newest ${all - start} of ${all} ${PERIOD_NOUNS[kpi.frequency]}s.`];
}

/** Why there are no limits is said beside the chart, unless the figures hardly move. */
function sayLimits({ kpi, present }: Trend): string[] {
  if (present?.unlimited === "unmoving") return [UNMOVING];
  return present?.unlimited === null && kpi.screening ? [SCREENED] : [];
}

const UNMOVING = "It has no limits: its figures hardly move, so they do not show what chance alone does.";

const SCREENED = "Its limits leave out moves of more than 3.267 times the usual one.";
