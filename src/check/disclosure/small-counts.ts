import type { Origin } from "../../diagnostics/origin.ts";
import { type Figure, isPercentage } from "../../plan/figure.ts";
import type { Kpi } from "../../plan/kpis.ts";
import type { KnownKpi, PlanAsAt } from "../../plan/replay.ts";
import { isForPublic } from "../../plan/reports.ts";
import type { Point } from "../../plan/series.ts";
import type { CheckContext } from "../rule.ts";

/** Counts from 1 to this are suppressed where the plan names no threshold of its own. */
const USUAL_THRESHOLD = 5;

export const thresholdOf = ({ header }: Pick<PlanAsAt, "header">): number =>
  header?.disclosure?.threshold ?? USUAL_THRESHOLD;

/** Small enough to tell who is meant; nobody is meant by 0. */
export const isSmall = (count: number, threshold: number): boolean => count >= 1 && count <= threshold;

const COUNTED =
  /^(?:number|children|young people|babies|infants|pupils|students|learners|care leavers|looked after children|cases)\b(?!\s+per\b)/i;

/** A percentage counts in its numerator, a value where the unit is a number of children; null for the rest. */
export function countOf(
  { unit }: Pick<Kpi, "unit">,
  { value, numerator }: Pick<Figure, "value" | "numerator">,
): number | null {
  if (isPercentage(unit)) return numerator;
  return value !== null && Number.isInteger(value) && COUNTED.test(unit) ? value : null;
}

/** A figure that the public may read, with the place where it was written. */
export interface ShownPoint extends Point {
  readonly figure: Figure;
  readonly origin: Origin;
}

/** Measures about children; none where no report to the public is still to be published. */
export const judgedKpis = ({ known, reports }: CheckContext): readonly KnownKpi[] =>
  reports.some(isForPublic) ? known.kpis.filter(({ subject }) => subject === "child") : [];

/** The periods of a measure that have a figure or a symbol. */
export const pointsOf = ({ series }: KnownKpi): ShownPoint[] =>
  series.filter((point): point is ShownPoint => point.figure !== null && point.origin !== null);
