import { times } from "../../plan/measures/decimals.ts";
import { formatValue, valueIn } from "../../plan/measures/figures.ts";
import { isPercentage, parseUnit } from "../../plan/measures/units.ts";
import { type Figure, parseFigure } from "../../plan/schema/extracts.ts";
import { isIsoDate, isIsoMonth, MONTH_NAMES } from "../../plan/time/dates.ts";
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
  const read = readNumber(percentage ?? written, notation, unit !== null && isPercentage(unit));
  return "problem" in read ? read : { figure: parseFigure(read.digits) as Figure };
}

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

/**
 * The key of a period, `2016-04` or `2016-04-24`, from the ways in which exports write it: Apr 2016, April 2016, Apr-16,
 * 24 April 2016, 24/04/2016 (day first), and a day at midnight. Null for anything else.
 */
export function readPeriod(written: string): string | null {
  const text = written.replace(/[T ]00:00(?::00(?:\.0+)?)?$/, "").replace(/[\s\u00a0]+/g, " ");
  if (isIsoMonth(text) || isIsoDate(text)) return text;
  return dayInFigures(text) ?? monthInWords(text) ?? dayInWords(text);
}

/** A quarter is ambiguous: quarters of the calendar year and of the financial year have the same names. */
export const namesQuarter = (text: string): boolean =>
  /(?:^|[^a-z])q(?:tr|uarter)?\s*[1-4](?!\d)|\b[1-4](?:st|nd|rd|th) quarter\b/i.test(text);

export const QUARTER_HINT =
  "Quarters of the calendar and of the financial year differ: name it by its last month, such as 2016-06.";

function dayInFigures(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return dayKey(year, month, day);
}

function monthInWords(text: string): string | null {
  const [, month, year] = /^([a-z]+)[ -](\d{4})$/i.exec(text) ?? /^([a-z]+)-(\d\d)$/i.exec(text) ?? [];
  const key = `${fullYear(year)}-${monthNumber(month)}`;
  return isIsoMonth(key) ? key : null;
}

function dayInWords(text: string): string | null {
  const [, day, month, year] =
    /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(text) ?? /^(\d{1,2})-([a-z]+)-(\d{4}|\d\d)$/i.exec(text) ?? [];
  return dayKey(fullYear(year), monthNumber(month), day);
}

function dayKey(year = "", month = "", day = ""): string | null {
  const key = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(key) ? key : null;
}

/** A year with two digits is always taken to be after 2000. */
const fullYear = (year = ""): string => (year.length === 2 ? `20${year}` : year);

/** "04" for April and Apr; Sept is accepted as well as Sep. */
function monthNumber(name = ""): string {
  const written = name.toLowerCase();
  const index = MONTH_NAMES.findIndex((month) => {
    const full = month.toLowerCase();
    return written === full || written === full.slice(0, 3) || (written === "sept" && full === "september");
  });
  return String(index + 1).padStart(2, "0");
}
