import type { IgnoreComment, LocatedProblem, Range, Sources } from "../../problems/locate.ts";
import type { Origin } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { didYouMean } from "../../text/words.ts";
import { anyOf } from "../prose/words.ts";
import { ignoreMalformed } from "./rules.ts";

/** `improve-ignore <rule> -- reason`, with words in quotation marks before the dashes where one text holds several. */
interface Ignore {
  readonly rule: string;
  /** Only problems marked at these words; null for all that the rule finds there. */
  readonly words: string | null;
  readonly reason: string;
}

/** A comment that silences problems, and the lines where it does. */
export interface PlacedIgnore extends Ignore {
  readonly origin: Origin;
  /** Line numbers from 1, both ends included. */
  readonly covered: { readonly from: number; readonly to: number };
  /** Every line of its file. */
  readonly lines: readonly string[];
}

type Rules = ReadonlyMap<string, RuleInfo>;

/** Reads the comments; one that cannot silence anything is a problem. */
export function readIgnores(
  comments: readonly IgnoreComment[],
  rules: Rules,
  sources: Sources,
): { ignores: PlacedIgnore[]; problems: Problem[] } {
  const ignores: PlacedIgnore[] = [];
  const problems: Problem[] = [];
  for (const comment of comments) {
    const { text, origin } = comment;
    const ignore = parseIgnore(text);
    const problem = problemWith(ignore, comment, rules);
    if (problem !== null) problems.push(problemOf(ignoreMalformed, { ...problem, origin }));
    else if (ignore !== null) {
      const lines = sources.text(origin.file)?.split(/\r?\n/) ?? [];
      ignores.push({ ...ignore, origin, lines, covered: linesCovered(lines, sources.locate(origin)) });
    }
  }
  return { ignores, problems };
}

const GRAMMAR = /^improve-ignore\s+([a-z][a-z-]*)(?:\s+"([^"]+)")?\s+--\s+(\S.*)$/;

/** Null where the comment is not of that form. */
function parseIgnore(comment: string): Ignore | null {
  const [, rule, words = null, reason] = GRAMMAR.exec(comment) ?? [];
  return rule === undefined || reason === undefined ? null : { rule, words, reason };
}

function problemWith(
  ignore: Ignore | null,
  { text, inText }: IgnoreComment,
  rules: Rules,
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
    const hint = didYouMean(ignore.rule, rules.keys()) ?? "improve rules lists them.";
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

const COMMENT_ONLY = /^\s*(#.*)?$/;

/**
 * The lines that a comment covers: its own where something stands before it, otherwise the next line that holds more
 * than a comment. The lines that continue the text are covered, too.
 */
function linesCovered(lines: readonly string[], { start }: Range): PlacedIgnore["covered"] {
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

/** Whether the comment silences a problem of the same file. */
export function isIgnored(
  { rule, range }: LocatedProblem,
  { rule: silenced, words, covered, lines }: PlacedIgnore,
): boolean {
  const { line } = range.start;
  if (rule !== silenced || line < covered.from || line > covered.to) return false;
  return words === null || new RegExp(anyOf([words])).test(textIn(lines, range));
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
