import type { Figure } from "../schema/extracts.ts";
import type { Kpi, Target } from "../schema/kpis.ts";
import { meetsBand, type TargetBand, targetBand } from "./targets.ts";
import { isPercentage } from "./units.ts";

/** The value of a figure in the measure's unit: a quotient becomes a percentage if the unit is one. */
export function valueIn(unit: string, figure: Figure): number | null {
  if (figure.value === null || figure.numerator === null) return figure.value;
  return isPercentage(unit) ? figure.value * 100 : figure.value;
}

type Unit = Pick<Kpi, "unit" | "decimals">;
type Judged = Unit & Pick<Kpi, "better">;

/** "17.2", "91%", "1,153": with the digits of the measure, and the sign if it is a percentage. */
export function formatValue(value: number, kpi: Unit): string {
  const digits = Math.abs(value).toFixed(decimalsOf(kpi));
  const sign = value < 0 && Number(digits) !== 0 ? "−" : "";
  return sign + withCommas(digits) + (isPercentage(kpi.unit) ? "%" : "");
}

/** "90%", but "89.6%" beside a target of 90% or more: a value is never rounded across its target. */
export const formatAgainst = (value: number, target: Target | null, kpi: Judged): string =>
  formatWithin(value, targetBand(target, kpi.better), kpi);

export const formatWithin = (value: number, band: TargetBand, kpi: Unit): string =>
  formatValue(
    value,
    telling(value, kpi, (one) => meetsBand(one, band)),
  );

/** Values to be compared with one another. Each has the digits of the one that needs most beside its target. */
export function formatCompared(
  compared: readonly { readonly value: number; readonly target: Target | null }[],
  kpi: Judged,
): string[] {
  const needed = compared.map(({ value, target }) => {
    const band = targetBand(target, kpi.better);
    return decimalsOf(telling(value, kpi, (one) => meetsBand(one, band)));
  });
  return compared.map(({ value }) => formatValue(value, { unit: kpi.unit, decimals: Math.max(...needed) }));
}

/** The measure with enough digits to show whether a value meets a bound: 89.6% does not meet 90%, but rounds to it. */
export function telling<Measure extends Unit>(
  value: number,
  kpi: Measure,
  meets: (value: number) => boolean,
): Measure {
  const digits = [0, 1, 2, 3].map((more) => ({ ...kpi, decimals: decimalsOf(kpi) + more }));
  return digits.find((one) => meets(Number(value.toFixed(one.decimals))) === meets(value)) ?? kpi;
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
  formatValue(number, { unit, decimals: String(number).split(".")[1]?.length ?? 0 });

/** What a table prints instead of a value: the symbol, or [x] for a period that was not reported. */
export const formatAbsence = (figure: Figure | null): string => `[${figure?.symbol ?? "x"}]`;
