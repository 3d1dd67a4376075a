import { namesPeriod, readPeriod } from "../../plan/time/written-periods.ts";
import { didYouMean, list } from "../../text/words.ts";
import { type Cell, quote, type ReportProblem, type Row } from "./rows.ts";
import {
  COLUMN_NAMES,
  type Column,
  type Grid,
  isForPeople,
  type Layout,
  type Measures,
  MOST_TITLES,
  NUMBER,
  placeOf,
  plain,
  type Way,
} from "./table.ts";

export const EXPECTED_HEADINGS =
  "The headings are kpi, period and value (or numerator and denominator); or kpi and periods; or period and the ids of KPIs. A feed in the plan can describe an export with other headings.";

/** Tells what the columns hold by headings that mean the same in every export. */
export const byHeadings = (measures: Measures): Way => ({
  rank(rows) {
    const found = findHeadings(rows, measures);
    const headings = rows[Math.max(0, found)] ?? [];
    const known = headings.filter((cell) => isHeading(cell.text)).length;
    return { fit: [Number(found >= 0), known], headings };
  },
  find({ rows, isWhole }: Grid, report) {
    const found = findHeadings(rows, measures);
    const at = found >= 0 ? found : Math.max(0, rows.findIndex(hasFigures) - 1);
    const top = rows.slice(0, at).every((row) => isTitle(row, measures.isMeasure)) ? at : 0;
    const [headings, first] = rows.slice(top);
    const isHidden = !isWhole && found === -1;
    if (found === -1 && top > 0 && !isHidden && first !== undefined && filled(headings) < filled(first)) {
      const place = { offsets: placeOf(first) };
      report("No row above these figures says what they are", place, EXPECTED_HEADINGS);
      return { at: top, from: top, layout: null };
    }
    const layout = headings === undefined || isHidden ? null : readLayout(headings, measures, report);
    return { at: top, from: 0, layout };
  },
  // A rule of `check` judges ids.
  kpiOf: (text) => text,
  tellUnknown: () => undefined,
});

/** The first row that says what the rows below it hold, or else that has two names of columns; -1 if there is none. */
function findHeadings(rows: readonly Row[], measures: Measures): number {
  const top = rows.slice(0, MOST_TITLES + 1);
  const complete = top.findIndex((row) => readLayout(row, measures, () => undefined) !== null);
  return complete >= 0
    ? complete
    : top.findIndex((row) => row.filter(({ text }) => columnOf(text) !== null).length > 1);
}

/** Whether a row has a period and a number beside it. The row above the first that has is the one of headings. */
const hasFigures = (row: Row, index: number): boolean =>
  index <= MOST_TITLES + 1 &&
  row.some(({ text }) => namesPeriod(text)) &&
  row.some(({ text }) => NUMBER.test(text) && !namesPeriod(text));

const filled = (row: Row = []): number => row.filter(({ text }) => text !== "").length;

/** A title names no measure, and has no number beside a period. */
const isTitle = (row: Row, isMeasure: Measures["isMeasure"]): boolean =>
  !row.some(({ text }) => isMeasure(text)) &&
  !(row.some(({ text }) => readPeriod(text) !== null) && row.some(({ text }) => NUMBER.test(text)));

/** Reads the row of headings; null if it does not say what the rows hold. */
function readLayout(headings: Row, { named }: Measures, report: ReportProblem): Layout | null {
  const width = headings.findLastIndex(({ text }) => text !== "") + 1;
  const given = new Set(headings.map(({ text }) => columnOf(text)));
  const hasMeasures =
    given.has("period") && COLUMN_NAMES.every((name) => name === "period" || !given.has(name));
  const columns: Partial<Record<Column, number>> = {};
  const periods = new Map<number, Cell>();
  const measures = new Map<number, Cell>();
  const seen = new Map<string, string>();
  let unknown = false;
  for (const [index, cell] of headings.slice(0, width).entries()) {
    const { text } = cell;
    const column = columnOf(text);
    const period = !given.has("period") && namesPeriod(text) ? (readPeriod(text) ?? text) : null;
    const measure = hasMeasures ? named(text) : null;
    const meaning = column ?? period ?? measure;
    if (meaning === null) {
      if (isForPeople(text)) continue;
      unknown = true;
      if (text === "") report("A column has no heading", cell, EXPECTED_HEADINGS);
      else report(`The heading ${quote(text)} means nothing here`, cell, hintAt(text));
    } else if (seen.has(meaning)) {
      report(
        `The heading ${quote(text)} gives ${meaning}, as ${quote(seen.get(meaning) as string)} does already`,
        cell,
        "Keep one of the two columns.",
      );
    } else {
      seen.set(meaning, text);
      if (column !== null) columns[column] = index;
      else (period === null ? measures : periods).set(index, cell);
    }
  }
  const layout = { width, columns, periods, measures, skips: () => false };
  if (isComplete(layout)) return layout;
  const all = [headings[0]?.offsets[0] ?? 0, headings[width - 1]?.offsets[1] ?? 0] as const;
  if (!unknown) report("The headings do not say what the rows hold", { offsets: all }, EXPECTED_HEADINGS);
  return null;
}

function isComplete({ columns, periods, measures }: Layout): boolean {
  const { kpi, period, value, numerator, denominator } = columns;
  if (kpi === undefined) return measures.size > 0;
  if (period === undefined) return periods.size > 0;
  return value !== undefined || (numerator !== undefined && denominator !== undefined);
}

function hintAt(heading: string): string {
  const hint = didYouMean(heading, COLUMN_NAMES);
  return (
    hint ??
    `Expected ${list(COLUMN_NAMES)}, or a period such as 2016-04; note, comment and name are not read. A feed in the plan can describe an export with other headings.`
  );
}

/** What a column can give, and the headings that say so without doubt. */
const COLUMNS: Readonly<Record<Column, readonly string[]>> = {
  kpi: ["kpi", "kpi id", "measure", "measure id", "indicator", "indicator id"],
  period: ["period", "month", "week", "quarter", "year", "period ending", "month ending", "week ending"],
  value: ["value", "figure"],
  numerator: ["numerator"],
  denominator: ["denominator"],
};

const columnOf = (heading: string): Column | null =>
  COLUMN_NAMES.find((name) => COLUMNS[name].includes(plain(heading))) ?? null;

const isHeading = (heading: string): boolean =>
  columnOf(heading) !== null || isForPeople(heading) || readPeriod(heading) !== null;
