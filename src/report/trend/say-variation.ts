import { formatCompared } from "../../plan/measures/figures.ts";
import { targetAt } from "../../plan/measures/rag.ts";
import type { Latest, MarkedSignal } from "../../plan/spc/assess-series.ts";
import type { Mark } from "../../plan/spc/signals.ts";
import { inPeriod } from "../../plan/time/periods.ts";
import { capitalise, numberWord } from "../../text/words.ts";
import { knownIn, PERIOD_NOUNS, type Trend } from "./read-trend.ts";

const MEANINGS: Record<Mark, string> = {
  improvement: "a real improvement",
  concern: "a real worsening",
  neutral: "a real change",
};

/** Whether the newest figure is chance or not, and how firm the limits are that say so. */
export function sayVariation(trend: Trend): string[] {
  const { latest } = trend;
  // Of a measure that never moved there is nothing to tell apart.
  if (latest === null || latest.phase.limits.meanMovingRange === 0) return [];
  const said =
    latest.signal === null
      ? sayChance(trend, latest)
      : `${saySignal(trend, latest.signal)}: this ${latest.phase.trial ? "looks like" : "is"} ${MEANINGS[latest.signal.mark]}, not chance.`;
  return [said, ...sayTrial(trend, latest)];
}

function sayChance({ kpi, points, newest }: Trend, { phase }: Latest): string {
  const last = points.slice(phase.from, newest).findLastIndex((signal) => signal !== null) + phase.from;
  const [signal, point] = [points[last], kpi.series[last]];
  if (last < phase.from || !signal || point === undefined)
    return "No special cause: the ups and downs are what chance gives.";
  return `The newest figure shows no special cause; the last that did, ${MEANINGS[signal.mark]}, was for ${inPeriod(point.period)}.`;
}

function saySignal(trend: Trend, signal: MarkedSignal): string {
  const { kpi, newest } = trend;
  const { cause, side, count, from, to } = signal;
  switch (cause) {
    case "outside-limits": {
      const period = kpi.series[newest]?.period;
      const limit = side === "high" ? "above the upper limit" : "below the lower limit";
      return `The figure for ${period === undefined ? "" : inPeriod(period)} is ${limit}`;
    }
    case "trend": {
      const way = side === "high" ? "rising" : "falling";
      const target = targetAt(kpi, kpi.series[newest]?.period.end ?? "");
      const ends = [
        { value: from, target: null },
        { value: to, target },
      ];
      return `${sayRun(trend, count)} ${way}, from ${formatCompared(ends, kpi).join(" to ")}`;
    }
    case "two-of-three": {
      const who = count === 3 ? "The last three figures" : "Two of the last three figures";
      return `${who} are near the ${side === "high" ? "upper" : "lower"} limit`;
    }
    case "shift":
      return `${sayRun(trend, count)} ${side === "high" ? "above" : "below"} the mean`;
  }
}

/** "Seven months in a row"; of figures where a month between them has none. */
function sayRun({ kpi, newest }: Trend, count: number): string {
  const unbroken = knownIn(kpi, newest + 1 - count, newest + 1).length === count;
  return `${capitalise(numberWord(count))} ${unbroken ? PERIOD_NOUNS[kpi.frequency] : "figure"}s in a row`;
}

function sayTrial({ kpi, newest }: Trend, { phase }: Latest): string[] {
  if (!phase.trial) return [];
  const figures = knownIn(kpi, phase.from, newest + 1).length;
  return [`These are trial limits, from ${numberWord(figures)} figures: twelve are needed to be sure.`];
}
