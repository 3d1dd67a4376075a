import type { Figure } from "../../plan/figure.ts";
import type { Cell } from "./parse-rows.ts";
import { readFigure, readFraction, symbolIn } from "./read-figure.ts";
import { type Notation, type ReadNumber, readNumber } from "./read-number.ts";
import { quote, type Refuse } from "./refuse.ts";

type Cells = Readonly<Record<"value" | "numerator" | "denominator", Cell | undefined>>;

/** A figure, and the cell that stands for it: that of the numerator where it is a fraction. */
export interface Placed {
  readonly figure: Figure;
  readonly at: Cell;
}

/** The figure of a row with a column each for value, numerator and denominator; null where something is wrong. */
export function readCells(
  { value, numerator, denominator }: Cells,
  kpi: string,
  unit: string | null,
  notation: Notation,
  refuse: Refuse,
): Placed | null {
  const refuseCell = (cell: Cell, { fault, hint }: { fault: string; hint: string }): null => {
    if (cell.text === "") refuse(`KPI ${quote(kpi)} has an empty cell for its figure`, cell, MISSING);
    else refuse(`KPI ${quote(kpi)}: ${quote(cell.text)} ${fault}`, cell, hint);
    return null;
  };
  const isFraction =
    numerator !== undefined && denominator !== undefined && (numerator.text || denominator.text) !== "";
  if (!isFraction || symbolIn(numerator.text) !== null) {
    const at = (isFraction ? numerator : (value ?? numerator)) as Cell;
    const read = readFigure(at.text, unit, notation);
    return "figure" in read ? { figure: read.figure, at } : refuseCell(at, read);
  }
  const parts = [numerator, denominator].map((cell) => ({ cell, read: readNumber(cell.text, notation) }));
  for (const { cell, read } of parts) if ("fault" in read) refuseCell(cell, read);
  if (parts.some(({ read }) => "fault" in read)) return null;
  const read = readFraction(numerator.text, denominator.text, notation);
  if ("fault" in read) {
    refuse(
      `KPI ${quote(kpi)}: "${numerator.text}/${denominator.text}" ${read.fault}`,
      denominator,
      read.hint,
    );
    return null;
  }
  if (value !== undefined && !agrees(value.text, read.figure, notation)) {
    refuse(
      `KPI ${quote(kpi)}: the value ${quote(value.text)} is not the quotient of ${numerator.text} and ${denominator.text}`,
      value,
      "Correct one, or leave the value out.",
    );
  }
  return { figure: read.figure, at: numerator };
}

const MISSING = "Write a number, or x where there is no figure to be had.";

/** A value beside its fraction repeats the quotient, or the percentage, to the digits it is given in. */
function agrees(written: string, { value }: Figure, notation: Notation): boolean {
  if (written === "" || value === null) return true;
  const read: ReadNumber = readNumber(written.replace(/\s*%$/, ""), notation);
  if ("fault" in read) return false;
  const half = 0.5 * 10 ** -(read.digits.split(".")[1]?.length ?? 0) + 1e-9;
  return [value, value * 100].some((expected) => Math.abs(Number(read.digits) - expected) <= half);
}
