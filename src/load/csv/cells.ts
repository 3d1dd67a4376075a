import { times } from "../../plan/measures/decimals.ts";
import { formatValue, valueIn } from "../../plan/measures/figures.ts";
import { isPercentage, parseUnit } from "../../plan/measures/units.ts";
import { type Figure, parseFigure } from "../../plan/schema/extracts.ts";
import type { Feed } from "../../plan/schema/feeds.ts";
import { type Notation, type NumberProblem, type ReadNumber, readNumber } from "./numbers.ts";
import { type Cell, quote, type ReportProblem } from "./rows.ts";

/** How figures are written in a file, and what its feed says of it. */
export interface Conventions extends Notation {
  readonly feed: Feed | undefined;
}

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
  notation: Conventions,
  report: ReportProblem,
): Placed | null {
  const { feed } = notation;
  const reportCell = (cell: Cell, { problem, hint }: { problem: string; hint: string }): null => {
    if (cell.text === "")
      report(`KPI ${quote(kpi)} has an empty cell for its figure`, cell, hintAtMissing("", feed));
    else report(`KPI ${quote(kpi)}: ${quote(cell.text)} ${problem}`, cell, hint);
    return null;
  };
  const given = [value, numerator, denominator].flatMap((cell) => cell ?? []);
  const filled = given.filter(({ text }) => text !== "");
  for (const at of filled.length > 0 ? filled : given) {
    const figure = missingIn(at.text, feed);
    if (figure !== null) return { figure, at };
  }
  const isFraction =
    numerator !== undefined && denominator !== undefined && (numerator.text || denominator.text) !== "";
  if (!isFraction || symbolIn(numerator.text) !== null) {
    const at = (isFraction ? numerator : (value ?? numerator)) as Cell;
    const read = readFigure(at.text, unit, notation);
    return "figure" in read ? { figure: read.figure, at } : reportCell(at, read);
  }
  const parts = [numerator, denominator].map((cell) => ({ cell, read: readCount(cell.text, notation) }));
  for (const { cell, read } of parts) if ("problem" in read) reportCell(cell, read);
  if (parts.some(({ read }) => "problem" in read)) return null;
  if (feed !== undefined && parts.every(({ cell }) => Number(cell.text) === 0)) {
    // Nobody can write z into a file that stays as it was exported.
    return { figure: parseFigure("z") as Figure, at: numerator };
  }
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

/** The figure without a value for which a text stands in an export; null if its feed does not say so of the text. */
function missingIn(written: string, feed: Feed | undefined): Figure | null {
  for (const [text, symbol] of feed?.missing ?? []) {
    if (text.toLowerCase() === written.toLowerCase()) return parseFigure(symbol);
  }
  return null;
}

function hintAtMissing(written: string, feed: Feed | undefined): string {
  if (feed === undefined) return "Write a number, or x if there is no figure.";
  const symbol = /^[<≤*]/.test(written) ? "c" : /div\/0/i.test(written) ? "z" : "x";
  return `If the export means that there is no figure, say so in missing: of the feed "${feed.id}": ${JSON.stringify(written)}: ${symbol}, or another of c, x, z, low and u.`;
}

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
export function readFigure(written: string, unit: string | null, notation: Conventions): ReadFigure {
  const { feed } = notation;
  const missing = missingIn(written, feed);
  if (missing !== null) return { figure: missing };
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
  const isShare = unit !== null && isPercentage(unit);
  const read = readCount(percentage ?? written, notation, isShare);
  if ("problem" in read) return read;
  const figure = parseFigure(read.digits) as Figure;
  const isQuotient = isShare && percentage === undefined && feed?.percentages === "fractions";
  return { figure: isQuotient ? { ...figure, value: times(figure.value as number, 100) } : figure };
}

/** Reads a number. Where a feed may say that a text stands for no figure, the hint tells how. */
function readCount(written: string, notation: Conventions, isShare = false): ReadNumber {
  const read = readNumber(written, notation, isShare);
  const isWord = "problem" in read && (/^[<≤]/.test(written) || !/\d.*\d/.test(written));
  return isWord && notation.feed !== undefined
    ? { ...read, hint: hintAtMissing(written, notation.feed) }
    : read;
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
