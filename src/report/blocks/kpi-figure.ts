import type { Figure } from "../../model/document.ts";
import type { Table } from "../../model/table.ts";
import { formatMonth } from "../../plan/dates.ts";
import {
  decimalsOf,
  formatAbsence,
  formatFraction,
  formatTarget,
  formatValue,
} from "../../plan/format-figure.ts";
import { inPeriod } from "../../plan/period.ts";
import { ragOf, targetAt } from "../../plan/rag.ts";
import type { KnownKpi } from "../../plan/replay.ts";
import { latestOf, type Point } from "../../plan/series.ts";
import { cell, header, left, line, right, row, table } from "../cells.ts";

/** Periods that fit side by side on a page. */
const MOST_PERIODS = 12;

/** One measure over time: the chart, what it shows in words, and its figures. */
export function kpiFigure(kpi: KnownKpi): Figure {
  const points = kpi.series.slice(-MOST_PERIODS);
  const targets = points.map(({ period }) => targetAt(kpi, period.end));
  const words = formatTarget(targets.at(-1) ?? null, kpi);
  return {
    kind: "figure",
    anchor: `kpi-${kpi.id}`,
    title: kpi.name,
    chart: {
      type: "trend",
      unit: kpi.unit,
      decimals: decimalsOf(kpi),
      points: points.map(({ period, value }) => ({ label: shortLabel(kpi, period.key), value, mark: null })),
      targets: points.map((_, index) => bounds(kpi, targets[index] ?? null)),
      targetLabel: words === null ? null : `Target ${words}`,
      phases: [{ from: 0, to: points.length, limits: null, trial: false, reason: null }],
    },
    sentence: trendSentence(kpi),
    table: figuresTable(kpi, points),
  };
}

/** The target as the lowest and highest value that meets it: open at one end for most measures. */
function bounds({ better }: KnownKpi, target: ReturnType<typeof targetAt>) {
  if (target === null || better === "neutral") return { min: null, max: null };
  const { value = null, min = value, max = value } = target;
  return { min: better === "lower" ? null : min, max: better === "higher" ? null : max };
}

/** What the chart shows: where the measure started, where it stands, and how often it met its target. */
export function trendSentence(kpi: KnownKpi): string {
  const known = kpi.series.filter(({ value }) => value !== null);
  const [first, last] = [known[0], latestOf(kpi.series)];
  if (first === undefined || last?.value === undefined || last.value === null || first.value === null) {
    return "No figure has been reported yet.";
  }
  const [then, now] = [formatValue(first.value, kpi), formatValue(last.value, kpi)];
  if (first === last) return `The only figure so far is ${now}, for ${inPeriod(last.period)}.`;
  const change = now === then ? "the same as" : last.value > first.value ? "up from" : "down from";
  const compared = now === then ? "" : ` ${then}`;
  return `At ${now} in ${inPeriod(last.period)}, it is ${change}${compared} in ${inPeriod(first.period)}.${metTarget(kpi, known)}`;
}

function metTarget(kpi: KnownKpi, known: readonly Point[]): string {
  const rated = known.map(({ value, period }) =>
    ragOf(value as number, targetAt(kpi, period.end), kpi.better),
  );
  const total = rated.filter((rag) => rag !== null).length;
  if (total === 0) return "";
  const met = rated.filter((rag) => rag === "green").length;
  if (met === 0) return " The target has not been met in any period reported.";
  return ` The target was met in ${met} of the ${total} periods reported.`;
}

/** "Sep 15", for the axis and the narrow columns of a table. */
function shortLabel({ frequency }: KnownKpi, key: string): string {
  if (frequency === "weekly") return `${Number(key.slice(8))} ${formatMonth(key).slice(0, 3)}`;
  return `${formatMonth(key).slice(0, 3)} ${key.slice(2, 4)}`;
}

function figuresTable(kpi: KnownKpi, points: readonly Point[]): Table {
  const width = Math.floor(88 / Math.max(1, points.length));
  const columns = [
    left("", 100 - width * points.length),
    ...points.map(({ period }) => right(shortLabel(kpi, period.key), width)),
  ];
  columns[0] = { ...columns[0], title: PERIOD_WORDS[kpi.frequency] } as (typeof columns)[0];
  const show = ({ value, figure }: Point): string =>
    value === null ? formatAbsence(figure) : formatValue(value, kpi);
  const values = row([header(line("Value")), ...points.map((point) => cell(line(show(point))))]);
  const fractions = points.map(({ figure }) => (figure === null ? null : formatFraction(figure)));
  const second = row([
    header(line("Count")),
    ...fractions.map((text) => (text === null ? cell() : cell(line(text.replace(" of ", "/"))))),
  ]);
  const rows = fractions.some((text) => text !== null) ? [values, second] : [values];
  return table(`kpi-${kpi.id}-table`, `${kpi.name}: figures`, columns, rows, {
    density: "compact",
    note: `Definition: ${kpi.definition}`,
  });
}

const PERIOD_WORDS = {
  weekly: "Week to",
  monthly: "Month",
  quarterly: "Quarter to",
  annual: "Year to",
} as const;
