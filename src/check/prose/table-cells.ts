import type { Report } from "../../plan/schema/reports.ts";
import { tableRows } from "../../prose/sentences.ts";
import { readSentence } from "../../reading/reading.ts";
import { isDated } from "../../reading/times/times.ts";
import { type ReportSentence, reportTexts } from "./report-prose.ts";

/**
 * The cells of a report's tables that stand in the row or column of a time, each as a sentence: "Re-referrals within 12
 * months in August 2016 was 25%". The cell ends the sentence, and its words have their places in the author's text.
 */
export const tableCells = (report: Report): ReportSentence[] =>
  reportTexts(report).flatMap((source) => {
    let head: readonly Cell[] = [];
    let end = Number.NaN;
    return tableRows(source.text).flatMap(({ text, start }): ReportSentence[] => {
      const [label, ...cells] = cellsOf(text, start);
      const isFirst = start !== end + 1;
      end = start + text.length;
      if (isFirst) head = cells;
      if (isFirst || label === undefined) return [];
      return cells.flatMap((cell, index): ReportSentence[] => {
        const column = head[index];
        const [time, other] = [column, label].toSorted((a, b) => Number(isTime(b)) - Number(isTime(a)));
        if (!isTime(time) || other === undefined || !/^\d[\d,.]*%?$/.test(cell.text)) return [];
        const told = `${other.text} in ${time?.text} was `;
        const sentence = { text: told + cell.text, kind: "item", quoted: false } as const;
        return [
          {
            ...sentence,
            start: cell.start - told.length,
            in: source,
            before: null,
            reading: readSentence(sentence),
          },
        ];
      });
    });
  });

interface Cell {
  readonly text: string;
  readonly start: number;
}

const cellsOf = (row: string, start: number): Cell[] =>
  [...row.matchAll(/\|([^|]*)(?=\||$)/g)].map(({ 1: cell = "", index }) => ({
    text: cell.trim(),
    start: start + index + 1 + Math.max(0, cell.search(/\S/)),
  }));

/** "August 2016", and nothing else: not "August 2016 target". */
function isTime(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  const { times, tokens } = readSentence({ text: `in ${cell.text}`, kind: "item", quoted: false });
  const [time] = times;
  return (
    time !== undefined && times.length === 1 && isDated(time) && time.at === 1 && time.end === tokens.length
  );
}
