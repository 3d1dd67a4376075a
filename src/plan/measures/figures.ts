import type { Figure } from "../schema/extracts.ts";
import type { Kpi, Target } from "../schema/kpis.ts";
import { decimalsIn, roundTo, times } from "./decimals.ts";
import { meetsBand, type TargetBand, targetBand } from "./targets.ts";
import { isPercentage, isSummable, parseUnit } from "./units.ts";

/** The value of a figure in the measure's unit: a quotient becomes a percentage, or a rate per 10,000, if the unit is one. */
export function valueIn(unit: string, { value, numerator }: Figure): number | null {
  return value === null || numerator === null ? value : times(value, parseUnit(unit).scale);
}

/** Whether a later figure changes an earlier one. A symbol that became a number is no change: it fills a gap. */
export function isRestated({ unit }: Pick<Kpi, "unit">, earlier: Figure, later: Figure): boolean {
  const before = valueIn(unit, earlier);
  return before !== null && before !== valueIn(unit, later);
}

type Unit = Pick<Kpi, "unit" | "decimals">;

type Judged = Unit & Pick<Kpi, "better">;

/** "17.2", "91%", "1,153": with the digits of the measure, and the sign if it is a percentage. */
export function formatValue(value: number, kpi: Unit): string {
  const digits = roundTo(Math.abs(value), decimalsOf(kpi));
  const sign = value < 0 && Number(digits) !== 0 ? "−" : "";
  return sign + withCommas(digits) + (isPercentage(kpi.unit) ? "%" : "");
}

/** "90%", but "89.6%" beside a target of 90% or more: a value is never rounded across its target. */
export const formatAgainst = (value: number, target: Target | null, kpi: Judged): string =>
  formatWithin(value, targetBand(target, kpi.better), kpi);

export const formatWithin = (value: number, band: TargetBand, kpi: Unit): string =>
  formatValue(value, { unit: kpi.unit, decimals: decimalsWithin(value, band, kpi) });

/** A value and the target it is judged by. */
export interface Compared {
  readonly value: number;
  readonly target: Target | null;
}

/** Values to be compared with one another. Each has the digits of the one that needs most beside its target. */
export function formatCompared(compared: readonly Compared[], kpi: Judged): string[] {
  const decimals = decimalsAmong(compared, kpi);
  return compared.map(({ value }) => formatValue(value, { unit: kpi.unit, decimals }));
}

/** The digits after the point that values need to be compared with one another. */
export const decimalsAmong = (compared: readonly Compared[], kpi: Judged): number =>
  Math.max(
    ...compared.map(({ value, target }) => decimalsWithin(value, targetBand(target, kpi.better), kpi)),
  );

/**
 * The digits after the point that a value needs beside its target: those of the measure and of the target, and so many
 * more that it stays on its side. 89.6% does not meet 90%, but rounds to it.
 */
function decimalsWithin(value: number, band: TargetBand, kpi: Unit): number {
  const bounds = [band.min, band.max].filter((bound) => bound !== null);
  let decimals = Math.max(decimalsOf(kpi), ...bounds.map(decimalsIn));
  while (meetsBand(Number(roundTo(value, decimals)), band) !== meetsBand(value, band)) decimals++;
  return decimals;
}

/** "12345.6" → "12,345.6" */
function withCommas(digits: string): string {
  const [whole = "", ...part] = digits.split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ","), ...part].join(".");
}

/** A mean or a limit. It lies between figures, so even that of a count has a digit after the point. */
export const formatMean = (value: number, kpi: Unit): string =>
  formatValue(value, { unit: kpi.unit, decimals: Math.max(isPercentage(kpi.unit) ? 0 : 1, decimalsOf(kpi)) });

/** Digits after the point: those of the measure, otherwise none for a percentage and one for any other unit. */
export const decimalsOf = (kpi: Unit): number => kpi.decimals ?? (isPercentage(kpi.unit) ? 0 : 1);

/** The digits of a measure: as its KPI says or, where it does not, none if everything is counted in whole numbers. */
export function usualDecimals(kpi: Kpi, figures: readonly (Figure | null)[]): number {
  const given = figures.filter((figure) => figure !== null);
  const values = [...given, ...(kpi.comparators ?? [])].map(({ value }) => value ?? 0);
  const isWhole = given.every(({ numerator }) => numerator === null) && values.every(Number.isInteger);
  return kpi.decimals === undefined && isWhole && isSummable(kpi.unit) ? 0 : decimalsOf(kpi);
}

/** "71 of 78", "1,024 of 1,113"; null if the figure is not a fraction. */
export function formatFraction({
  numerator,
  denominator,
}: Pick<Figure, "numerator" | "denominator">): string | null {
  return numerator === null || denominator === null
    ? null
    : [numerator, denominator].map((count) => withCommas(String(count))).join(" of ");
}

/** "90% or more", "18 or less", "14 to 18"; null without a target. */
export function formatTarget(target: Target | null, kpi: Judged): string | null {
  if (target === null) return null;
  const { value, min = value, max = value } = target;
  const show = (number: number): string => formatAsWritten(number, kpi);
  if (kpi.better === "higher") return min === undefined ? null : `${show(min)} or more`;
  if (kpi.better === "lower") return max === undefined ? null : `${show(max)} or less`;
  return min === undefined || max === undefined ? null : `${show(min)} to ${show(max)}`;
}

/** A target or a bound, with the digits it was agreed with: 90%, not 90.0%. */
export const formatAsWritten = (number: number, { unit }: Pick<Kpi, "unit">): string =>
  formatValue(number, { unit, decimals: decimalsIn(number) });

/** How far two figures are apart: "5 percentage points" for percentages, "0.4" in any other unit. */
export function formatDifference(size: number, { unit, decimals = decimalsIn(size) }: Unit): string {
  const words = formatValue(size, { unit: "", decimals });
  if (!isPercentage(unit)) return words;
  return `${words} percentage ${Number(roundTo(size, decimals)) === 1 ? "point" : "points"}`;
}
