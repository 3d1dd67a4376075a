import type { Mark } from "../../../model/charts.ts";
import { type Line, textOf, type Variation } from "../../../model/table.ts";
import type { KnownKpi } from "../../../plan/history/replay.ts";
import { formatCompared, formatValue } from "../../../plan/measures/figures.ts";
import { distanceToTarget } from "../../../plan/measures/rag.ts";
import type { Point } from "../../../plan/measures/series.ts";
import type { Assurance, Latest } from "../../../plan/spc/assess-series.ts";
import { inPeriod } from "../../../plan/time/periods.ts";
import { capitalise } from "../../../text/words.ts";
import { line, note } from "../../draft/cells.ts";
import { type Standing, standingAt, valueWords } from "../../standing.ts";
import { TOO_SOON } from "../../trend/say-trend.ts";
import type { Measured } from "./measured.ts";

/** Two years of months: more would be too small to tell apart. */
const MOST_POINTS = 24;

/** The course of the figures as a line, whether the newest is a change, and what the limits say of the target. */
export function overTimeLines(measured: Measured): Line[] {
  const { standing, variation } = measured;
  const known = standing.kpi.series.filter(({ value }) => value !== null);
  if (known.length === 0) return [];
  return [
    ...(known.length === 1 ? [] : [sparkline(measured)]),
    ...(variation === null ? [note(untold(measured))] : variationLines(variation)),
  ];
}

function variationLines({ signal, assurance, phase }: Latest): Line[] {
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

/** Why nothing is said of variation. */
function untold({ standing: { kpi, point, value } }: Measured): string {
  if (kpi.basis === "rolling-12" || kpi.basis === "year-to-date") return "Not tested: figures overlap";
  if (point?.figure?.symbol === "c") return "Not tested: kept confidential";
  return value === null ? "No new figure to test" : "Too few figures to test";
}

function sparkline({ standing: { kpi }, assessment }: Measured): Line {
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

/** What has become of the figure in the report before: "Up from 76% in April 2016: better". None in a first report. */
export function sinceLastLines({ standing: now, before: then, isFirst }: Measured): Line[] {
  if (isFirst || now.point === null) return [];
  if (then === null || then.point === null) return [note("First figure")];
  const [value, was] = bothWords(now, then);
  if (now.point.period.key === then.point.period.key) {
    return value === was ? [note("No newer figure")] : [line(`Restated: it was ${was}`)];
  }
  const reported = isRestated(then, then.point, now) ? " (as reported then)" : "";
  const earlier = `${was} in ${inPeriod(then.point.period)}${reported}`;
  if (now.value === null || then.value === null) return [line(`It was ${earlier}`)];
  if (isCountedOtherwise(now, then)) return [line(`It was ${earlier}`), note("Counted otherwise since")];
  if (value === was) return [line(`Unchanged from ${earlier}`)];
  const move = `${now.value > then.value ? "Up" : "Down"} from ${earlier}`;
  const verdict = verdictOf(now, now.value, then.value);
  if (verdict === null) return [line(move)];
  return [line([textOf(`${move}: `), { kind: "strong", children: [textOf(verdict)] }])];
}

/** The figures of now and then with the same digits; a symbol as it is. */
function bothWords(now: Standing, then: Standing): (string | undefined)[] {
  if (now.value === null || then.value === null) return [valueWords(now), valueWords(then)];
  const compared = [
    { value: now.value, target: now.target },
    { value: then.value, target: then.target },
  ];
  return formatCompared(compared, now.kpi);
}

/** Whether what is known now of the earlier period is printed otherwise than it was reported. */
function isRestated(then: Standing, { period }: Point, { kpi }: Standing): boolean {
  const known = kpi.series.find((one) => one.period.key === period.key);
  if (known === undefined) return false;
  const [was, is] = bothWords(then, standingAt(kpi, known, period.end));
  return was !== is;
}

/** Figures on either side of a change of method cannot be compared. */
const isCountedOtherwise = ({ kpi, point }: Standing, then: Standing): boolean =>
  (kpi.breaks ?? []).some(
    ({ kind, from }) =>
      kind === "method" && from > (then.point?.period.end ?? "") && from <= (point?.period.end ?? ""),
  );

/** Null where neither is better: for a neutral measure, and within the target range at both times. */
function verdictOf({ kpi, target }: Standing, now: number, then: number): "better" | "worse" | null {
  const gain =
    kpi.better === "in-range"
      ? shortfall(then, target, kpi.better) - shortfall(now, target, kpi.better)
      : { higher: now - then, lower: then - now, neutral: 0 }[kpi.better];
  return gain > 0 ? "better" : gain < 0 ? "worse" : null;
}

/** How far outside the range; inside it does not matter where. */
const shortfall = (...figure: Parameters<typeof distanceToTarget>): number =>
  Math.max(0, -(distanceToTarget(...figure) ?? 0));
