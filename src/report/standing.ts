import type { KnownKpi } from "../plan/history/replay.ts";
import { roundTo } from "../plan/measures/decimals.ts";
import {
  decimalsAmong,
  formatAgainst,
  formatDifference,
  formatFraction,
  formatTarget,
} from "../plan/measures/figures.ts";
import { type Point, sayRounded } from "../plan/measures/series.ts";
import { distanceToTarget, type Rag, ratingOf, targetAt } from "../plan/measures/targets.ts";
import { parseUnit } from "../plan/measures/units.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Target } from "../plan/schema/kpis.ts";
import type { IsoDate } from "../plan/time/dates.ts";

/** Where a measure stands against its target, at one point of its series. */
export interface Standing {
  readonly kpi: KnownKpi;
  /** Null if no figure has been reported yet. */
  readonly point: Point | null;
  /** Null if there is only a symbol. */
  readonly value: number | null;
  /** The target in force in the period of the point. */
  readonly target: Target | null;
  /** In the measure's unit; 0 or more meets the target. Null if there is no figure or no target. */
  readonly distance: number | null;
  readonly rag: Rag | null;
}

/** Where a measure stands now. If its newest figure is suppressed, no older figure takes its place. */
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
    rag: point === null ? null : ratingOf(point, kpi),
  };
}

/** "91%", with the digits that comparison with the target needs, or the symbol that replaces the figure. */
export const valueWords = ({ kpi, point, value, target }: Standing): string =>
  value === null
    ? formatAbsence(point?.figure ?? null)
    : sayRounded(point ?? {}) + formatAgainst(value, target, kpi);

/** "71 of 78"; null if the figure is not a fraction. */
export const fractionWords = ({ point }: Standing): string | null =>
  point === null || point.figure === null ? null : formatFraction(point.figure);

/** "per 10,000 children", without which a rate looks like a count; null for any other unit. */
export const rateWords = ({ kpi: { unit } }: Standing): string | null =>
  parseUnit(unit).kind === "rate" ? unit : null;

/** "90% or more"; null if there is no target, or if neither high nor low is better. */
export const targetWords = ({ kpi, target }: Pick<Standing, "kpi" | "target">): string | null =>
  kpi.better === "neutral" ? null : formatTarget(target, kpi);

/** What a table prints instead of a value: the symbol, or [x] for a period that was not reported. */
export const formatAbsence = (figure: Figure | null): string => `[${figure?.symbol ?? "x"}]`;

/**
 * "missed by 3 points", "met by 0.4", "met by about 3"; null if there is no figure or no target. It is the
 * difference of the two figures as they are printed, so that a reader who takes one from the other gets it, too.
 */
export function distanceWords({ kpi, point, value, target, distance, rag }: Standing): string | null {
  if (value === null || distance === null) return null;
  const isRounded = point?.between !== undefined;
  if (isRounded && rag === null) return null;
  if (distance >= 0 && kpi.better === "in-range") return null;
  const decimals = decimalsAmong([{ value, target }], kpi);
  const printed = Math.abs(distanceToTarget(Number(roundTo(value, decimals)), target, kpi.better) ?? 0);
  if (isRounded && printed === 0) return null;
  if (distance === 0) return "met exactly";
  const about = isRounded ? "about " : printed === 0 ? "less than " : "";
  const size = printed || 10 ** -decimals;
  const words = formatDifference(size, { unit: kpi.unit, decimals }).replace("percentage ", "");
  return `${distance > 0 ? "met" : "missed"} by ${about}${words}`;
}
