import type { KnownKpi } from "../../plan/history/replay.ts";
import { formatFraction, formatTarget, formatValue } from "../../plan/measures/figures.ts";
import { latestOf, type Point } from "../../plan/measures/series.ts";
import { distanceToTarget, targetAt } from "../../plan/measures/targets.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import type { StatedChange } from "../../reading/figures/changes.ts";
import type { StatedDirection } from "../../reading/figures/directions.ts";
import type { StatedExtreme } from "../../reading/figures/extremes.ts";
import type { StatedFigure } from "../../reading/figures/figures.ts";
import type { Statement } from "../../reading/figures/statements.ts";
import type { StatedTarget } from "../../reading/figures/targets.ts";
import type { Extreme } from "../../reading/lexicons/directions.ts";
import { type Time, toldFrom } from "../../reading/times/times.ts";
import { datedBefore, type ReportSentence } from "../prose/report-prose.ts";
import { isStated, type MeasureFacts } from "./figures.ts";

/** What a measure's figures say against a sentence. */
export interface Contradiction {
  /** What goes on after "is said of "Average caseload"". */
  readonly is: string;
  readonly hint: string;
  /** The figures that show it. */
  readonly points: readonly Point[];
}

/** What the figures say against a statement; null where they agree, or where nobody can say which are meant. */
export function contradictionOf(
  stated: Statement,
  sentence: ReportSentence,
  measures: MeasureFacts,
): Contradiction | null {
  switch (stated.kind) {
    case "figure":
      return againstFigure(stated, sentence, measures);
    case "direction":
      return againstDirection(stated, measures);
    case "change":
      return againstChange(stated, measures);
    case "extreme":
      return againstExtreme(stated, measures);
    case "target":
      return againstTarget(stated, measures);
  }
}

/** Null where the sentence gives a figure that the measure had at the time that it is said of. */
function againstFigure(
  stated: StatedFigure,
  sentence: ReportSentence,
  { kpi, figuresAt }: MeasureFacts,
): Contradiction | null {
  const { measure, quantity, clause, side } = stated;
  // Without a time of its own it is said of that of the sentence before; or of now.
  const earlier = stated.time === null ? datedBefore(sentence) : [];
  const [time = stated.time] =
    stated.time?.shift == null ? earlier : [toldFrom(stated.time, datedBefore(sentence))];
  const isUnknown =
    earlier.length > 1 || earlier.some(({ kind, range }) => kind === "days" || range !== null);
  const points = quantity.quoted || isUnknown ? null : figuresAt(measure, time);
  const [point] = points ?? [];
  const agrees = (one: Point): boolean => isStated(quantity, stated.ofRest ? restOf(one) : one);
  if (points === null || point === undefined || points.some(agrees)) return null;
  const { id, series } = kpi(measure);
  const isDoubtful =
    stated.time === null && (earlier.length > 0 || clause.tense === "past" || side === "from");
  if (isDoubtful && series.some(agrees)) return null;
  const period = point === latestOf(series) ? "" : ` period="${point.period.key}"`;
  return {
    is: `${stated.ofRest ? " turned around" : ""}, which was ${printed(point, kpi(measure))}`,
    hint: `Write {{kpi "${id}"${period}}}, which cannot differ, or correct the number.`,
    points: [point],
  };
}

/** A percentage turned around: what is not on time, of what is. */
function restOf(point: Point): Point {
  const { value, figure } = point;
  const { numerator, denominator } = figure ?? { numerator: null, denominator: null };
  const rest = numerator === null || denominator === null ? null : denominator - numerator;
  return {
    ...point,
    value: value === null ? null : 100 - value,
    figure: figure === null ? null : { ...figure, numerator: rest },
  };
}

/** Null where the figures agree, where they are equal, or where the sentence does not say from when. */
function againstDirection(stated: StatedDirection, measures: MeasureFacts): Contradiction | null {
  const kpi = measures.kpi(stated.measure);
  const steps = stepsOf(stated, kpi, measures);
  const wrong = steps.find(([first, last]) => !agrees(stated, first, last, kpi));
  if (wrong !== undefined)
    return { ...went(wrong, kpi), hint: "Correct the word, or say which months are meant." };
  const rise = stated.direction === "same" ? null : saysRise(stated.direction, kpi);
  const [from, to] = stated.figures ?? [];
  if (rise === null || from === undefined || to === undefined || from.value === to.value) return null;
  if (rise === to.value > from.value) return null;
  return {
    is: ", and the two figures after it go the other way",
    hint: "Correct the word, or the figures.",
    points: [],
  };
}

type Step = readonly [first: Point, last: Point];

/** The pairs of figures between which a direction is stated: the ends, or each period and the next. */
function stepsOf(
  { measure, from, to, run }: StatedDirection,
  kpi: KnownKpi,
  { figuresAt }: MeasureFacts,
): Step[] {
  const [last] = figuresAt(measure, to) ?? [];
  const [first] = from === null ? pointsBefore(kpi, to, last) : (figuresAt(measure, from) ?? []);
  if (last === undefined) return [];
  const known = kpi.series.filter(({ value }) => value !== null);
  const end = known.indexOf(last);
  if (run !== null) {
    const isFrom = first !== undefined && from !== null;
    const start = run === "each" ? (isFrom ? known.indexOf(first) : -1) : end - run;
    const points = start < 0 ? [] : known.slice(start, end + 1);
    return points.slice(1).map((point, index) => [points[index] as Point, point] as const);
  }
  return first === undefined ? [] : [[first, last]];
}

