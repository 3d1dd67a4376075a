/**
 * Why there is no figure (the symbols of official statistics): confidential, not available, not applicable, rounds
 * to 0 but is not 0, too unreliable to give.
 */
export const SYMBOLS = ["c", "x", "z", "low", "u"] as const;
export type Symbol = (typeof SYMBOLS)[number];

export const isSymbol = (text: string): text is Symbol => (SYMBOLS as readonly string[]).includes(text);

/** One figure of a KPI, as an extract gives it. */
export interface Figure {
  /** In the measure's unit; null where there is only a symbol. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly symbol: Symbol | null;
}

const NUMBER = "-?\\d+(?:\\.\\d+)?";
const FRACTION = new RegExp(`^(${NUMBER})\\s*/\\s*(${NUMBER})$`);

/**
 * Reads `17.2`, `71/78` or a symbol; null for anything else. A fraction's value is its quotient: the unit
 * decides later whether it is printed as a percentage.
 */
export function parseFigure(text: string): Figure | null {
  const none = { value: null, numerator: null, denominator: null, symbol: null };
  if (isSymbol(text)) return { ...none, symbol: text };
  if (new RegExp(`^${NUMBER}$`).test(text)) return { ...none, value: Number(text) };
  const fraction = FRACTION.exec(text);
  if (fraction === null) return null;
  const [numerator, denominator] = [Number(fraction[1]), Number(fraction[2])];
  return denominator === 0 ? null : { ...none, value: numerator / denominator, numerator, denominator };
}

/** The figure's value in a unit: a quotient is a percentage where the unit is one. */
export function valueIn(unit: string, figure: Figure): number | null {
  if (figure.value === null || figure.numerator === null) return figure.value;
  return isPercentage(unit) ? figure.value * 100 : figure.value;
}

/** A measure whose unit starts with the sign is printed with it, and a fraction is its percentage. */
export const isPercentage = (unit: string): boolean => unit.startsWith("%");
