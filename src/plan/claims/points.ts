import { list } from "../../text/words.ts";
import type { KnownKpi } from "../history/replay.ts";
import type { Point } from "../measures/series.ts";
import type { Claim } from "../schema/claims.ts";
import { inPeriod, parsePeriod } from "../time/periods.ts";
import { type Missing, miss } from "./outcome.ts";

/** A point of a measure that has a value. */
export type MeasuredPoint = Point & { readonly value: number };

/**
 * The points that a claim is about, oldest first: for `has` the one at `since` and the newest; for `for` the newest so
 * many, or every one since a period; otherwise the newest alone. A suppressed figure among them makes them missing.
 */
export function pointsFor(claim: Claim, kpi: KnownKpi): readonly MeasuredPoint[] | Missing {
  const chosen = claim.has === undefined ? choosePoints(claim, kpi) : findEnds(claim, kpi);
  if ("missing" in chosen) return chosen;
  const suppressed = chosen.find(isSuppressed);
  return suppressed === undefined
    ? (chosen as MeasuredPoint[])
    : miss(`the figure for ${inPeriod(suppressed.period)} is suppressed`);
}

function choosePoints({ for: periods = 1, since }: Claim, kpi: KnownKpi): readonly Point[] | Missing {
  const all = reportedPoints(kpi);
  if (all.length === 0) return miss("no figure is known");
  if (periods === "every-period") return since === undefined ? all : pointsSince(since, all, kpi);
  return all.length < periods
    ? miss(`only ${all.length} of the ${periods} periods are known`)
    : all.slice(-periods);
}

function pointsSince(since: string, all: readonly Point[], kpi: KnownKpi): readonly Point[] | Missing {
  const first = parsePeriod(since, kpi.frequency);
  if (first === null) return noPeriod(since, kpi);
  const earliest = kpi.series[0]?.period;
  if (earliest !== undefined && first.end < earliest.start)
    return miss(
      `no figure is known before ${inPeriod(earliest)}, so not for ${inPeriod(first)}`,
      hintPeriods(kpi),
    );
  const chosen = all.filter(({ period }) => period.end >= first.end);
  return chosen.length === 0 ? miss(`no figure is known since ${inPeriod(first)}`, hintPeriods(kpi)) : chosen;
}

/** The point of the period that a claim names, and the newest. */
function findEnds({ since = "" }: Claim, kpi: KnownKpi): readonly Point[] | Missing {
  const period = parsePeriod(since, kpi.frequency);
  if (period === null) return noPeriod(since, kpi);
  const all = reportedPoints(kpi);
  const [first, last] = [all.find((one) => one.period.key === period.key), all.at(-1)];
  return first === undefined || last === undefined
    ? miss(`no figure is known for ${inPeriod(period)}`, hintPeriods(kpi))
    : [first, last];
}

/** A suppressed figure was reported, so it is the newest if no later one is known. Other symbols are no figures. */
const reportedPoints = ({ series }: KnownKpi): Point[] =>
  series.filter((point) => point.value !== null || isSuppressed(point));

const isSuppressed = ({ figure }: Point): boolean => figure?.symbol === "c";

function noPeriod(key: string, { frequency, series }: KnownKpi): Missing {
  const newest = series.at(-1);
  const expected =
    newest === undefined ? ", and it has no figures" : `: expected one such as ${newest.period.key}`;
  return miss(`"${key}" is not a period of a ${frequency} measure${expected}`);
}

function hintPeriods({ series }: KnownKpi): string | null {
  const keys = series.filter(({ value }) => value !== null).map(({ period }) => period.key);
  return keys.length === 0
    ? null
    : `Its figures are for ${list(keys.length > 6 ? [`${keys[0]} to ${keys.at(-1)}`] : keys)}.`;
}
