import type { KpiState } from "../../model/state.ts";
import type { Mark } from "../../plan/spc/meaning.ts";

export const MEANINGS: Record<Mark, string> = {
  improvement: "a real improvement",
  concern: "a real worsening",
  neutral: "a real change",
};

/**
 * Whether the newest figure is more than chance, by the limits of its XmR chart; null for a measure that never has
 * limits, and for one that never moved.
 */
export function sayReal({ variation, basis }: KpiState): string | null {
  if (variation !== null) {
    if (variation.upper === variation.lower) return null;
    if (variation.specialCause === null) return "within the usual ups and downs";
    return `this is ${MEANINGS[variation.mark ?? "neutral"]}`;
  }
  if (basis === "rolling-12" || basis === "year-to-date") return null;
  return "too few figures to tell whether the move is real";
}
