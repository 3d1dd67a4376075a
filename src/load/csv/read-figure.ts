import { type Figure, isPercentage, isSymbol, parseFigure } from "../../plan/figure.ts";
import { type Notation, type Refusal, readNumber } from "./read-number.ts";

export type ReadFigure = { readonly figure: Figure } | Refusal;

/** Reads `17.2`, `1,234`, `91%`, `71/78`, or a symbol with or without brackets, as a figure of a measure's unit. */
export function readFigure(written: string, unit: string | null, notation: Notation): ReadFigure {
  const symbol = symbolIn(written);
  if (symbol !== null) return { figure: parseFigure(symbol) as Figure };
  const parts = written.split("/");
  if (parts.length === 2) return readFraction(parts[0] as string, parts[1] as string, notation);
  const percentage = /^(.*\d)\s*%$/.exec(written)?.[1];
  if (percentage !== undefined && unit !== null && !isPercentage(unit)) {
    return {
      fault: `is a percentage, and its unit is "${unit}"`,
      hint: "Leave the sign out, or correct the unit of the KPI.",
    };
  }
  const read = readNumber(percentage ?? written, notation);
  return "fault" in read ? read : { figure: parseFigure(read.digits) as Figure };
}

/** Two numbers as a fraction. */
export function readFraction(numerator: string, denominator: string, notation: Notation): ReadFigure {
  const [above, below] = [readNumber(numerator, notation), readNumber(denominator, notation)];
  if ("fault" in above) return above;
  if ("fault" in below) return below;
  const figure = parseFigure(`${above.digits}/${below.digits}`);
  return figure === null
    ? { fault: "has no value", hint: "Write z where there was nothing to measure." }
    : { figure };
}

/** The symbol in `c` or `[c]`; null where there is none. */
export function symbolIn(written: string): string | null {
  const bare = /^\[(.+)\]$/.exec(written)?.[1] ?? written;
  return isSymbol(bare) ? bare : null;
}
