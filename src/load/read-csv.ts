import { atOffsets, type Origin } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import type { ExtractFigure } from "../plan/extracts.ts";
import { findDelimiter } from "./csv/find-delimiter.ts";
import { EXPECTED_HEADINGS, readLayout } from "./csv/layout.ts";
import { type Cell, DELIMITERS, type Delimiter, parseRows, type Row } from "./csv/parse-rows.ts";
import { hasDecimalComma } from "./csv/read-number.ts";
import { type CellFigure, readRow } from "./csv/read-row.ts";
import type { Refuse } from "./csv/refuse.ts";
import { csvShape } from "./rules/csv-shape.ts";

export interface CsvFigures {
  readonly figures: readonly ExtractFigure[];
  readonly problems: readonly Problem[];
}

/** What must be known of a KPI to read its figures. */
export interface Measure {
  readonly id: string;
  readonly unit: string;
}

/**
 * Reads figures as case systems export them: one a row, under the headings kpi, period and value or numerator and
 * denominator, or a column for each period. Every cell that cannot be read is a problem; the others are read.
 */
export function readCsv(file: string, text: string, measures: readonly Measure[]): CsvFigures {
  const problems: Problem[] = [];
  const refuse: Refuse = (message, { offsets }, hint) => {
    problems.push(problemOf(csvShape, { message, origin: atOffsets(file, ...offsets), hint }));
  };
  const delimiter = findDelimiter(text);
  const { rows, unclosed } = parseRows(text, delimiter);
  if (unclosed !== null) {
    refuse(
      "A quotation mark is not closed, and nothing after it can be read",
      { offsets: unclosed },
      "Close it.",
    );
  }
  const [headings, ...body] = rows;
  if (headings === undefined) {
    if (unclosed === null) refuse(`${file} is empty`, { offsets: [0, 0] }, EXPECTED_HEADINGS);
    return { figures: [], problems };
  }
  const layout = readLayout(headings, refuse);
  if (layout === null) return { figures: [], problems };
  const semicolons = delimiter === ";";
  const decimalComma = semicolons && body.flat().some((cell) => hasDecimalComma(cell.text));
  const units = new Map(measures.map(({ id, unit }) => [id, unit]));
  const unitOf = (kpi: string): string | null => units.get(kpi) ?? null;
  const context = { layout, notation: { semicolons, decimalComma }, refuse, unitOf };
  const figures = body
    .filter((row) => fits(row, layout.width, delimiter, refuse))
    .flatMap((row) => readRow(row, context));
  return { figures: figures.map((one) => placed(file, one)), problems };
}

/** Empty cells beyond the last heading are harmless: spreadsheets leave them behind. */
function fits(row: Row, width: number, delimiter: Delimiter, refuse: Refuse): boolean {
  const cells = Math.max(row.findLastIndex(({ text }) => text !== "") + 1, Math.min(row.length, width));
  if (cells === width) return true;
  const [first, last] = [row[0], row.at(-1)] as [Cell, Cell];
  refuse(
    `The row has ${cells} cells: expected ${width}, one under each heading`,
    { offsets: [first.offsets[0], last.offsets[1]] },
    cells < width
      ? "A cell is missing."
      : `A number or a text with a ${DELIMITERS[delimiter]} in it stands in quotation marks.`,
  );
  return false;
}

function placed(file: string, { kpi, period, figure, at, periodAt, kpiAt }: CellFigure): ExtractFigure {
  const place = (cell: Cell, key?: Origin): Origin => ({
    ...atOffsets(file, ...cell.offsets),
    ...(key !== undefined && { key }),
  });
  return { kpi, period, figure, origin: place(at, place(periodAt, place(kpiAt))) };
}
