import { type Options, parse } from "csv-parse/sync";
import { shorten } from "../../text/words.ts";
import type { Offsets } from "../yaml/node.ts";

/** The text of a cell, and where it is written, including quotation marks but not the spaces around it. */
export interface Cell {
  readonly text: string;
  readonly offsets: Offsets;
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

/** Reads all rows of a CSV, or only the first. Blank lines are left out. A quotation mark inside a text is kept. */
export function parseRows(text: string, delimiter: Delimiter, only?: "first"): Rows {
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
    to: only === "first" ? 1 : -1,
    cast: (value, { bytes, index }): Cell => {
      const start = index === 0 ? end : end + 1;
      end = charOffset(bytes);
      const offsets = trimmed(text, start, end);
      // The library keeps the marks as text when a space follows the closing one.
      const [, quoted] = /^"([^"]*)"$/.exec(text.slice(...offsets)) ?? [];
      return { text: (quoted ?? value).trim(), offsets };
    },
    on_skip: () => {
      const quote = text.indexOf('"', end);
      unclosed = [quote, quote + 1];
      return undefined;
    },
  };
  const rows = parse(text, options) as unknown as Row[];
  return { rows: rows.filter((row) => row.some((cell) => cell.text !== "")), unclosed };
}

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

/** Reports a problem with a part of a file. */
export type ReportProblem = (message: string, part: { readonly offsets: Offsets }, hint?: string) => void;

/** The text of a cell in quotation marks, on one line and shortened. */
export const quote = (text: string): string => `"${shorten(text, 60)}"`;
