import { capitalise } from "../../../diagnostics/words.ts";
import type { Mark } from "../../../model/charts.ts";
import type { Line, Variation } from "../../../model/table.ts";
import { formatValue } from "../../../plan/format-figure.ts";
import type { KnownKpi } from "../../../plan/replay.ts";
import type { Latest } from "../../../plan/spc/assess-series.ts";
import type { Assurance } from "../../../plan/spc/assurance.ts";
import { note } from "../../cells.ts";
import { TOO_SOON } from "../../trend/say-target.ts";
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
