import type { KnownKpi } from "../../plan/history/replay.ts";
import { formatCompared, formatMean, formatTarget } from "../../plan/measures/figures.ts";
import { ragOf, targetAt } from "../../plan/measures/rag.ts";
import type { Point } from "../../plan/measures/series.ts";
import type { Assurance, Latest, Phase } from "../../plan/spc/assess-series.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import { knownIn, type MeasuredPoint, PERIOD_NOUNS, type Trend } from "./read-trend.ts";
import { sayVariation } from "./say-variation.ts";

/** What the chart shows, in plain words; never more than the points themselves do. */
export const sayTrend = (trend: Trend): string =>
  [sayStanding, sayVariation, sayBreaks, sayTarget].flatMap((say) => say(trend)).join(" ");

/** Where the measure stands, and how that compares with the first figure drawn that is counted the same way. */
function sayStanding(trend: Trend): string[] {
  const { kpi, comparable } = trend;
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (first === undefined || last === undefined) return [sayNone(kpi.series)];
  const said = first === last ? sayOnly(first, trend) : sayMove(first, last, trend);
  return [said, ...sayMissing(kpi.series.at(-1))];
}

const sayNone = (series: readonly Point[]): string =>
  series.some(isSuppressed) ? "Every figure so far is suppressed." : "No figure has been reported yet.";

/** Each beside the target of its time. */
const show = (kpi: KnownKpi, ...points: readonly MeasuredPoint[]): string[] =>
  formatCompared(
    points.map(({ value, period }) => ({ value, target: targetAt(kpi, period.end) })),
    kpi,
  );

function sayOnly(only: MeasuredPoint, { kpi, start, newest }: Trend): string {
  const { period } = only;
  const [now] = show(kpi, only);
  if (knownIn(kpi, start, newest).length > 0)
    return `It is ${now} in ${inPeriod(period)}, the only figure since the way of counting changed.`;
  const isAlone = start === 0 && !kpi.series.some(isSuppressed);
  return `The only figure ${isAlone ? "so far" : "shown"} is ${now}, for ${inPeriod(period)}.`;
}

function sayMove(first: MeasuredPoint, last: MeasuredPoint, { kpi, comparable }: Trend): string {
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

/** How often the target was met since the last break, and whether it will be. */
function sayTarget(trend: Trend): string[] {
  const { kpi, present, newest, latest } = trend;
  if (present === null) return [];
  const known = knownIn(kpi, present.from, newest + 1);
  const rated = known
    .map(({ value, period }) => ragOf(value, targetAt(kpi, period.end), kpi.better))
    .filter((rag) => rag !== null);
  if (rated.length === 0) return [];
  const met = rated.filter((rag) => rag === "green").length;
  const begun = kpi.series[present.from]?.period;
  const since = present.kind === null || begun === undefined ? "" : ` since ${inPeriod(begun)}`;
  const noun = PERIOD_NOUNS[kpi.frequency];
  const counted = `The target was ${sayMet(met, rated.length, noun)} with ${rated.length < known.length ? "a figure and a target" : "a figure"}${since}`;
  return [...sayOutlook(counted, latest, noun), ...sayChange(trend)];
}

function sayMet(met: number, total: number, noun: string): string {
  if (total === 1) return `${met === 1 ? "met" : "missed"} in the one ${noun}`;
  if (met === total) return `met in all ${total} ${noun}s`;
  return `met in ${met === 0 ? "none" : met} of the ${total} ${noun}s`;
}

/** Said wherever the newest figure is a special cause: limits tell what comes of what stays as it is. */
export const TOO_SOON = "too soon to say whether the target will be met";

function sayOutlook(counted: string, latest: Latest | null, noun: string): string[] {
  if (!latest?.assurance) return [`${counted}.`];
  if (latest.signal !== null) return [`${counted}.`, `It is ${TOO_SOON}.`];
  return [`${counted}, and will be ${outlook(latest.assurance, noun)} unless something changes.`];
}

function outlook(assurance: Assurance, noun: string): string {
  if (assurance === "always-met") return `met in every ${noun}`;
  if (assurance === "always-failed") return `missed in every ${noun}`;
  return `met in some ${noun}s and missed in others`;
}

/** The last change of the target among the points drawn. */
function sayChange({ kpi, start }: Trend): string[] {
  const drawn = kpi.series.slice(start);
  const words = drawn.map(({ period }) => formatTarget(targetAt(kpi, period.end), kpi));
  const index = words.findLastIndex((one, place) => place > 0 && one !== words[place - 1]);
  const [before, now, point] = [words[index - 1], words[index], drawn[index]];
  if (!before || !now || point === undefined) return [];
  return [`The target went from ${before} to ${now} in ${inPeriod(point.period)}.`];
}

/** Each break among the points drawn, with its reason. */
const sayBreaks = (trend: Trend): string[] =>
  trend.phases.flatMap((phase, index) =>
    phase.from < trend.start || phase.kind === null ? [] : [sayBreak(trend, phase, trend.phases[index - 1])],
  );

function sayBreak({ kpi }: Trend, { kind, from, reason, limits }: Phase, before: Phase | undefined): string {
  const period = kpi.series[from]?.period;
  const when = period === undefined ? "" : inPeriod(period);
  const why = (reason ?? "").replace(/[.;]+$/, "");
  if (kind === "method")
    return `It has been counted another way since ${when} (${why}): earlier figures are not compared.`;
  if (!before?.limits) return `There is a step in ${when} (${why}).`;
  if (limits === null) return `Limits begin anew in ${when} (${why}), once there are six figures.`;
  const [then, now] = [before.limits, limits].map(({ mean }) => formatMean(mean, kpi));
  const moved = then === now ? `stayed at ${now}` : `went from ${then} to ${now}`;
  return `Limits begin anew in ${when} (${why}): the mean ${moved}.`;
}
