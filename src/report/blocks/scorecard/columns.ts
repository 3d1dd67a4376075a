import type { Mark } from "../../../model/charts.ts";
import { type Inline, type Line, textOf, type Variation } from "../../../model/table.ts";
import { formatCompared } from "../../../plan/measures/figures.ts";
import { latestOf, type Point } from "../../../plan/measures/series.ts";
import { distanceToTarget } from "../../../plan/measures/targets.ts";
import type { Assurance } from "../../../plan/spc/assess-series.ts";
import { formatMonth, formatShortDate } from "../../../plan/time/dates.ts";
import { line, note, ratingBadge } from "../../draft/cells.ts";
import { stampFigure, stampLine } from "../../draft/stamped.ts";
import { type Standing, standingAt, targetWords, valueWords } from "../../standing.ts";
import type { ScorecardRow } from "./rows.ts";

/** A column after the measure's name. */
interface ScorecardColumn {
  readonly title: string;
  /** Its width relative to the other columns. */
  readonly share: number;
  readonly lines: (row: ScorecardRow) => readonly Line[];
}

export const COLUMNS: readonly ScorecardColumn[] = [
  { title: "Latest", share: 12.5, lines: ({ standing }) => latestLines(standing) },
  { title: "Target", share: 13, lines: ({ standing }) => targetLines(standing) },
  { title: "Change", share: 14, lines: (row) => sinceLastLines(row) },
  { title: "Variation", share: 16.5, lines: (row) => variationLines(row) },
  { title: "Assurance", share: 12, lines: (row) => assuranceLines(row) },
];

/** "58%", then "Aug 2016". A symbol is followed by the newest value that is known. */
function latestLines(standing: Standing): Line[] {
  const { kpi, point, value } = standing;
  if (point === null) return [line("No figure yet")];
  const shown: Inline = { kind: "strong", children: [textOf(stampFigure(valueWords(standing), kpi, point))] };
  const known = value === null ? latestOf(kpi.series) : undefined;
  const when = stampFigure(shortLabel(point), kpi, point);
  if (known === undefined) return [line([shown]), note(when)];
  const older = `${valueWords(standingAt(kpi, known, known.period.end))}, ${shortLabel(known)}`;
  return [line([shown, textOf(` ${when}`)]), note(stampFigure(older, kpi, known))];
}

/** "Aug 2016", "28 Aug 2016" for a week: when a period ends. */
const shortLabel = ({ period: { key } }: Point): string =>
  key.length > 7 ? formatShortDate(key) : `${formatMonth(key).slice(0, 3)} ${key.slice(0, 4)}`;

/** The target, and the rating of the newest figure. */
export function targetLines(standing: Standing): Line[] {
  const target = targetWords(standing);
  const isNear = standing.point?.between !== undefined && standing.distance !== null;
  const unrated = isNear ? [note("Too near to rate a rounded count")] : [];
  const rating = standing.rag === null ? unrated : [ratingBadge(standing)];
  const { kpi, point } = standing;
  return [
    target === null ? note(withoutTarget(standing)) : line(stampFigure(target, kpi, point, "target")),
    ...rating,
  ];
}

const withoutTarget = ({ kpi }: Standing): string =>
  kpi.better === "neutral" ? "Neither high nor low is better" : "No target";

/** How the figure differs from the report before: "Up from 76%", "Apr 2016: better". Empty in a first report. */
export function sinceLastLines(row: ScorecardRow): Line[] {
  const { kpi, point } = row.standing;
  return changeLines(row).map((one) => stampLine(one, (words) => stampFigure(words, kpi, point, "change")));
}

function changeLines({ standing: now, before: then, isFirst }: ScorecardRow): Line[] {
  if (isFirst || now.point === null) return [];
  if (then === null) return [note("New measure")];
  if (then.point === null) return [note("First figure")];
  const [value, was] = bothWords(now, then);
  if (now.point.period.key === then.point.period.key)
    return value === was ? [note("No newer figure")] : [line(`Restated: it was ${was}`)];
  const reported = isRestated(then, then.point, now) ? " as reported" : "";
  const when = shortLabel(then.point) + reported;
  if (now.value === null || then.value === null) return [line(`It was ${was}`), note(when)];
  if (isCountedDifferently(now, then))
    return [line(`It was ${was}`), note(`${when}: counted differently since`)];
  if (value === was) return [line("Unchanged"), note(`from ${when}`)];
  const move = line(`${now.value > then.value ? "Up" : "Down"} from ${was}`);
  const verdict = verdictOf(now, now.value, then.value);
  if (verdict === null) return [move, note(when)];
  return [move, note([textOf(`${when}: `), { kind: "strong", children: [textOf(verdict)] }])];
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

/** Whether the newest figure is a special cause. */
function variationLines(row: ScorecardRow): Line[] {
  const { variation } = row;
  if (variation === null) return row.standing.point === null ? [] : [note(whyNotTested(row))];
  const { signal, phase } = variation;
  const letter = signal === null ? "~" : signal.side === "high" ? "H" : "L";
  const mark = signal?.mark ?? null;
  const words = `${mark === null ? "No sign of change" : WORDS[mark]}${phase.trial ? " (trial)" : ""}`;
  const { kpi, point } = row.standing;
  return [{ kind: "variation", mark, letter, word: stampFigure(words, kpi, point, "variation") }];
}

/** Whether the target will be met. Limits promise only while nothing changes, so a special cause leaves it open. */
function assuranceLines({ variation, standing: { kpi, point } }: ScorecardRow): Line[] {
  if (variation === null || variation.assurance === null) return [];
  if (variation.signal !== null) return [note("Too soon to say")];
  const settled = SETTLED[variation.assurance];
  const word = stampFigure(settled.word, kpi, point, "assurance");
  return [{ kind: "variation", ...settled, word }];
}

const WORDS: Readonly<Record<Mark, Variation["word"]>> = {
  improvement: "Improving",
  concern: "Concern",
  neutral: "Change",
};

const SETTLED: Readonly<Record<Assurance, Variation>> = {
  "always-met": { mark: "improvement", letter: "P", word: "Will meet it" },
  "always-failed": { mark: "concern", letter: "F", word: "Will miss it" },
  "hit-and-miss": { mark: null, letter: "?", word: "Hit or miss" },
};

/** Why the newest figure was not tested for a special cause. */
function whyNotTested({ standing: { kpi, point, value }, assessment }: ScorecardRow): string {
  if (kpi.basis === "rolling-12" || kpi.basis === "year-to-date") return "Not tested: overlapping";
  if (point?.figure?.symbol === "c") return "Not tested: suppressed";
  if (value === null) return "No new figure to test";
  const index = point === null ? -1 : kpi.series.indexOf(point);
  const phase = assessment.phases.find(({ from, to }) => index >= from && index < to);
  return phase?.unlimited === "unmoving" ? "Not tested: hardly moves" : "Too few figures to test";
}
