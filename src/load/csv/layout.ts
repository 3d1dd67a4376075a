import { didYouMean } from "../../diagnostics/suggest.ts";
import { list } from "../../diagnostics/words.ts";
import { COLUMN_NAMES, type Column, columnOf, isNote } from "./headings.ts";
import type { Row } from "./parse-rows.ts";
import { namesQuarter, QUARTER_HINT, readPeriod } from "./read-period.ts";
import { quote, type Refuse } from "./refuse.ts";

/** Which cell of a row gives what. */
export interface Layout {
  /** How many cells a row has. */
  readonly width: number;
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** Of a file with a column a period: the period each of them gives. */
  readonly periods: ReadonlyMap<number, string>;
}

/** What the first row of a CSV may be. */
export const EXPECTED_HEADINGS =
  "The headings are kpi, period and value, or numerator and denominator; or kpi, and a period for each other column.";

/** Reads the row of headings; null where it does not say what the rows hold. */
export function readLayout(headings: Row, refuse: Refuse): Layout | null {
  const width = headings.findLastIndex(({ text }) => text !== "") + 1;
  const isWide = !headings.some(({ text }) => columnOf(text) === "period");
  const columns: Partial<Record<Column, number>> = {};
  const periods = new Map<number, string>();
  const seen = new Map<string, string>();
  let unknown = false;
  for (const [index, cell] of headings.slice(0, width).entries()) {
    const { text } = cell;
    const column = columnOf(text);
    const period = isWide ? readPeriod(text) : null;
    const meaning = column ?? period;
    if (meaning === null) {
      if (isNote(text)) continue;
      unknown = true;
      if (text === "") refuse("A column has no heading", cell, EXPECTED_HEADINGS);
      else refuse(`The heading ${quote(text)} means nothing here`, cell, hintAt(text));
    } else if (seen.has(meaning)) {
      refuse(
        `The heading ${quote(text)} gives ${meaning}, as ${quote(seen.get(meaning) as string)} does already`,
        cell,
        "Keep one of the two columns.",
      );
    } else {
      seen.set(meaning, text);
      if (column === null) periods.set(index, meaning);
      else columns[column] = index;
    }
  }
  if (isComplete(columns, periods)) return { width, columns, periods };
  const all = [headings[0]?.offsets[0] ?? 0, headings[width - 1]?.offsets[1] ?? 0] as const;
  if (!unknown) refuse("The headings do not say what the rows hold", { offsets: all }, EXPECTED_HEADINGS);
  return null;
}

function isComplete(
  { kpi, period, value, numerator, denominator }: Layout["columns"],
  periods: Layout["periods"],
): boolean {
  if (kpi === undefined) return false;
  if (period === undefined) return periods.size > 0;
  return value !== undefined || (numerator !== undefined && denominator !== undefined);
}

function hintAt(heading: string): string {
  if (namesQuarter(heading)) return QUARTER_HINT;
  const hint = didYouMean(heading, COLUMN_NAMES);
  return (
    hint ??
    `Expected ${list(COLUMN_NAMES)}, or a period such as 2016-04; note, comment and name are not read.`
  );
}
