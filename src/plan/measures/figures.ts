import type { Figure } from "../schema/extracts.ts";
import type { Kpi, Target } from "../schema/kpis.ts";
import { meetsBand, type TargetBand, targetBand } from "./targets.ts";

/** The figure's value in a unit: a quotient is a percentage where the unit is one. */
export function valueIn(unit: string, figure: Figure): number | null {
  if (figure.value === null || figure.numerator === null) return figure.value;
  return isPercentage(unit) ? figure.value * 100 : figure.value;
}

/** A measure whose unit starts with the sign is printed with it, and a fraction is its percentage. */
export const isPercentage = (unit: string): boolean => unit.startsWith("%");

type Unit = Pick<Kpi, "unit" | "decimals">;
type Judged = Unit & Pick<Kpi, "better">;

/** "17.2", "91%", "1,153": digits as the measure asks for, and the sign of a percentage. */
export function formatValue(value: number, kpi: Unit): string {
  const digits = Math.abs(value).toFixed(decimalsOf(kpi));
  const sign = value < 0 && Number(digits) !== 0 ? "−" : "";
  return sign + withCommas(digits) + (isPercentage(kpi.unit) ? "%" : "");
}

/** "90%"; beside a target of 90% or more that 89.6% misses, "89.6%": a value is never rounded across its target. */
export const formatAgainst = (value: number, target: Target | null, kpi: Judged): string =>
  formatWithin(value, targetBand(target, kpi.better), kpi);

export const formatWithin = (value: number, band: TargetBand, kpi: Unit): string =>
  formatValue(
    value,
    telling(value, kpi, (one) => meetsBand(one, band)),
  );

/** Values that are compared with one another, all with the digits of the one that needs most beside its target. */
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

/** The measure with as many digits as it takes to print a value on its own side: 89.7%, where 90% would do. */
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

/** A mean or a limit, which lies between figures: of a count, too, it has a digit after the point. */
export const formatMean = (value: number, kpi: Unit): string =>
  formatValue(value, { unit: kpi.unit, decimals: Math.max(isPercentage(kpi.unit) ? 0 : 1, decimalsOf(kpi)) });

/** Digits after the point: what the measure asks for, else none for a percentage and one for the rest. */
export const decimalsOf = (kpi: Unit): number => kpi.decimals ?? (isPercentage(kpi.unit) ? 0 : 1);

/** "71 of 78", "1,024 of 1,113"; null where the figure is not a fraction. */
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

/** What stands in a table where there is no value: the symbol, or [x] for a period nobody reported. */
export const formatAbsence = (figure: Figure | null): string => `[${figure?.symbol ?? "x"}]`;
