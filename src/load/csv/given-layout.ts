import type { Feed } from "../../plan/schema/feeds.ts";
import { namesPeriod, readPeriod } from "../../plan/time/written-periods.ts";
import { didYouMean, LINE_END, list } from "../../text/words.ts";
import { exportUnlikeFeed } from "../rules/feeds.ts";
import { type Cell, quote, type ReportProblem, type Row } from "./rows.ts";
import {
  type Column,
  isForPeople,
  type Layout,
  type Measures,
  MOST_TITLES,
  placeOf,
  plain,
  type Way,
} from "./table.ts";

/** Takes what the columns of an export hold from its feed, and tells where the export is not as the feed describes it. */
export function byFeed(feed: Feed, measures: Measures): Way {
  const { skipRows = 0 } = feed;
  return {
    rank(rows) {
      const at = headingsAt(rows, feed);
      return { fit: [countNamed(rows[at] ?? [], feed)], headings: rows[at] ?? [] };
    },
    find({ text, rows }, report) {
      const from = skipRows === 0 ? 0 : rows.findIndex(({ 0: cell }) => lineOf(text, cell) > skipRows);
      const below = from < 0 ? [] : rows.slice(from);
      const at = headingsAt(below, feed);
      const headings = below[at];
      const [first] = rows;
      if (headings !== undefined) {
        return { at: from + at, from, layout: readLayout(headings, feed, measures, report) };
      }
      if (first !== undefined) {
        const under = skipRows === 0 ? "" : ` below the first ${skipRows === 1 ? "row" : `${skipRows} rows`}`;
        const message = `No row${under} has the headings of the feed "${feed.id}": expected ${list(namedIn(feed).map(quote))}`;
        report(message, { offsets: placeOf(first) }, CORRECT, exportUnlikeFeed);
      }
      return { at: 0, from: 0, layout: null };
    },
    kpiOf: measures.named,
    tellUnknown: (cell, rows, report) => tellUnknownCode(cell, rows, feed, measures, report),
  };
}

const CORRECT = "Correct the headings in the feed, or name another feed in the extract.";

/** The line of a cell, counted from 1. */
const lineOf = (text: string, cell: Cell | undefined): number =>
  text.slice(0, cell?.offsets[0] ?? 0).split(LINE_END).length;

/** The headings that a feed names, as they are written in it. */
const namedIn = ({ measure, period, value, numerator, denominator, only }: Feed): string[] =>
  [measure, period, value, numerator, denominator, ...(only?.keys() ?? [])].flatMap((one) => one ?? []);

/** The position of the row with the most headings of a feed; -1 if no row has more than half of them. */
function headingsAt(rows: readonly Row[], feed: Feed): number {
  const counts = rows.slice(0, MOST_TITLES + 1).map((row) => countNamed(row, feed));
  const most = Math.max(0, ...counts);
  return most * 2 > namedIn(feed).length ? counts.indexOf(most) : -1;
}

const countNamed = (row: Row, feed: Feed): number =>
  namedIn(feed).filter((heading) => row.some(({ text }) => plain(text) === plain(heading))).length;

