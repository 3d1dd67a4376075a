import { formatCompared } from "../../plan/format-figure.ts";
import { inPeriod } from "../../plan/period.ts";
import { targetAt } from "../../plan/rag.ts";
import type { KnownKpi } from "../../plan/replay.ts";
import type { Point } from "../../plan/series.ts";
import { PERIOD_NOUNS } from "./period-words.ts";
import { type Known, knownIn, type Trend } from "./read-trend.ts";

/** Where the measure stands, and how that compares with the first figure drawn that is counted the same way. */
export function sayStanding(trend: Trend): string[] {
  const { kpi, comparable } = trend;
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (first === undefined || last === undefined) return [sayNone(kpi.series)];
  const said = first === last ? sayOnly(first, trend) : sayMove(first, last, trend);
  return [said, ...sayMissing(kpi.series.at(-1))];
}

const sayNone = (series: readonly Point[]): string =>
  series.some(isSuppressed) ? "Every figure so far is suppressed." : "No figure has been reported yet.";

/** Each beside the target of its time. */
const show = (kpi: KnownKpi, ...points: readonly Known[]): string[] =>
  formatCompared(
    points.map(({ value, period }) => ({ value, target: targetAt(kpi, period.end) })),
    kpi,
  );

function sayOnly(only: Known, { kpi, start, newest }: Trend): string {
  const { period } = only;
  const [now] = show(kpi, only);
  if (knownIn(kpi, start, newest).length > 0)
    return `It is ${now} in ${inPeriod(period)}, the only figure since the way of counting changed.`;
  const isAlone = start === 0 && !kpi.series.some(isSuppressed);
  return `The only figure ${isAlone ? "so far" : "shown"} is ${now}, for ${inPeriod(period)}.`;
}

function sayMove(first: Known, last: Known, { kpi, comparable }: Trend): string {
  const [then, now] = show(kpi, first, last);
  if (comparable.length > 2 && comparable.every(({ value }) => value === last.value))
    return `It has been ${now} in all ${comparable.length} ${PERIOD_NOUNS[kpi.frequency]}s with a figure since ${inPeriod(first.period)}.`;
  const change = now === then ? "the same as" : last.value > first.value ? "up from" : "down from";
  const compared = now === then ? "" : ` ${then}`;
  return `At ${now} in ${inPeriod(last.period)}, it is ${change}${compared} in ${inPeriod(first.period)}.`;
}

const ABSENT = {
  c: "is suppressed",
  x: "is not available",
  z: "does not apply",
  low: "rounds to 0",
  u: "is not reliable",
};

/** Why the newest period has no figure. */
function sayMissing(newest: Point | undefined): string[] {
  const symbol = newest?.figure?.symbol ?? null;
  if (newest === undefined || newest.value !== null || symbol === null) return [];
  return [`The figure for ${inPeriod(newest.period)} ${ABSENT[symbol]}.`];
}

const isSuppressed = ({ figure }: Point): boolean => figure?.symbol === "c";
