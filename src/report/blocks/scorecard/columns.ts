import type { Mark } from "../../../model/charts.ts";
import { type Inline, type Line, textOf, type Variation } from "../../../model/table.ts";
import type { KnownKpi } from "../../../plan/history/replay.ts";
import { roundTo } from "../../../plan/measures/decimals.ts";
import {
  decimalsAmong,
  formatCompared,
  formatDifference,
  formatValue,
} from "../../../plan/measures/figures.ts";
import { latestOf, type Point } from "../../../plan/measures/series.ts";
import { distanceToTarget } from "../../../plan/measures/targets.ts";
import type { Assurance, Latest } from "../../../plan/spc/assess-series.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { capitalise } from "../../../text/words.ts";
import { badge, line, note, ragBadge } from "../../draft/cells.ts";
import {
  fractionWords,
  rateWords,
  type Standing,
  standingAt,
  targetWords,
  valueWords,
} from "../../standing.ts";
import { TOO_SOON } from "../../trend/say-trend.ts";
import type { ScorecardRow } from "./rows.ts";

/** A column after the measure's name. */
interface ScorecardColumn {
  readonly title: string;
  /** Its width relative to the other columns. */
  readonly share: number;
  readonly lines: (row: ScorecardRow) => readonly Line[];
}

export const COLUMNS: readonly ScorecardColumn[] = [
  { title: "Latest", share: 15, lines: ({ standing }) => latestLines(standing) },
  { title: "Target and rating", share: 18, lines: ({ standing }) => ratingLines(standing) },
  { title: "Since the last report", share: 14, lines: (row) => sinceLastLines(row) },
  { title: "Variation and assurance", share: 20, lines: (row) => variationLines(row) },
  { title: "Compared with", share: 14, lines: ({ standing }) => comparedLines(standing.kpi) },
];

/** "58%", then "45 of 78, August 2016". A symbol is followed by the newest value that is known. */
function latestLines(standing: Standing): Line[] {
  const { kpi, point, value } = standing;
  if (point === null) return [line("No figure yet")];
  const detail = [fractionWords(standing), rateWords(standing), point.period.label].filter(
    (text) => text !== null,
  );
  const shown: Inline = { kind: "strong", children: [textOf(valueWords(standing))] };
  const lines = [line([shown]), note(capitalise(detail.join(", ")))];
  const known = value === null ? latestOf(kpi.series) : undefined;
  if (known === undefined) return lines;
  return [
    ...lines,
    note(`${valueWords(standingAt(kpi, known, known.period.end))} in ${inPeriod(known.period)}`),
  ];
}

/** The rating of the newest figure, the target, and the distance between the two. */
export function ratingLines(standing: Standing): Line[] {
  const target = targetWords(standing);
  const distance = distanceWords(standing);
  return [
    badge(ragBadge(standing.rag)),
    target === null ? note(withoutTarget(standing)) : line(`Target ${target}`),
    ...(distance === null ? [] : [note(distance)]),
  ];
}

const withoutTarget = ({ kpi }: Standing): string =>
  kpi.better === "neutral" ? "Neither high nor low is better" : "No target";

/**
 * "Missed by 3 percentage points", "Met by 0.4", "Met by about 3"; null if there is no figure or no target. It is the
 * difference of the two figures as they are printed, so that a reader who takes one from the other gets it, too.
 */
function distanceWords({ kpi, point, value, target, distance, rag }: Standing): string | null {
  if (value === null || distance === null) return null;
  const isRounded = point?.between !== undefined;
  if (isRounded && rag === null) return "Too near to rate a rounded count";
  if (distance >= 0 && kpi.better === "in-range") return "Within the range";
  const decimals = decimalsAmong([{ value, target }], kpi);
  const printed = Math.abs(distanceToTarget(Number(roundTo(value, decimals)), target, kpi.better) ?? 0);
  if (isRounded && printed === 0) return null;
  if (distance === 0) return "Met exactly";
  const about = isRounded ? "about " : printed === 0 ? "less than " : "";
  const size = printed || 10 ** -decimals;
  return `${distance > 0 ? "Met" : "Missed"} by ${about}${formatDifference(size, { unit: kpi.unit, decimals })}`;
}

/** How the figure differs from the report before: "Up from 76% in April 2016: better". Empty in a first report. */
export function sinceLastLines({ standing: now, before: then, isFirst }: ScorecardRow): Line[] {
  if (isFirst || now.point === null) return [];
  if (then === null) return [note("New measure")];
  if (then.point === null) return [note("First figure")];
  const [value, was] = bothWords(now, then);
  if (now.point.period.key === then.point.period.key) {
    return value === was ? [note("No newer figure")] : [line(`Restated: it was ${was}`)];
  }
  const reported = isRestated(then, then.point, now) ? " (as reported then)" : "";
  const earlier = `${was} in ${inPeriod(then.point.period)}${reported}`;
  if (now.value === null || then.value === null) return [line(`It was ${earlier}`)];
  if (isCountedDifferently(now, then)) return [line(`It was ${earlier}`), note("Counted differently since")];
  if (value === was) return [line(`Unchanged from ${earlier}`)];
  const move = `${now.value > then.value ? "Up" : "Down"} from ${earlier}`;
  const verdict = verdictOf(now, now.value, then.value);
  if (verdict === null) return [line(move)];
  return [line([textOf(`${move}: `), { kind: "strong", children: [textOf(verdict)] }])];
}

