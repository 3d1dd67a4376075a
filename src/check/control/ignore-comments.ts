import type { IgnoreComment, LocatedProblem, Range, Sources } from "../../problems/locate.ts";
import type { Origin } from "../../problems/origin.ts";
import { hintForUnknownRule, type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { LINE_END } from "../../text/words.ts";
import { ignoreMalformed } from "./rules.ts";

/** A comment that silences problems. */
export interface Ignore extends ParsedIgnore {
  readonly origin: Origin;
  silences(problem: LocatedProblem): boolean;
}

/** Reads the comments; one that cannot silence anything is a problem. */
export function readIgnores(
  comments: readonly IgnoreComment[],
  rules: ReadonlyMap<string, RuleInfo>,
  sources: Sources,
): { ignores: Ignore[]; problems: Problem[] } {
  const ignores: Ignore[] = [];
  const problems: Problem[] = [];
  for (const comment of comments) {
    const { text, origin } = comment;
    const parsed = parseIgnore(text);
    const problem = problemWith(parsed, comment, rules);
    if (problem !== null) problems.push(problemOf(ignoreMalformed, { ...problem, origin }));
    else if (parsed !== null) ignores.push(placeIgnore(parsed, origin, sources));
  }
  return { ignores, problems };
}

/** `improve-ignore <rule> -- reason`, with words in quotation marks before the dashes where one text holds several. */
interface ParsedIgnore {
  readonly rule: string;
  /** Only problems at these words; null for all that the rule finds there. */
  readonly words: string | null;
  readonly reason: string;
}

const GRAMMAR = /^improve-ignore\s+([a-z][a-z-]*)(?:\s+"([^"]+)")?\s+--\s+(\S.*)$/;

/** Null where the comment is not of that form. */
function parseIgnore(comment: string): ParsedIgnore | null {
  const [, rule, words = null, reason] = GRAMMAR.exec(comment) ?? [];
  return rule === undefined || reason === undefined ? null : { rule, words, reason };
}

function problemWith(
  ignore: ParsedIgnore | null,
  { text, inText }: IgnoreComment,
  rules: ReadonlyMap<string, RuleInfo>,
): Pick<Problem, "message" | "hint"> | null {
  if (inText) {
    const message = `"# ${text}" stands inside a text, where it silences nothing and would be printed`;
    return { message, hint: "Put the comment above the key that the text belongs to." };
  }
  if (ignore === null) {
    const message = `"# ${text}" silences nothing: ${expectedInstead(text)}`;
    return { message, hint: "Write # improve-ignore <rule> -- <why nothing has to be done>." };
  }
  const rule = rules.get(ignore.rule);
  if (rule === undefined) {
    const hint = hintForUnknownRule(ignore.rule, rules.keys());
    return { message: `There is no rule "${ignore.rule}" to silence`, hint };
  }
  if (rule.alwaysOn !== true) return null;
  const message = `"${ignore.rule}" cannot be silenced: what it finds would be missing from the report`;
  return { message, hint: "Put the problem itself right, and remove the comment." };
}

const expectedInstead = (text: string): string =>
  EXPECTED.find(([slip]) => slip.test(text))?.[1] ?? "expected a rule, two dashes and a reason";

const EXPECTED: readonly (readonly [slip: RegExp, expected: string])[] = [
  [/^(?!improve-ignore\b)/, 'expected the word "improve-ignore"'],
  [/^improve-ignore:/, "expected no colon after improve-ignore"],
  [/^improve-ignore\s+[a-z-]+\s*,/, "expected one rule in a comment of its own"],
  [/[“”„]/, "expected straight quotation marks round the words"],
];

function placeIgnore(parsed: ParsedIgnore, origin: Origin, sources: Sources): Ignore {
  const lines = sources.text(origin.file)?.split(LINE_END) ?? [];
  const { from, to } = linesCovered(lines, sources.locate(origin));
  const words = parsed.words === null ? null : wholeWords(parsed.words);
  return {
    ...parsed,
    origin,
    silences: ({ rule, file, range }) =>
      rule === parsed.rule &&
      file === origin.file &&
      range.start.line >= from &&
      range.start.line <= to &&
      (words === null || words.test(textIn(lines, range))),
  };
}

const COMMENT_ONLY = /^\s*(#.*)?$/;

/**
 * The lines that a comment covers: its own where something stands before it, otherwise the next line that holds more
 * than a comment. The lines that continue the text are covered, too. Line numbers are from 1, both ends included.
 */
function linesCovered(lines: readonly string[], { start }: Range): { from: number; to: number } {
  const before = (lines[start.line - 1] ?? "").slice(0, start.column - 1);
  if (before.trim() !== "") {
    return { from: start.line, to: start.line + continuation([before, ...lines.slice(start.line)]) };
  }
  const skipped = lines.slice(start.line).findIndex((line) => !COMMENT_ONLY.test(line));
  const from = start.line + 1 + Math.max(0, skipped);
  return { from, to: from + continuation(lines.slice(from - 1)) };
}

/** How many lines below the first continue its value; none for a key that only opens a block. */
function continuation([first = "", ...rest]: readonly string[]): number {
  if (/:\s*$/.test(first)) return 0;
  const indent = (/^\s*(?:- +)*/.exec(first) as RegExpExecArray)[0].length;
  const end = rest.findIndex((line) => line.trim() !== "" && line.search(/\S/) <= indent);
  return end === -1 ? rest.length : end;
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

/** Finds a text as whole words, however its spaces are written. */
const wholeWords = (text: string): RegExp =>
  new RegExp(`(?<!\\w)${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")}(?!\\w)`);
