import { ratingOf } from "../../plan/measures/targets.ts";
import type { Latest, MarkedSignal } from "../../plan/spc/assess-series.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/time/periods.ts";
import { capitalise, numberWord, ordinalWord } from "../../text/words.ts";
import { isSuppressed, knownIn, type Trend, valuesOf } from "./read-trend.ts";

/**
 * What a chart shows, as its title: whether the newest figure is a special cause, and how it stands against the target.
 * It names no measure, as no verb would agree with every name. Without limits it says no more than the figures do; on trial
 * limits it hedges.
 */
export function titleTrend(trend: Trend): string {
  const { kpi, newest, latest } = trend;
  const missing = sayMissing(trend);
  if (newest === -1) return missing ?? "No figure yet";
  if (missing !== null) {
    const standing = sayTarget(trend);
    return capitalise([missing, ...(standing === null ? [] : [standing.then])].join("; "));
  }
  if (knownIn(kpi, trend.start, newest).length === 0) {
    const only = kpi.series.some(isSuppressed) ? "Only one figure shown" : "Only one figure so far";
    const target = sayTarget(trend);
    return target === null ? only : `${only}: ${target.words}`;
  }
  if (latest === null) return capitalise(sayTarget(trend)?.words ?? sayMove(trend));
  return latest.signal === null ? titleChance(trend, latest) : titleSignal(trend, latest, latest.signal);
}

const ABSENT = {
  c: "suppressed",
  x: "not available",
  z: "not applicable",
  low: "rounds to 0",
  u: "not reliable",
};

/** "figure for June 2016 suppressed"; null if the newest period has a figure. */
function sayMissing({ kpi, newest }: Trend): string | null {
  const last = kpi.series.at(-1);
  if (last === undefined || last.value !== null) return null;
  if (newest === -1 && kpi.series.some(isSuppressed)) return "No figure can be shown";
  const symbol = last.figure?.symbol ?? "x";
  return newest === -1 ? "No figure yet" : `figure for ${inPeriod(last.period)} ${ABSENT[symbol]}`;
}

interface Standing {
  readonly met: boolean;
  /** "target met for the fifth month in a row", "outside the range in August 2016". */
  readonly words: string;
  /** The same of the newest figure alone: "target met in August 2016". */
  readonly then: string;
}

/** How the newest figure stands against its target, and for how many periods in a row; null if it is not rated. */
function sayTarget({ kpi, newest, present }: Trend): Standing | null {
  const isMet = (index: number): boolean | null => {
    const point = kpi.series[index];
    const rag = point === undefined ? null : ratingOf(point, kpi);
    return rag === null ? null : rag === "green";
  };
  const met = isMet(newest);
  const point = kpi.series[newest];
  if (met === null || point === undefined) return null;
  const begin = present?.from ?? 0;
  let from = newest;
  while (from > begin && isMet(from - 1) === met) from--;
  const [run, noun] = [newest + 1 - from, PERIOD_NOUNS[kpi.frequency]];
  const standing = STANDINGS[kpi.better === "in-range" ? "range" : "bound"][met ? 1 : 0];
  const then = `${standing} in ${inPeriod(point.period)}`;
  if (run === 1) return { met, words: then, then };
  // Figures before a break may have stood alike: then it is not the fifth month, but five months are.
  const isLonger = isMet(from - 1) === met;
  const inRow = isLonger
    ? `${numberWord(run)} ${noun}s in a row`
    : `the ${ordinalWord(run)} ${noun} in a row`;
  return { met, words: `${standing} for ${inRow}`, then };
}

const STANDINGS = {
  range: ["outside the range", "within the range"],
  bound: ["target missed", "target met"],
} as const;

/** The newest figure beside the first that is drawn and can be compared. */
function sayMove({ kpi, comparable }: Trend): string {
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return "first figure since the way of counting changed";
  const [then, now] = valuesOf(kpi, first, last);
  if (comparable.every(({ value }) => value === last.value))
    return `the same in every ${PERIOD_NOUNS[kpi.frequency]} with a figure since ${inPeriod(first.period)}`;
  const way = then === now ? "the same as" : last.value > first.value ? "higher than" : "lower than";
  return `${way} in ${inPeriod(first.period)}`;
}

/** "A real worsening, though target met for the third month in a row". */
function titleSignal(trend: Trend, { phase }: Latest, signal: MarkedSignal): string {
  const target = sayTarget(trend);
  const found = sayFound(signal, phase.trial);
  if (target === null) return found;
  if (signal.mark === "neutral") return `${found}, ${target.words}`;
  const agrees = target.met === (signal.mark === "improvement");
  return `${found}${agrees ? ": " : signal.mark === "improvement" ? ", but " : ", though "}${target.words}`;
}

function sayFound({ mark, cause, side }: MarkedSignal, trial: boolean): string {
  if (mark !== "neutral") {
    const found = mark === "improvement" ? "a real improvement" : "a real worsening";
    return trial ? `Looks like ${found}` : capitalise(found);
  }
  const way = side === "high" ? "rise" : "fall";
  const beyond = `${side === "high" ? "higher" : "lower"} than chance explains`;
  const found = cause === "trend" ? `a steady ${way} that chance does not explain` : beyond;
  if (!trial) return capitalise(found);
  return `Looks ${cause === "trend" ? "like " : ""}${found}`;
}

/** What the limits promise, if nothing changes. */
function titleChance(trend: Trend, { assurance, phase }: Latest): string {
  const target = sayTarget(trend);
  const begun = phase.kind === null ? undefined : trend.kpi.series[phase.from]?.period;
  const isCalm = trend.points.slice(phase.from, trend.newest).every((signal) => signal === null);
  const since = !isCalm ? " now" : begun === undefined ? "" : ` since ${inPeriod(begun)}`;
  const calm = `No sign of change${since}`;
  if (assurance === null || target === null) return target === null ? calm : `${calm}: ${target.words}`;
  if (assurance === "hit-and-miss") return `${calm}: chance decides whether the target is met`;
  const promised = assurance === "always-met";
  // A figure on the very limit can stand on the other side of the target from all that can be expected.
  if (promised !== target.met) return `${calm}: ${target.words}`;
  return `${phase.trial ? "Likely to" : "Will"} ${promised ? "meet" : "miss"} the target unless something changes`;
}
