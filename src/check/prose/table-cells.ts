import type { Report } from "../../plan/schema/reports.ts";
import { tableRows } from "../../prose/sentences.ts";
import { readSentence } from "../../reading/reading.ts";
import { isDated } from "../../reading/times/times.ts";
import { foldedWords } from "../../reading/words/tokens.ts";
import { type ReportSentence, type ReportText, reportTexts } from "./report-prose.ts";

/** A cell of a table in a text. */
interface Cell {
  readonly text: string;
  /** Where it stands in the author's text. */
  readonly start: number;
}

/** A row of a table in a report, below its first. */
interface TableRow {
  /** The cells of the first row. */
  readonly head: readonly Cell[];
  readonly cells: readonly Cell[];
  /** Where its table begins, and in which text. */
  readonly tableStart: number;
  readonly in: ReportText;
  /** Reads a cell as the end of a sentence: "Re-referrals in August 2016 was 25%". Its words have their places in the author's text. */
  sentence(told: string, cell: Cell, before?: ReportSentence): ReportSentence;
}

/** The rows of every table of a report. */
const tableRowsOf = (report: Report): TableRow[] =>
  reportTexts(report).flatMap((source) => {
    let head: readonly Cell[] = [];
    let [tableStart, end] = [0, Number.NaN];
    const sentence: TableRow["sentence"] = (told, cell, before) => {
      const read = { text: told + cell.text, kind: "item", quoted: false } as const;
      const start = cell.start - told.length;
      return { ...read, start, in: source, before: before ?? null, reading: readSentence(read) };
    };
    return tableRows(source.text).flatMap(({ text, start }): TableRow[] => {
      const cells = cellsOf(text, start);
      const isFirst = start !== end + 1;
      end = start + text.length;
      if (isFirst) [head, tableStart] = [cells, start];
      return isFirst ? [] : [{ head, cells, tableStart, in: source, sentence }];
    });
  });

const cellsOf = (row: string, start: number): Cell[] =>
  [...row.matchAll(/\|([^|]*)(?=\||$)/g)].map(({ 1: cell = "", index }) => ({
    text: cell.trim(),
    start: start + index + 1 + Math.max(0, cell.search(/\S/)),
  }));

/**
 * The cells of a report's tables that stand in the row or column of a time, each as a sentence: "Re-referrals within 12
 * months in August 2016 was 25%". The cell ends the sentence, and its words have their places in the author's text.
 */
export const tableCells = (report: Report): ReportSentence[] =>
  tableRowsOf(report).flatMap(({ head: [, ...head], cells: [label, ...cells], sentence }) =>
    cells.flatMap((cell, index): ReportSentence[] => {
      const column = head[index];
      const [time, other] = [column, label].toSorted((a, b) => Number(isTime(b)) - Number(isTime(a)));
      if (!isTime(time) || other === undefined || !/^\d[\d,.]*%?$/.test(cell.text)) return [];
      return [sentence(`${other.text} in ${time?.text} was `, cell)];
    }),
  );

/** "August 2016", and nothing else: not "August 2016 target". */
function isTime(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  const { times, tokens } = readSentence({ text: `in ${cell.text}`, kind: "item", quoted: false });
  const [time] = times;
  return (
    time !== undefined && times.length === 1 && isDated(time) && time.at === 1 && time.end === tokens.length
  );
}

/** The cells that hold a number, each after the last of some sentences before its table: "Status of actions: On track, Actions: 5". */
export const countCells = (report: Report, sentences: readonly ReportSentence[]): ReportSentence[] =>
  tableRowsOf(report).flatMap((row) => {
    const { head, cells, tableStart } = row;
    const { field, part } = row.in;
    const before = sentences.findLast(
      (one) => one.in.field === field && one.in.part === part && one.start < tableStart,
    );
    const caption =
      before !== undefined && isCaption(before) ? `${before.text.replace(/[.:\s]+$/, "")}: ` : "";
    return cells.flatMap((cell, index): ReportSentence[] => {
      const column = head[index];
      if (index === 0 || column === undefined || !/^\d[\d,]*$/.test(cell.text)) return [];
      return [row.sentence(`${caption}${cells[0]?.text}, ${column.text}: `, cell, before)];
    });
  });

/** Whether a sentence may say what the table after it holds, or of when. */
const isCaption = ({ kind, reading: { tokens, times } }: ReportSentence): boolean =>
  kind === "heading" ||
  times.length > 0 ||
  tokens.some(({ word }) => ["table", "action", "recommendation"].includes(word));

/** The cells of tables that hold a date, with what it is of: "Mid-term review: 10 May 2016", "7.1 due 30 September 2016". */
export const datedCells = (report: Report): ReportSentence[] =>
  tableRowsOf(report).flatMap((row) => {
    const dated = row.cells.filter(isDate);
    return dated.flatMap((cell): ReportSentence[] => {
      const index = row.cells.indexOf(cell);
      const label = row.cells
        .slice(0, index)
        .filter((one) => !isDate(one))
        .map(({ text }) => text)
        .join(" ");
      const told = toldBy(row, index, dated.length);
      return told === null || label === "" ? [] : [row.sentence(`${label}${told} `, cell)];
    });
  });

const isDate = ({ text }: Cell): boolean => {
  const { times, tokens } = readSentence({ text, kind: "item", quoted: false });
  const isSpring = /^(?:early |late )?(?:spring|summer|autumn|winter) \d{4}$/i.test(text);
  const [time] = times;
  return isSpring || (time?.days != null && times.length === 1 && tokens.length <= time.end - time.at + 2);
};

/** What a column says of its dates; null where it says something that is not the event's or the action's own. */
function toldBy({ head }: TableRow, index: number, dates: number): string | null {
  const words = foldedWords(head[index]?.text ?? "");
  const has = (...some: string[]): boolean => some.some((word) => words.includes(word));
  if (has("due", "deadline", "target")) return " due";
  if (has("start", "starts", "begins")) return " starts";
  if (has("complete", "completed")) return " completed";
  return dates === 1 && words.every((word) => OWN_DATES.has(word)) ? ":" : null;
}

const OWN_DATES: ReadonlySet<string> = new Set(
  "date when held day dates of published issued dated month planned for time".split(" "),
);
