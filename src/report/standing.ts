import type { KnownKpi } from "../plan/history/replay.ts";
import { formatAbsence, formatAgainst, formatFraction, formatTarget } from "../plan/measures/figures.ts";
import { distanceToTarget, type Rag, ragOf, targetAt } from "../plan/measures/rag.ts";
import type { Point } from "../plan/measures/series.ts";
import type { Target } from "../plan/schema/kpis.ts";
import type { IsoDate } from "../plan/time/dates.ts";

/** Where a measure stands against its target, at one point of its series. */
export interface Standing {
  readonly kpi: KnownKpi;
  /** Null where no figure has been reported yet. */
  readonly point: Point | null;
  /** Null where there is only a symbol. */
  readonly value: number | null;
  /** The one in force in the period of the point. */
  readonly target: Target | null;
  /** In the measure's unit: 0 or more is met. Null where nothing can be said. */
  readonly distance: number | null;
  readonly rag: Rag | null;
}

/** The newest figure, be it only a symbol: what is suppressed is not passed over for an older one. */
export const standingOf = (kpi: KnownKpi, asAt: IsoDate): Standing =>
  standingAt(kpi, kpi.series.at(-1) ?? null, asAt);

export function standingAt(kpi: KnownKpi, point: Point | null, asAt: IsoDate): Standing {
  const value = point?.value ?? null;
  const target = targetAt(kpi, point?.period.end ?? asAt);
  return {
    kpi,
    point,
    value,
    target,
    distance: value === null ? null : distanceToTarget(value, target, kpi.better),
    rag: value === null ? null : ragOf(value, target, kpi.better),
  };
}

/** "91%", beside its target, or the symbol that stands in its place. */
export const valueWords = ({ kpi, point, value, target }: Standing): string =>
  value === null ? formatAbsence(point?.figure ?? null) : formatAgainst(value, target, kpi);

/** "71 of 78"; null where the figure is no fraction. */
export const fractionWords = ({ point }: Standing): string | null =>
  point === null || point.figure === null ? null : formatFraction(point.figure);

/** "90% or more"; null without a target, and where neither high nor low is better. */
export const targetWords = ({ kpi, target }: Standing): string | null =>
  kpi.better === "neutral" ? null : formatTarget(target, kpi);
