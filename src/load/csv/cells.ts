import { times } from "../../plan/measures/decimals.ts";
import { formatValue, valueIn } from "../../plan/measures/figures.ts";
import { isPercentage, parseUnit } from "../../plan/measures/units.ts";
import { type Figure, parseFigure } from "../../plan/schema/extracts.ts";
import { type Notation, type NumberProblem, type ReadNumber, readNumber } from "./numbers.ts";
import { type Cell, quote, type ReportProblem } from "./rows.ts";

type Cells = Readonly<Record<"value" | "numerator" | "denominator", Cell | undefined>>;

/** A figure, and the cell that problems with it point at: that of the numerator for a fraction. */
interface Placed {
  readonly figure: Figure;
  readonly at: Cell;
}

/** The figure of a row with columns for value, numerator and denominator; null if it cannot be read. */
export function readCells(
  { value, numerator, denominator }: Cells,
  kpi: string,
  unit: string | null,
  notation: Notation,
  report: ReportProblem,
): Placed | null {
  const reportCell = (cell: Cell, { problem, hint }: { problem: string; hint: string }): null => {
    if (cell.text === "") report(`KPI ${quote(kpi)} has an empty cell for its figure`, cell, MISSING);
    else report(`KPI ${quote(kpi)}: ${quote(cell.text)} ${problem}`, cell, hint);
    return null;
  };
  const isFraction =
    numerator !== undefined && denominator !== undefined && (numerator.text || denominator.text) !== "";
  if (!isFraction || symbolIn(numerator.text) !== null) {
    const at = (isFraction ? numerator : (value ?? numerator)) as Cell;
    const read = readFigure(at.text, unit, notation);
    return "figure" in read ? { figure: read.figure, at } : reportCell(at, read);
  }
  const parts = [numerator, denominator].map((cell) => ({ cell, read: readNumber(cell.text, notation) }));
  for (const { cell, read } of parts) if ("problem" in read) reportCell(cell, read);
  if (parts.some(({ read }) => "problem" in read)) return null;
  const read = readFraction(numerator.text, denominator.text, notation);
  if ("problem" in read) {
    report(
      `KPI ${quote(kpi)}: "${numerator.text}/${denominator.text}" ${read.problem}`,
      denominator,
      read.hint,
    );
    return null;
  }
  if (value !== undefined && !agrees(value.text, read.figure, unit, notation)) {
    const expected =
      unit === null ? "" : `: expected ${formatValue(valueIn(unit, read.figure) ?? 0, { unit })}`;
    report(
      `KPI ${quote(kpi)}: the value ${quote(value.text)} is not the quotient of ${numerator.text} and ${denominator.text}${expected}`,
      value,
      "Correct one, or leave the value out.",
    );
  }
  return { figure: read.figure, at: numerator };
}

const MISSING = "Write a number, or x if there is no figure.";

/**
 * A value beside a fraction must be its quotient, or its percentage or rate, rounded to as many digits as the value has.
 * Without a unit it may be a percentage.
 */
function agrees(written: string, { value }: Figure, unit: string | null, notation: Notation): boolean {
  if (written === "" || value === null) return true;
  const read: ReadNumber = readNumber(written.replace(/\s*%$/, ""), notation);
  if ("problem" in read) return false;
  const half = 0.5 * 10 ** -(read.digits.split(".")[1]?.length ?? 0) + 1e-9;
  return [value, times(value, unit === null ? 100 : parseUnit(unit).scale)].some(
    (expected) => Math.abs(Number(read.digits) - expected) <= half,
  );
}

type ReadFigure = { readonly figure: Figure } | NumberProblem;

/** Reads `17.2`, `1,234`, `91%`, `71/78`, or a symbol with or without brackets, as a figure in the unit of its measure. */
export function readFigure(written: string, unit: string | null, notation: Notation): ReadFigure {
  const symbol = symbolIn(written);
  if (symbol !== null) return { figure: parseFigure(symbol) as Figure };
  const parts = written.split("/");
  if (parts.length === 2) return readFraction(parts[0] as string, parts[1] as string, notation);
  const percentage = /^(.*\d)\s*%$/.exec(written)?.[1];
  if (percentage !== undefined && unit !== null && !isPercentage(unit)) {
    return {
      problem: `is a percentage, and its unit is "${unit}"`,
      hint: "Leave the sign out, or correct the unit of the KPI.",
    };
  }
  if (/^=/.test(written)) return FORMULA;
  if (DATE_OF_EXCEL.test(written)) return EXCEL_DATE;
  const read = readNumber(percentage ?? written, notation, unit !== null && isPercentage(unit));
  return "problem" in read ? read : { figure: parseFigure(read.digits) as Figure };
}

const FORMULA: NumberProblem = {
  problem: "is a formula of Excel, not its result",
  hint: "In Excel, copy the cells and paste them as values. Then save the sheet as CSV again.",
};

/** Excel makes a date of 8/12 as it is typed. */
const DATE_OF_EXCEL = /^(?:\d{1,2}-[a-z]{3}|[a-z]{3}-\d\d)$/i;

const EXCEL_DATE: NumberProblem = {
  problem: "is a date, which Excel makes of a fraction such as 8/12",
  hint: "Give the two counts in columns of their own, numerator and denominator, or format the cells as text before you type.",
};

function readFraction(numerator: string, denominator: string, notation: Notation): ReadFigure {
  const [above, below] = [readNumber(numerator, notation), readNumber(denominator, notation)];
  if ("problem" in above) return above;
  if ("problem" in below) return below;
  const figure = parseFigure(`${above.digits}/${below.digits}`);
  return figure === null
    ? { problem: "has no value", hint: "Write z where there was nothing to measure." }
    : { figure };
}

/** The symbol in `c` or `[c]`; null for any other text. */
function symbolIn(written: string): string | null {
  const bare = /^\[(.+)\]$/.exec(written)?.[1] ?? written;
  return parseFigure(bare)?.symbol ?? null;
}
