import { formatDate } from "../dates.ts";
import type { Break, Kpi } from "../kpis.ts";
import type { KnownKpi, PlanAsAt } from "../replay.ts";
import type { Claim } from "./claim.ts";
import { latestPoint, pointAt, pointsFor } from "./points.ts";
import { type Known, quote } from "./quote.ts";

/** A change of method between two figures: what they count is not the same. */
export const breakBetween = (kpi: Kpi, first: Known, last: Known): Break | undefined =>
  kpi.breaks?.find(
    ({ kind, from }) => kind === "method" && first.period.end < from && from <= last.period.end,
  );

/** "its method changed on 1 June 2016 (Siblings count singly) between 18.9 in May 2016 and …" */
export const quoteBreak = ({ from, reason }: Break, first: Known, last: Known, kpi: Kpi): string =>
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
function endsOf(claim: Claim, kpi: KnownKpi): [first: Known, last: Known] | null {
  if (claim.has === undefined && claim.for === undefined) return null;
  const points =
    claim.has === undefined ? pointsFor(claim, kpi) : [pointAt(kpi, claim.since ?? ""), latestPoint(kpi)];
  if ("missing" in points) return null;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || "missing" in first || "missing" in last) return null;
  return [first, last];
}
