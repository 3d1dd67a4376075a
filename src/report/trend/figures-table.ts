import type { Row, Table } from "../../model/table.ts";
import type { Figure } from "../../plan/figure.ts";
import { formatAbsence, formatAgainst, formatTarget } from "../../plan/format-figure.ts";
import type { Better } from "../../plan/kpis.ts";
import { targetAt } from "../../plan/rag.ts";
import type { KnownKpi } from "../../plan/replay.ts";
import type { Point } from "../../plan/series.ts";
import type { MarkedSignal } from "../../plan/spc/assess-series.ts";
import type { Mark } from "../../plan/spc/meaning.ts";
import type { SpecialCause } from "../../plan/spc/signals.ts";
import { cell, header, left, line, lines, right, row, table } from "../cells.ts";
import { noteTrend } from "./note-trend.ts";
import { columnLabel, PERIOD_TITLES } from "./period-words.ts";
import type { Trend } from "./read-trend.ts";

/** Periods that fit side by side on a page. */
export const MOST_COLUMNS = 12;

/**
 * The newest figures, a column for each period; a row that says nothing is left out. A target that is the same
 * in all of them stands in the caption.
 */
export function figuresTable(trend: Trend): Table {
  const { kpi } = trend;
  const points = kpi.series.slice(-MOST_COLUMNS);
  const signals = trend.points.slice(-MOST_COLUMNS);
  const width = Math.floor(84 / Math.max(1, points.length));
  const columns = [
    left(PERIOD_TITLES[kpi.frequency], 100 - width * points.length),
    ...points.map(({ period }) => right(columnLabel(period.key, kpi.frequency), width)),
  ];
  const targets = points.map((point) => targetWords(point, kpi));
  const constant = targets.every((one) => one === targets[0]) ? (targets[0] ?? null) : null;
  const rows = [
    rowOf(
      "Value",
      points.map((point) => [shownValue(point, kpi)]),
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

/** A row of lines for each period; none where there is nothing in any. */
function rowOf(title: string, texts: readonly (readonly (string | null)[])[]): Row[] {
  const isEmpty = texts.flat().every((text) => text === null);
  return isEmpty ? [] : [row([header(line(title)), ...texts.map((one) => cell(...lines(...one)))])];
}

const shownValue = ({ value, figure, period }: Point, kpi: KnownKpi): string =>
  value === null ? formatAbsence(figure) : formatAgainst(value, targetAt(kpi, period.end), kpi);

/** "71/78", and "1024/1113": at a comma it would break in a narrow column. */
const countOf = ({ numerator, denominator }: Figure): string | null =>
  numerator === null ? null : `${numerator}/${denominator}`;

const TARGET_TITLES: Record<Better, string> = {
  higher: "Target, at least",
  lower: "Target, at most",
  "in-range": "Target",
  neutral: "Target",
};

const targetWords = ({ period }: Point, kpi: KnownKpi): string | null =>
  kpi.better === "neutral" ? null : formatTarget(targetAt(kpi, period.end), kpi);

/** The bare figure: the row's title says which way. */
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

/** "shift" and "better"; what is neither, "high" or "low". */
const wordsOf = (signal: MarkedSignal | null): (string | null)[] =>
  signal === null ? [null] : [CAUSES[signal.cause], MEANINGS[signal.mark] ?? signal.side];
