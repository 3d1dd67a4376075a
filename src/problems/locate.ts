import type { Origin } from "./origin.ts";
import { fingerprintOf, type Problem, type Severity } from "./problem.ts";

/** Lines and columns counted from 1, end exclusive. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** A problem with its place: what is printed, and what `check --format json` holds. */
export interface LocatedProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly entity: string | null;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: Range }[];
  readonly hint: string | null;
  /** Stays the same when lines move: made of rule, entity and message. */
  readonly fingerprint: string;
}

/** A problem that is there, and that its author or the baseline has set aside. */
export interface SilencedProblem {
  readonly problem: LocatedProblem;
  readonly by: "comment" | "baseline";
  /** What the comment says; null for the baseline. */
  readonly reason: string | null;
}

/** Knows the text of every file of the plan. */
export interface Sources {
  locate(origin: Origin): Range;
  /** The text of a file, null when it was not read. */
  text(file: string): string | null;
}

/** Works out the places of problems; ordered by file, line, column, rule and message, without repeats. */
export function locateProblems(problems: readonly Problem[], sources: Sources): LocatedProblem[] {
  const located = problems.map((problem) => locate(problem, sources));
  const unique = new Map(located.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(byPlace);
}

function locate(problem: Problem, sources: Sources): LocatedProblem {
  const { rule, severity, message, origin, entity = null, hint = null, related = [] } = problem;
  return {
    rule,
    severity,
    message,
    file: origin.file,
    range: sources.locate(origin),
    entity,
    related: related.map((other) => ({
      message: other.message,
      file: other.origin.file,
      range: sources.locate(other.origin),
    })),
    hint,
    fingerprint: fingerprintOf(rule, entity ?? origin.file, message),
  };
}

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

/** By code unit: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `plan.yaml:3:5`, as editors and terminals open it. */
export const showPlace = ({ file, range: { start } }: Pick<LocatedProblem, "file" | "range">): string =>
  `${file}:${start.line}:${start.column}`;

/** A comment of the plan that begins with improve-ignore, as written but for its `#`. */
export interface IgnoreComment {
  readonly text: string;
  /** It stands inside a text, where it is no comment but would be printed. */
  readonly inText: boolean;
  readonly origin: Origin;
}
