import { type CsvError, parse } from "csv-parse/sync";
import { atOffsets } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { ExtractFigure } from "../plan/extracts.ts";
import { parseFigure } from "../plan/figure.ts";
import { csvShape } from "./rules/csv-shape.ts";

export interface CsvFigures {
  readonly figures: readonly ExtractFigure[];
  readonly problems: readonly Problem[];
}

const COLUMNS = ["kpi", "period", "value", "numerator", "denominator"] as const;

/** Reads figures, one a row, under the headings kpi, period and value, or numerator and denominator. */
export function readCsv(file: string, text: string): CsvFigures {
  const problems: Problem[] = [];
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineAt = (line: number) => {
    const start = lineStarts[line - 1] ?? 0;
    return atOffsets(file, start, (lineStarts[line] ?? text.length + 1) - 1);
  };
  const refuse = (message: string, line: number, hint?: string): void => {
    problems.push(problemOf(csvShape, { message, origin: lineAt(line), hint }));
  };
  const rows = parseRows(text, refuse);
  const heading = rows.shift();
  if (heading === undefined) {
    if (problems.length === 0) refuse(`${file} is empty`, 1, `Expected the headings ${COLUMNS.join(", ")}.`);
    return { figures: [], problems };
  }
  const names = heading.record.map((name) => name.trim().toLowerCase());
  if (!readableHeadings(names, refuse)) return { figures: [], problems };
  const figures = rows.flatMap(({ record, line }): ExtractFigure[] => {
    if (record.length !== names.length) {
      refuse(
        `The row has ${record.length} cells under ${names.length} headings`,
        line,
        record.length < names.length ? "A cell is missing." : "Look for a comma in a number or a text.",
      );
      return [];
    }
    const cell = (name: string): string => record[names.indexOf(name)]?.trim() ?? "";
    const fraction = cell("numerator") && `${cell("numerator")}/${cell("denominator")}`;
    const written = fraction || cell("value");
    const figure = parseFigure(written);
    if (figure === null) {
      refuse(
        `"${written}" is not a figure for ${cell("kpi")}`,
        line,
        "Expected a number, or a numerator and a denominator.",
      );
      return [];
    }
    if (fraction && !agrees(cell("value"), figure.value)) {
      refuse(
        `The value "${cell("value")}" is not the quotient of ${fraction}`,
        line,
        "Correct one, or leave the value out.",
      );
    }
    return [{ kpi: cell("kpi"), period: cell("period"), figure, origin: lineAt(line) }];
  });
  return { figures, problems };
}

/** A value beside its fraction repeats the quotient, or the percentage, to the digits it is given in. */
function agrees(value: string, quotient: number | null): boolean {
  if (value === "" || quotient === null) return true;
  const half = 0.5 * 10 ** -(value.split(".")[1]?.length ?? 0) + 1e-9;
  return [quotient, quotient * 100].some((expected) => Math.abs(Number(value) - expected) <= half);
}

type Refuse = (message: string, line: number, hint?: string) => void;

function parseRows(text: string, refuse: Refuse): { record: string[]; line: number }[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    const rows = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    const { code, lines = 1 } = error as CsvError & { lines?: number };
    const line = code === "CSV_QUOTE_NOT_CLOSED" ? lastOddQuote(text) : lines;
    refuse("The line cannot be read as CSV", line, "Look for a quotation mark that is not closed.");
    return [];
  }
}

/** Where a quotation mark that is never closed was opened: the reader only notices at the end of the file. */
const lastOddQuote = (text: string): number =>
  text.split("\n").findLastIndex((line) => line.split('"').length % 2 === 0) + 1;

function readableHeadings(names: readonly string[], refuse: Refuse): boolean {
  for (const name of names.filter((known) => !(COLUMNS as readonly string[]).includes(known))) {
    refuse(
      `The heading "${name}" means nothing here`,
      1,
      name.includes(";")
        ? "The columns are separated by semicolons: save the file with commas."
        : (didYouMean(name, COLUMNS) ?? `Expected ${COLUMNS.join(", ")}.`),
    );
    return false;
  }
  const has = (name: string): boolean => names.includes(name);
  if (has("kpi") && has("period") && (has("value") || (has("numerator") && has("denominator")))) return true;
  refuse("The headings kpi, period and value, or numerator and denominator, must all be there", 1);
  return false;
}
