import { formatTarget } from "../../plan/format-figure.ts";
import { inPeriod } from "../../plan/period.ts";
import { ragOf, targetAt } from "../../plan/rag.ts";
import type { Latest } from "../../plan/spc/assess-series.ts";
import type { Assurance } from "../../plan/spc/assurance.ts";
import { PERIOD_NOUNS } from "./period-words.ts";
import { knownIn, type Trend } from "./read-trend.ts";

/** How often the target was met since the last break, and whether it will be. */
export function sayTarget(trend: Trend): string[] {
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