/** Reads the row of headings; null if one of those that the feed names is not there. */
function readLayout(headings: Row, feed: Feed, measures: Measures, report: ReportProblem): Layout | null {
  const { id, measure, period, value, numerator, denominator, ignore = [], only = new Map() } = feed;
  const width = headings.findLastIndex(({ text }) => text !== "") + 1;
  const cells = headings.slice(0, width);
  const tell = (message: string, cell: Cell, hint: string): void =>
    report(message, cell, hint, exportUnlikeFeed);
  let isComplete = true;
  const claimed = new Set<number>();
  const positionOf = (heading: string): number => {
    const found = [...cells.entries()].filter(([, { text }]) => plain(text) === plain(heading));
    const [[at] = [-1], second] = found;
    if (at < 0) {
      isComplete = false;
      const hint =
        didYouMean(
          heading,
          cells.map(({ text }) => text),
        ) ?? CORRECT; // prettier-ignore
      report(
        `No column has the heading ${quote(heading)} of the feed "${id}"`,
        { offsets: placeOf(headings) },
        hint,
        exportUnlikeFeed,
      );
    }
    if (second !== undefined) {
      const hint = "Rename or remove one of the two where the export is made.";
      tell(`Two columns have the heading ${quote(heading)}: only the first is read`, second[1], hint);
    }
    for (const [position] of found) claimed.add(position);
    return at;
  };
  const named: [Column, string | undefined][] = [
    ["kpi", measure],
    ["period", period],
    ["value", value],
    ["numerator", numerator],
    ["denominator", denominator],
  ];
  const columns = Object.fromEntries(
    named.flatMap(([column, heading]) => (heading === undefined ? [] : [[column, positionOf(heading)]])),
  ) as Layout["columns"];
  const filters = [...only].map(([heading, allowed]) => ({
    at: positionOf(heading),
    allowed: new Set(allowed.map(plain)),
  }));
  const ignored = new Set(ignore.map(plain));
  const others = [...cells.entries()].filter(
    ([at, { text }]) => !claimed.has(at) && !ignored.has(plain(text)) && !isForPeople(text),
  );
  const layout = {
    width,
    columns,
    periods: new Map<number, Cell>(),
    measures: new Map<number, Cell>(),
    skips: (row: Row): boolean =>
      ignored.has(plain(row[columns.kpi ?? row.length]?.text ?? "")) ||
      filters.some(({ at, allowed }) => !allowed.has(plain(row[at]?.text ?? ""))),
  };
  if (measure !== undefined && period !== undefined) {
    const [first] = others;
    if (first !== undefined && isComplete) {
      const unread = others.map(([, { text }]) => quote(text));
      const what = unread.length === 1 ? `The column ${unread[0]} is` : `The columns ${list(unread)} are`;
      const hint = `Add ${unread.length === 1 ? "it" : "them"} to ignore: in the feed "${id}", or name the rows to read in its only:.`;
      report(`${what} not read`, first[1], hint, { ...exportUnlikeFeed, severity: "warning" });
    }
    return isComplete ? layout : null;
  }
  const seen = new Map<string, Cell>();
  for (const [at, cell] of others) {
    const { text } = cell;
    const meaning =
      measure === undefined
        ? measures.named(text)
        : namesPeriod(text)
          ? (readPeriod(text) ?? plain(text))
          : null;
    const other = seen.get(meaning ?? "");
    if (meaning === null) tellUnknown(cell, feed, measures, tell);
    else if (other !== undefined) {
      const hint = `Keep one of the two columns, or add one to ignore: in the feed "${id}".`;
      tell(`The heading ${quote(text)} gives ${meaning}, as ${quote(other.text)} does already`, cell, hint);
    } else {
      seen.set(meaning, cell);
      (measure === undefined ? layout.measures : layout.periods).set(at, cell);
    }
  }
  if (others.length === 0 && isComplete) {
    const each = measure === undefined ? "measure" : "period";
    report(`No heading names a ${each}`, { offsets: placeOf(headings) }, CORRECT, exportUnlikeFeed);
  }
  return isComplete && seen.size > 0 ? layout : null;
}

/** A heading that is neither a period nor a measure, nor one to ignore. */
function tellUnknown(
  cell: Cell,
  { id, measure }: Feed,
  measures: Measures,
  tell: (message: string, cell: Cell, hint: string) => void,
): void {
  const { text } = cell;
  const what = measure === undefined ? "measure" : "period";
  if (text === "") {
    tell(`A column has no heading: expected a ${what}`, cell, "Remove it, or give it a heading.");
    return;
  }
  const meant = measure === undefined ? sayMeant(text, measures) : "";
  const add =
    measure === undefined
      ? `Add it to codes: in the feed "${id}" with its KPI, or to its ignore:.`
      : `Add it to ignore: in the feed "${id}".`;
  tell(`The feed "${id}" does not know the heading ${quote(text)}: expected a ${what}`, cell, meant + add);
}

function tellUnknownCode(
  cell: Cell,
  rows: number,
  { id }: Feed,
  measures: Measures,
  report: ReportProblem,
): void {
  const { text } = cell;
  const often = rows === 1 ? "" : `, which ${rows} rows have`;
  report(
    `The feed "${id}" does not know the measure ${quote(text)}${often}`,
    cell,
    `${sayMeant(text, measures)}Add it to codes: in the feed, as "${text}: <id of the KPI>", or to its ignore:.`,
    exportUnlikeFeed,
  );
}

/** The measure that a text may be a slip for. LL-031 is no slip for LL-032. */
function sayMeant(text: string, { nearest }: Measures): string {
  const near = nearest(text);
  const digits = (written = ""): string => written.replace(/\D/g, "");
  return near === undefined || digits(near) !== digits(text) ? "" : `Did you mean "${near}"? `;
}