/** The figure before that of a month or quarter: "caseloads rose in August 2016" says so of July. */
function pointsBefore({ series, frequency }: KnownKpi, to: Time | null, last: Point | undefined): Point[] {
  const index = last === undefined ? -1 : series.indexOf(last);
  const isItsOwn =
    { monthly: "month", quarterly: "quarter", annual: "year" }[frequency as string] === to?.kind;
  return isItsOwn && (to?.relation ?? "at") === "at" && index > 0 ? series.slice(index - 1, index) : [];
}

/** What is equal agrees with either way, unless each step is meant to move. */
function agrees(
  { direction, run, factor }: StatedDirection,
  first: Point,
  last: Point,
  kpi: KnownKpi,
): boolean {
  const [before, after] = [first.value, last.value];
  if (before === null || after === null) return true;
  if (factor !== null && Math.abs(after - before * factor) > before * factor * ROUGHLY) return false;
  if (direction === "same") return formatValue(before, kpi) === formatValue(after, kpi);
  const rise = saysRise(direction, kpi);
  if (rise === null) return true;
  return before === after ? run === null : rise === after > before;
}

/** "Halved" of 20 and 11. */
const ROUGHLY = 0.15;

/** Whether the change agrees with the figures; null also where nobody can say from when. */
function againstChange(stated: StatedChange, measures: MeasureFacts): Contradiction | null {
  const { measure, quantity, direction, from, to } = stated;
  const kpi = measures.kpi(measure);
  const [[first] = [], [last] = []] = [
    measures.figuresAt(measure, from) ?? [],
    measures.figuresAt(measure, to) ?? [],
  ];
  if (first?.value == null || last?.value == null || first === last) return null;
  const most =
    0.5 * 10 ** -quantity.decimals + (quantity.form !== "points" ? 0 : quantity.decimals > 0 ? 0.1 : 0.5);
  const change = last.value - first.value;
  const isNear = Math.abs(Math.abs(change) - quantity.value) <= most + SMALLEST;
  const rise = direction === null ? null : saysRise(direction, kpi);
  const isRight = rise === null || change === 0 || rise === change > 0;
  if (isRight && (isNear || quantity.hedge !== null)) return null;
  return { ...went([first, last], kpi), hint: "Correct the number, or say which months are meant." };
}

/** What a sum of decimals may be off by. */
const SMALLEST = 1e-9;

/** Null where no figure in the times that the sentence names goes further. */
function againstExtreme(stated: StatedExtreme, measures: MeasureFacts): Contradiction | null {
  const { measure, extreme, time, from, to } = stated;
  const kpi = measures.kpi(measure);
  const [own] = measures.figuresAt(measure, time) ?? [];
  const [first] = from === null ? kpi.series : (measures.figuresAt(measure, from) ?? []);
  const [last] = to === null ? [latestOf(kpi.series)] : (measures.figuresAt(measure, to) ?? []);
  const isMost =
    extreme === "most" || extreme === "least" ? extreme === "most" : saysRise(WAY_TO[extreme], kpi);
  if (own?.value == null || first === undefined || last === undefined || isMost === null) return null;
  const value = own.value;
  const until = to === null && from !== null && time !== null ? own : last;
  const others = kpi.series.filter(
    ({ period }) => period.start >= first.period.start && period.end <= until.period.end,
  );
  const further = others.find(
    (other) =>
      other.value !== null &&
      (isMost ? other.value > value : other.value < value) &&
      formatValue(other.value, kpi) !== formatValue(value, kpi),
  );
  if (further === undefined) return null;
  return {
    is: `, which was ${printed(own, kpi)} and ${printed(further, kpi)}`,
    hint: "Correct the word, or say which months are meant.",
    points: [own, further],
  };
}

const WAY_TO = { best: "better", worst: "worse" } as const satisfies Partial<Record<Extreme, string>>;

/** A target other than the plan's at that time, or a figure that does not stand to it as the sentence says. */
function againstTarget(stated: StatedTarget, measures: MeasureFacts): Contradiction | null {
  const { measure, quantity, stands, time } = stated;
  const kpi = measures.kpi(measure);
  const [point] = measures.figuresAt(measure, time) ?? [];
  if (point?.value == null) return null;
  const target = targetAt(kpi, point.period.end);
  const ends = [target?.value, target?.min, target?.max].filter((end) => end !== undefined);
  if (ends.length === 0) return null;
  const is = `, whose target in ${inPeriod(point.period)} was "${formatTarget(target, kpi)}"`;
  if (quantity !== null && !ends.includes(quantity.value))
    return { is, hint: "Correct the number, or say which month is meant.", points: [point] };
  const distance = distanceToTarget(point.value, target, kpi.better);
  if (stands === null || distance === null) return null;
  const isSo = {
    met: distance >= 0,
    missed: distance < 0,
    above: point.value > Math.max(...ends),
    below: point.value < Math.min(...ends),
  }[stands];
  if (isSo) return null;
  return {
    is: `${is} and its figure ${printed(point, kpi)}`,
    hint: "Correct the words, or say which month is meant.",
    points: [point],
  };
}

/** Whether a direction is up; null for "better" and "worse" where no direction is better. */
function saysRise(direction: "up" | "down" | "better" | "worse", { better }: KnownKpi): boolean | null {
  if (direction === "up" || direction === "down") return direction === "up";
  return better === "higher" || better === "lower"
    ? (direction === "better") === (better === "higher")
    : null;
}

const went = (points: Step, kpi: KnownKpi): Pick<Contradiction, "is" | "points"> => ({
  is: `, which went from ${points.map((point) => printed(point, kpi)).join(" to ")}`,
  points,
});

/** A figure as the report prints it, with its period: "91%" (71 of 78) in May 2016. */
function printed({ value, figure, period }: Point, kpi: KnownKpi): string {
  const fraction = figure === null ? null : formatFraction(figure);
  return `"${formatValue(value ?? 0, kpi)}"${fraction === null ? "" : ` (${fraction})`} in ${inPeriod(period)}`;
}
