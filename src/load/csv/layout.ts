import { didYouMean, list } from "../../text/words.ts";
import { namesQuarter, QUARTER_HINT, readPeriod } from "./cells.ts";
import { DELIMITERS, type Delimiter, parseRows, quote, type Refuse, type Row } from "./rows.ts";

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

/** What a column can give, and the headings that mean it for certain. */
const COLUMNS = {
  kpi: ["kpi", "kpi id", "measure", "measure id", "indicator", "indicator id"],
  period: ["period", "month", "week", "quarter", "year", "period ending", "month ending", "week ending"],
  value: ["value", "figure"],
  numerator: ["numerator"],
  denominator: ["denominator"],
} as const;

export type Column = keyof typeof COLUMNS;
const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** For readers of the file: never a figure. */
const NOTES = ["note", "notes", "comment", "comments", "name", "kpi name", "measure name", "indicator name"];

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, " ");

const columnOf = (heading: string): Column | null =>
  COLUMN_NAMES.find((name) => (COLUMNS[name] as readonly string[]).includes(plain(heading))) ?? null;

const isNote = (heading: string): boolean => NOTES.includes(plain(heading));

const isHeading = (heading: string): boolean =>
  columnOf(heading) !== null || isNote(heading) || readPeriod(heading) !== null;

/** What separates the cells of a CSV: what makes the most known headings of its first row, or else the most cells. */
export function findDelimiter(text: string): Delimiter {
  const [best] = (Object.keys(DELIMITERS) as Delimiter[])
    .map((delimiter) => {
      const row: Row = parseRows(text, delimiter, "first").rows[0] ?? [];
      return { delimiter, cells: row.length, known: row.filter((cell) => isHeading(cell.text)).length };
    })
    .sort((a, b) => b.known - a.known || b.cells - a.cells);
  return (best as { delimiter: Delimiter }).delimiter;
}
