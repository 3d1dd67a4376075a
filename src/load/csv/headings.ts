import { readPeriod } from "./read-period.ts";

/** What a column can give, and the headings that mean it for certain. */
const COLUMNS = {
  kpi: ["kpi", "kpi id", "measure", "measure id", "indicator", "indicator id"],
  period: ["period", "month", "week", "quarter", "year", "period ending", "month ending", "week ending"],
  value: ["value", "figure"],
  numerator: ["numerator"],
  denominator: ["denominator"],
} as const;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** For readers of the file: never a figure. */
const NOTES = ["note", "notes", "comment", "comments", "name", "kpi name", "measure name", "indicator name"];

const plain = (heading: string): string => heading.toLowerCase().replace(/[\s_-]+/g, " ");

export const columnOf = (heading: string): Column | null =>
  COLUMN_NAMES.find((name) => (COLUMNS[name] as readonly string[]).includes(plain(heading))) ?? null;

export const isNote = (heading: string): boolean => NOTES.includes(plain(heading));

export const isHeading = (heading: string): boolean =>
  columnOf(heading) !== null || isNote(heading) || readPeriod(heading) !== null;
