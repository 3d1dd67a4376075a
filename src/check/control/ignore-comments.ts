import type { Diagnostic, Range } from "../../diagnostics/diagnostic.ts";
import { anyOf } from "../wording/whole-words.ts";

/** `improve-ignore <rule> -- reason`, with words in quotation marks before the dashes where one text holds several. */
export interface Ignore {
  readonly rule: string;
  /** Only what is marked with these words; null for whatever the rule finds there. */
  readonly words: string | null;
  readonly reason: string;
}

const GRAMMAR = /^improve-ignore\s+([a-z][a-z-]*)(?:\s+"([^"]+)")?\s+--\s+(\S.*)$/;

/** Null where the comment is not of that form. */
export function parseIgnore(comment: string): Ignore | null {
  const [, rule, words = null, reason] = GRAMMAR.exec(comment) ?? [];
  return rule === undefined || reason === undefined ? null : { rule, words, reason };
}

const COMMENT_ONLY = /^\s*(#.*)?$/;

/**
 * The lines a comment speaks of: its own where something stands before it, else the next line that holds more than
 * a comment; and those that continue its text. Numbered from 1, both ends included.
 */
export function linesCovered(lines: readonly string[], { start }: Range): { from: number; to: number } {
  const before = (lines[start.line - 1] ?? "").slice(0, start.column - 1);
  if (before.trim() !== "") {
    return { from: start.line, to: start.line + continuation([before, ...lines.slice(start.line)]) };
  }
  const skipped = lines.slice(start.line).findIndex((line) => !COMMENT_ONLY.test(line));
  const from = start.line + 1 + Math.max(0, skipped);
  return { from, to: from + continuation(lines.slice(from - 1)) };
}

/** How many lines below the first belong to its value: a key without one has lines of their own below it. */
function continuation([first = "", ...rest]: readonly string[]): number {
  if (/:\s*$/.test(first)) return 0;
  const indent = (/^\s*(?:- +)*/.exec(first) as RegExpExecArray)[0].length;
  const end = rest.findIndex((line) => line.trim() !== "" && line.search(/\S/) <= indent);
  return end === -1 ? rest.length : end;
}

/** Whether a problem of the same file is one that the comment speaks of. */
export function isIgnored(
  { rule, range }: Diagnostic,
  { rule: silenced, words, covered, lines }: Ignore & Place,
): boolean {
  const { line } = range.start;
  if (rule !== silenced || line < covered.from || line > covered.to) return false;
  return words === null || new RegExp(anyOf([words])).test(textIn(lines, range));
}

interface Place {
  readonly covered: { readonly from: number; readonly to: number };
  readonly lines: readonly string[];
}

function textIn(lines: readonly string[], { start, end }: Range): string {
  const text = lines
    .slice(start.line - 1, end.line)
    .map((line, index) => {
      const number = start.line + index;
      return line.slice(
        number === start.line ? start.column - 1 : 0,
        number === end.line ? end.column - 1 : undefined,
      );
    })
    .join(" ");
  return text.replace(/\s+/g, " ");
}
