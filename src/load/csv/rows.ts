import { type Options, parse } from "csv-parse/sync";
import { shorten } from "../../text/words.ts";
import type { Offsets } from "../yaml/node.ts";

/** A cell's text, and where it was written: quotation marks included, spaces around it left out. */
export interface Cell {
  readonly text: string;
  readonly offsets: Offsets;
}

export type Row = readonly Cell[];

interface Rows {
  readonly rows: readonly Row[];
  /** Where a quotation mark stands that is never closed; what follows it is in no row. */
  readonly unclosed: Offsets | null;
}

/** What may separate cells, in words. */
export const DELIMITERS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" } as const;
export type Delimiter = keyof typeof DELIMITERS;

/** Reads the rows of a CSV, or the first of them alone; blank lines are none, and a quotation mark within a text is text. */
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
      // A space between a closing quotation mark and the next cell would make the marks part of the text.
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

/** Turns offsets into a text's UTF-8 bytes, in ascending order, into offsets into the text itself. */
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

/** Says what is wrong with a part of a file. */
export type ReportProblem = (message: string, part: { readonly offsets: Offsets }, hint?: string) => void;

/** A cell's text in quotation marks, in one line. */
export const quote = (text: string): string => `"${shorten(text, 60)}"`;