/** The figures of now and then, with the same number of digits. A symbol is printed as it is. */
function bothWords(now: Standing, then: Standing): (string | undefined)[] {
  if (now.value === null || then.value === null) return [valueWords(now), valueWords(then)];
  const compared = [
    { value: now.value, target: now.target },
    { value: then.value, target: then.target },
  ];
  return formatCompared(compared, now.kpi);
}

/** Whether the figure of the earlier period is printed differently now from how it was reported then. */
function isRestated(then: Standing, { period }: Point, { kpi }: Standing): boolean {
  const known = kpi.series.find((one) => one.period.key === period.key);
  if (known === undefined) return false;
  const [was, is] = bothWords(then, standingAt(kpi, known, period.end));
  return was !== is;
}

/** Figures from before and after a change of method cannot be compared. */
const isCountedDifferently = ({ kpi, point }: Standing, then: Standing): boolean =>
  (kpi.breaks ?? []).some(
    ({ kind, from }) =>
      kind === "method" && from > (then.point?.period.end ?? "") && from <= (point?.period.end ?? ""),
  );

/** Null if neither figure is better: for a neutral measure, and if both are within the target range. */
function verdictOf({ kpi, target }: Standing, now: number, then: number): "better" | "worse" | null {
  const gain =
    kpi.better === "in-range"
      ? shortfall(then, target, kpi.better) - shortfall(now, target, kpi.better)
      : { higher: now - then, lower: then - now, neutral: 0 }[kpi.better];
  return gain > 0 ? "better" : gain < 0 ? "worse" : null;
}

/** How far a figure is outside the target range; 0 inside it. */
const shortfall = (...figure: Parameters<typeof distanceToTarget>): number =>
  Math.max(0, -(distanceToTarget(...figure) ?? 0));

/** A sparkline of the figures, whether the newest is a special cause, and whether the target will be met. */
function variationLines(row: ScorecardRow): Line[] {
  const { standing, variation } = row;
  const known = standing.kpi.series.filter(({ value }) => value !== null);
  if (known.length === 0) return [];
  return [
    ...(known.length === 1 ? [] : [sparkline(row)]),
    ...(variation === null ? [note(whyNotTested(row))] : signalLines(variation)),
  ];
}

function signalLines({ signal, assurance, phase }: Latest): Line[] {
  const letter = signal === null ? "~" : signal.side === "high" ? "H" : "L";
  const mark = signal?.mark ?? null;
  return [
    { kind: "variation", mark, letter, word: mark === null ? "No change beyond chance" : WORDS[mark] },
    ...(assurance === null ? [] : [note(signal === null ? SETTLED[assurance] : capitalise(TOO_SOON))]),
    ...(phase.trial ? [note("Trial limits")] : []),
  ];
}

const WORDS: Readonly<Record<Mark, Variation["word"]>> = {
  improvement: "Improving",
  concern: "Concern",
  neutral: "Change",
};

const SETTLED: Readonly<Record<Assurance, string>> = {
  "always-met": "Will meet the target",
  "always-failed": "Will not meet the target",
  "hit-and-miss": "Will hit and miss the target",
};

/** Why the newest figure was not tested for a special cause. */
function whyNotTested({ standing: { kpi, point, value }, assessment }: ScorecardRow): string {
  if (kpi.basis === "rolling-12" || kpi.basis === "year-to-date") return "Not tested: figures overlap";
  if (point?.figure?.symbol === "c") return "Not tested: suppressed";
  if (value === null) return "No new figure to test";
  const index = point === null ? -1 : kpi.series.indexOf(point);
  const phase = assessment.phases.find(({ from, to }) => index >= from && index < to);
  return phase?.unlimited === "unmoving" ? "Not tested: hardly moves" : "Too few figures to test";
}

/** Two years of months. More points could not be told apart. */
const MOST_POINTS = 24;

function sparkline({ standing: { kpi }, assessment }: ScorecardRow): Line {
  const shown = kpi.series.slice(-MOST_POINTS);
  const marks = assessment.points.slice(-MOST_POINTS);
  const values = shown.map(({ value }) => value);
  return {
    kind: "sparkline",
    name: describe(kpi, values, `${shown[0]?.period.label} to ${shown.at(-1)?.period.label}`),
    values,
    marks: marks.map((signal) => signal?.mark ?? null),
  };
}

function describe(kpi: KnownKpi, values: readonly (number | null)[], periods: string): string {
  const known = values.filter((value) => value !== null);
  const [least, greatest] = [Math.min(...known), Math.max(...known)].map((value) => formatValue(value, kpi));
  return `${kpi.name}, ${periods}: ${least === greatest ? `${least} throughout` : `between ${least} and ${greatest}`}`;
}

/** How others do: who they are, their figure, and its year. */
const comparedLines = ({ comparators = [], ...kpi }: KnownKpi): Line[] =>
  comparators.flatMap(({ who, value, period }) => [line(`${who} ${formatValue(value, kpi)}`), note(period)]);
