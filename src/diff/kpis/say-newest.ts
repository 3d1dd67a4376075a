import { plural } from "../../diagnostics/words.ts";
import type { KpiPoint, KpiState } from "../../model/state.ts";
import { inPeriod, PERIOD_NOUNS } from "../../plan/period.ts";
import { isSuppressed, showBoth, showFigure } from "./kpi-entry.ts";
import { sayReal } from "./say-real.ts";

/** From which figure to which, in words; null where there is none. */
export interface Ends {
  readonly from: string | null;
  readonly to: string | null;
}

export function sayEnds(then: KpiPoint | null, latest: KpiPoint | null, old: KpiState, now: KpiState): Ends {
  if (then === null || latest === null)
    return { from: then && showNewest(then, old), to: latest && showNewest(latest, now) };
  const [from = "", to = ""] = showBoth(then, latest, old, now);
  return { from: isSuppressed(then) ? "suppressed" : from, to: isSuppressed(latest) ? "suppressed" : to };
}

const showNewest = (point: KpiPoint, kpi: KpiState): string =>
  isSuppressed(point) ? "suppressed" : showFigure(point, kpi);

/** "90% in May 2016, 80% in April 2016; within the usual ups and downs" */
export function sayMove(
  { from, to }: Ends,
  then: KpiPoint | null,
  latest: KpiPoint,
  added: readonly KpiPoint[],
  now: KpiState,
): string {
  const before = then === null ? "the first figure" : `${from} in ${inPeriod(then)}`;
  const more = added.length > 1 ? ` (${plural(added.length, `new ${PERIOD_NOUNS[now.frequency]}`)})` : "";
  const isKnown = then !== null && !isSuppressed(then) && !isSuppressed(latest);
  const real = isKnown ? sayReal(now) : null;
  return `${to} in ${inPeriod(latest)}, ${before}${more}${real === null ? "" : `; ${real}`}`;
}

/** "the figures of the last 2 months are no longer given; the newest is 80% in March 2016" */
export function sayGone(latest: KpiPoint | null, removed: readonly KpiPoint[], now: KpiState): string {
  const periods = plural(removed.length, PERIOD_NOUNS[now.frequency]);
  const rest =
    latest === null ? "none is left" : `the newest is ${showNewest(latest, now)} in ${inPeriod(latest)}`;
  return `the figures of the last ${periods} are no longer given; ${rest}`.replace(
    "of the last 1 ",
    "of the last ",
  );
}
