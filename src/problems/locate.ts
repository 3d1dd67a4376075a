import { printable } from "../text/escape.ts";
import type { Origin } from "./origin.ts";
import { fingerprintOf, type Problem, type Severity } from "./problem.ts";

/** Lines and columns are counted from 1; the end is exclusive. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** A problem with its place, as it is printed and as `check --format json` gives it. */
export interface LocatedProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly entity: string | null;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: Range }[];
  readonly hint: string | null;
  /** A digest of rule, entity and message, which stays the same when lines move. */
  readonly fingerprint: string;
}

/** A problem that a comment or the baseline has set aside. */
export interface SilencedProblem {
  readonly problem: LocatedProblem;
  readonly by: "comment" | "baseline";
  /** The reason that the comment gives; null for the baseline. */
  readonly reason: string | null;
}

/** The texts of the files of the plan, and the places in them. */
export interface Sources {
  locate(origin: Origin): Range;
  /** The text of a file; null if it was not read. */
  text(file: string): string | null;
  /**
   * What is written in the files, without comments: every key and value of YAML, and other files whole. Files in which
   * there is none of some signs, however it is written, may be left out.
   */
  texts(signs: RegExp): Iterable<WrittenText>;
}

/** A text as it is read, and where each part of it is written. */
export interface WrittenText {
  readonly text: string;
  /** The place of a part, by offsets into the text. */
  readonly placeOf: (start: number, end: number) => Origin;
}

/** Works out the places of problems. They are ordered by file, line, column, rule and message, without repeats. */
export function locateProblems(problems: readonly Problem[], sources: Sources): LocatedProblem[] {
  const located = problems.map((problem) => locate(problem, sources));
  const unique = new Map(located.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(byPlace);
}

function locate(problem: Problem, sources: Sources): LocatedProblem {
  const { rule, severity, origin, entity = null, related = [] } = problem;
  const message = readable(problem.message);
  return {
    rule,
    severity,
    message,
    file: origin.file,
    range: sources.locate(origin),
    entity,
    related: related.map((other) => ({
      message: readable(other.message),
      file: other.origin.file,
      range: sources.locate(other.origin),
    })),
    hint: problem.hint === undefined ? null : readable(problem.hint),
    fingerprint: fingerprintOf(rule, entity ?? origin.file, message),
  };
}

/** A sentence without the middle of a text that it quotes, where that is as long as no sentence. */
const readable = (sentence: string): string =>
  sentence.length <= MOST_CHARACTERS
    ? sentence
    : `${sentence.slice(0, 600).toWellFormed()}…${sentence.slice(-300).toWellFormed()}`;

const MOST_CHARACTERS = 2000;

/** By file, line, column, rule and message. */
export function byPlace(a: LocatedProblem, b: LocatedProblem): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Compares by code unit, so the order is the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `plan.yaml:3:5`, which editors and terminals can open. */
export const showPlace = ({ file, range: { start } }: Pick<LocatedProblem, "file" | "range">): string =>
  `${printable(file)}:${start.line}:${start.column}`;

/** A comment in the plan that begins with improve-ignore. */
export interface IgnoreComment {
  /** As written, without the `#`. */
  readonly text: string;
  /** It is inside a text, where it is not a comment and would be printed. */
  readonly inText: boolean;
  readonly origin: Origin;
}
