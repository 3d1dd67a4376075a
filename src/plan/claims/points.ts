import { list } from "../../text/words.ts";
import type { KnownKpi, PlanAsAt } from "../history/replay.ts";
import type { Point } from "../measures/series.ts";
import type { Claim } from "../schema/claims.ts";
import type { Break, Kpi } from "../schema/kpis.ts";
import { formatDate } from "../time/dates.ts";
import { inPeriod, parsePeriod } from "../time/periods.ts";
import { type MeasuredPoint, type Missing, miss, quote } from "./outcome.ts";

/** The newest figure of a measure. One that is suppressed is newer than those before it, and says nothing. */
export function latestPoint(kpi: KnownKpi): MeasuredPoint | Missing {
  const latest = judgeable(kpi.series).at(-1);
  return latest === undefined ? miss("no figure is known") : known(latest);
}

/** The figure of a period that a claim names. */
export function pointAt(kpi: KnownKpi, key: string): MeasuredPoint | Missing {
  const period = parsePeriod(key, kpi.frequency);
  if (period === null) return noPeriod(key, kpi);
  const point = kpi.series.find((one) => one.period.key === period.key);
  if (point === undefined || (point.value === null && !isSuppressed(point))) {
    return miss(`no figure is known for ${inPeriod(period)}`, knownPeriods(kpi));
  }
  return known(point);
}

/** The periods a claim is about, oldest first: the newest, the newest so many, or every one since a period. */
export function pointsFor(
  { for: periods = 1, since }: Claim,
  kpi: KnownKpi,
): readonly MeasuredPoint[] | Missing {
  const all = judgeable(kpi.series);
  if (all.length === 0) return miss("no figure is known");
  const chosen = periods === "every-period" ? sinceKey(all, since, kpi) : lastOf(all, periods);
  if ("missing" in chosen) return chosen;
  const suppressed = chosen.find(isSuppressed);
  return suppressed === undefined ? (chosen as MeasuredPoint[]) : (known(suppressed) as Missing);
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

const known = (point: Point): MeasuredPoint | Missing =>
  point.value === null
    ? miss(`the figure for ${inPeriod(point.period)} is suppressed`)
    : (point as MeasuredPoint);

function noPeriod(key: string, { frequency, series }: KnownKpi): Missing {
  const newest = series.at(-1);
  const expected =
    newest === undefined ? ", and it has no figures" : `: expected one such as ${newest.period.key}`;
  return miss(`"${key}" is not a period of a ${frequency} measure${expected}`);
}

function knownPeriods({ series }: KnownKpi): string | null {
  const keys = series.filter(({ value }) => value !== null).map(({ period }) => period.key);
  return keys.length === 0
    ? null
    : `Its figures are for ${list(keys.length > 6 ? [`${keys[0]} to ${keys.at(-1)}`] : keys)}.`;
}

/** A change of method between two figures: what they count is not the same. */
export const breakBetween = (kpi: Kpi, first: MeasuredPoint, last: MeasuredPoint): Break | undefined =>
  kpi.breaks?.find(
    ({ kind, from }) => kind === "method" && first.period.end < from && from <= last.period.end,
  );

/** "its method changed on 1 June 2016 (Siblings count singly) between 18.9 in May 2016 and …" */
export const quoteBreak = (
  { from, reason }: Break,
  first: MeasuredPoint,
  last: MeasuredPoint,
  kpi: Kpi,
): string =>
  `its method changed on ${formatDate(from)} (${reason}), between ${quote(first, kpi)} and ${quote(last, kpi)}`;

/** The change of method that a claim compares across, and the period it starts from; null for none. */
export function crossedBreak(
  claim: Claim,
  known: PlanAsAt,
): { readonly crossed: Break; readonly kpi: KnownKpi; readonly since: string } | null {
  const kpi = known.kpis.find(({ id }) => id === claim.kpi);
  const ends = kpi && endsOf(claim, kpi);
  const crossed = kpi && ends && breakBetween(kpi, ...ends);
  return crossed ? { crossed, kpi, since: ends[0].period.key } : null;
}

/** The first and the last figure that a claim compares; null where it compares none. */
function endsOf(claim: Claim, kpi: KnownKpi): [first: MeasuredPoint, last: MeasuredPoint] | null {
  if (claim.has === undefined && claim.for === undefined) return null;
  const points =
    claim.has === undefined ? pointsFor(claim, kpi) : [pointAt(kpi, claim.since ?? ""), latestPoint(kpi)];
  if ("missing" in points) return null;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || "missing" in first || "missing" in last) return null;
  return [first, last];
}
