import { type Options, parse } from "csv-parse/sync";
import type { RuleInfo } from "../../problems/problem.ts";
import { LINE_END, shorten } from "../../text/words.ts";
import type { Offsets } from "../yaml/node.ts";

/** The text of a cell, and where it is written, including quotation marks but not the spaces around it. */
export interface Cell {
  readonly text: string;
  readonly offsets: Offsets;
  /** Text follows the quotation mark that closes the cell, so the mark that opens it may not have been meant as one. */
  readonly isBroken: boolean;
}

export type Row = readonly Cell[];

interface Rows {
  readonly rows: readonly Row[];
  /** The place of a quotation mark that is never closed. The text after it is not in any row. */
  readonly unclosed: Offsets | null;
}

/** The characters that can separate cells, and their names. */
export const DELIMITERS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" } as const;
export type Delimiter = keyof typeof DELIMITERS;

/**
 * Reads the rows of a CSV from an offset on: all, or as many as `most` says. Blank lines are left out. A quotation mark
 * inside a text is kept.
 */
export function parseRows(whole: string, delimiter: Delimiter, from: number, most = -1): Rows {
  const text = whole.slice(from);
  if (!text.includes('"')) return { rows: plainRows(text, delimiter, from, most), unclosed: null };
  const charOffset = charOffsets(text);
  let end = 0;
  let unclosed: Offsets | null = null;
  const options: Options = {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    ltrim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: most,
    cast: (value, { bytes, index }): Cell => {
      const start = index === 0 ? end : end + 1;
      end = charOffset(bytes);
      const [first, last] = trimmed(text, start, end);
      const written = text.slice(first, last);
      // The library keeps the marks as text when a space follows the closing one.
      const [, quoted] = /^"((?:[^"]|"")*)"$/.exec(written) ?? [];
      const isBroken = quoted === undefined && written.startsWith('"');
      const inside = withoutFormula(quoted?.replaceAll('""', '"') ?? value);
      return { text: inside.trim(), offsets: [from + first, from + last], isBroken };
    },
    on_skip: () => {
      const quote = text.indexOf('"', end);
      unclosed = [from + quote, from + quote + 1];
      return undefined;
    },
  };
  const rows = parse(text, options) as unknown as Row[];
  return { rows: rows.filter((row) => row.some((cell) => cell.text !== "")), unclosed };
}

/** The rows of a text without quotation marks. The library takes twenty times as long to begin. */
function plainRows(text: string, delimiter: Delimiter, from: number, most: number): Row[] {
  const rows: Row[] = [];
  let [start, read] = [0, 0];
  for (const line of text.split(LINE_END)) {
    if (read === most) break;
    const end = start + line.length;
    if (line.trim() !== "" || line.includes(delimiter)) {
      read++;
      const row: Cell[] = [];
      for (const written of line.split(delimiter)) {
        const [first, last] = trimmed(text, start, start + written.length);
        const offsets: Offsets = [from + first, from + last];
        row.push({ text: withoutFormula(written).trim(), offsets, isBroken: false });
        start += written.length + 1;
      }
      if (row.some((cell) => cell.text !== "")) rows.push(row);
    }
    start = end + (text.startsWith("\r\n", end) ? 2 : 1);
  }
  return rows;
}

/** `="17.2"` and `=17.4`, by which programs keep Excel from changing a value, are the value. */
const withoutFormula = (text: string): string =>
  /^=\s*(?:"([^"]*)"|(-?[\d.,]+%?))$/.exec(text.trim())?.slice(1).join("") ?? text;

function trimmed(text: string, start: number, end: number): Offsets {
  const written = text.slice(start, end);
  if (written.trim() === "") return [end, end];
  return [
    start + written.length - written.trimStart().length,
    end - written.length + written.trimEnd().length,
  ];
}

/** Returns a function that turns offsets into UTF-8 bytes, called in ascending order, into offsets into the text. */
function charOffsets(text: string): (bytes: number) => number {
  if (Buffer.byteLength(text) === text.length) return (bytes) => bytes;
  let [seen, at] = [0, 0];
  return (bytes) => {
    while (seen < bytes) {
      const code = text.codePointAt(at) as number;
      seen += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      at += code < 0x10000 ? 1 : 2;
    }
    return at;
  };
}

/** Reports a problem with a part of a file, of the rule on the shape of a CSV unless another is given. */
export type ReportProblem = (
  message: string,
  part: { readonly offsets: Offsets },
  hint?: string,
  rule?: RuleInfo,
) => void;

/** The text of a cell in quotation marks, on one line and shortened. */
export const quote = (text: string): string => `"${shorten(text, 60)}"`;
