import { list } from "../../diagnostics/words.ts";
import { type Frequency, inPeriod, parsePeriod } from "../period.ts";
import type { KnownKpi } from "../replay.ts";
import type { Point } from "../series.ts";
import type { Claim } from "./claim.ts";
import { type Missing, miss } from "./outcome.ts";
import type { Known } from "./quote.ts";

const EXAMPLES: Readonly<Record<Frequency, string>> = {
  weekly: "2016-08-28",
  monthly: "2016-08",
  quarterly: "2016-06",
  annual: "2016-03",
};

/** The newest figure of a measure. One that is suppressed is newer than those before it, and says nothing. */
export function latestPoint(kpi: KnownKpi): Known | Missing {
  const latest = judgeable(kpi.series).at(-1);
  return latest === undefined ? miss("no figure is known") : known(latest);
}

/** The figure of a period that a claim names. */
export function pointAt(kpi: KnownKpi, key: string): Known | Missing {
  const period = parsePeriod(key, kpi.frequency);
  if (period === null) return noPeriod(key, kpi);
  const point = kpi.series.find((one) => one.period.key === period.key);
  if (point === undefined || (point.value === null && !isSuppressed(point))) {
    return miss(`no figure is known for ${inPeriod(period)}`, knownPeriods(kpi));
  }
  return known(point);
}

/** The periods a claim is about, oldest first: the newest, the newest so many, or every one since a period. */
export function pointsFor({ for: periods = 1, since }: Claim, kpi: KnownKpi): readonly Known[] | Missing {
  const all = judgeable(kpi.series);
  if (all.length === 0) return miss("no figure is known");
  const chosen = periods === "every-period" ? sinceKey(all, since, kpi) : lastOf(all, periods);
  if ("missing" in chosen) return chosen;
  const suppressed = chosen.find(isSuppressed);
  return suppressed === undefined ? (chosen as Known[]) : (known(suppressed) as Missing);
}

function lastOf(all: readonly Point[], count: number): readonly Point[] | Missing {
  return all.length < count
    ? miss(`only ${all.length} of the ${count} periods are known`)
    : all.slice(-count);
}

function sinceKey(
  all: readonly Point[],
  since: string | undefined,
  kpi: KnownKpi,
): readonly Point[] | Missing {
  if (since === undefined) return all;
  const first = parsePeriod(since, kpi.frequency);
  if (first === null) return noPeriod(since, kpi);
  const chosen = all.filter(({ period }) => period.end >= first.end);
  return chosen.length === 0
    ? miss(`no figure is known since ${inPeriod(first)}`, knownPeriods(kpi))
    : chosen;
}

const isSuppressed = ({ figure }: Point): boolean => figure?.symbol === "c";

/** Gaps, and figures that are not available or do not apply, are no figures. */
const judgeable = (series: readonly Point[]): Point[] =>
  series.filter((point) => point.value !== null || isSuppressed(point));

const known = (point: Point): Known | Missing =>
  point.value === null ? miss(`the figure for ${inPeriod(point.period)} is suppressed`) : (point as Known);

const noPeriod = (key: string, { frequency }: KnownKpi): Missing =>
  miss(`"${key}" is no period of a ${frequency} measure: expected one such as ${EXAMPLES[frequency]}`);

function knownPeriods({ series }: KnownKpi): string | null {
  const keys = series.filter(({ value }) => value !== null).map(({ period }) => period.key);
  return keys.length === 0
    ? null
    : `Its figures are for ${list(keys.length > 6 ? [`${keys[0]} to ${keys.at(-1)}`] : keys)}.`;
}
