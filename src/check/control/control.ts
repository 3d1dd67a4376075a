import {
  compareText,
  type IgnoreComment,
  type LocatedProblem,
  locateProblems,
  type Range,
  type SilencedProblem,
  type Sources,
} from "../../problems/locate.ts";
import type { Origin } from "../../problems/origin.ts";
import {
  hintForUnknownRule,
  type Problem,
  problemOf,
  type RuleInfo,
  type Severity,
} from "../../problems/problem.ts";
import { anyOf } from "../prose/words.ts";
import { ignoreMalformed, ignoreUnused } from "./rules.ts";

export type Severities = ReadonlyMap<string, Severity | "off">;

/** What the user has set for rules and for single problems. */
interface Control {
  /** Every rule, by its id. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly severities: Severities;
  readonly comments: readonly IgnoreComment[];
  readonly baseline: readonly BaselineEntry[];
  /** Whether the whole plan was judged: only then is a problem that was not found no longer there. */
  readonly complete: boolean;
}

/** Problems after severities, comments and the baseline were applied. */
export interface ControlledProblems {
  /** Those that are reported. */
  readonly problems: readonly LocatedProblem[];
  readonly silenced: readonly SilencedProblem[];
  /** What a baseline made now would hold. */
  readonly forBaseline: readonly LocatedProblem[];
  /** Baseline entries that hold more problems than were found, and how many are left of each. */
  readonly outdated: readonly { readonly index: number; readonly left: number }[];
}

/** Gives every problem the severity asked for, and sets aside those that a comment or the baseline silences. */
export function controlProblems(
  problems: readonly Problem[],
  sources: Sources,
  control: Control,
): ControlledProblems {
  const { rules, severities, comments, baseline, complete } = control;
  const { ignores, problems: malformed } = readIgnores(comments, rules, sources);
  const found = withSeverities(locateProblems([...problems, ...malformed], sources), severities);
  const ignoreByProblem = new Map(
    found.map((problem) => [problem, ignores.find((ignore) => ignore.silences(problem))]),
  );
  const used = new Set(ignoreByProblem.values());
  const unused = ignores.filter((ignore) => severities.get(ignore.rule) !== "off" && !used.has(ignore));
  const notIgnored = found.filter((problem) => ignoreByProblem.get(problem) === undefined);
  const isAlwaysOn = ({ rule }: LocatedProblem): boolean => rules.get(rule)?.alwaysOn === true;
  const forBaseline = notIgnored.filter((problem) => !isAlwaysOn(problem));
  const { fresh, accepted, outdated } = compareWithBaseline(forBaseline, baseline);
  return {
    problems: [
      ...notIgnored.filter(isAlwaysOn),
      ...fresh,
      ...withSeverities(complete ? locateProblems(unused.map(reportUnused), sources) : [], severities),
    ],
    silenced: [
      ...[...ignoreByProblem].flatMap(([problem, ignore]) =>
        ignore === undefined ? [] : [{ problem, by: "comment" as const, reason: ignore.reason }],
      ),
      ...accepted.map((problem) => ({ problem, by: "baseline" as const, reason: null })),
    ],
    forBaseline,
    outdated: complete
      ? outdated.filter(({ index }) => severities.get(baseline[index]?.rule ?? "") !== "off")
      : [],
  };
}

/** The severities asked for; problems of rules that are off are left out. */
export function withSeverities(
  problems: readonly LocatedProblem[],
  severities: Severities,
): LocatedProblem[] {
  return problems.flatMap((problem) => {
    const severity = severities.get(problem.rule) ?? problem.severity;
    return severity === "off" ? [] : [{ ...problem, severity }];
  });
}

const reportUnused = ({ rule, words, origin }: Ignore): Problem =>
  problemOf(ignoreUnused, {
    message: `Nothing here is silenced: "${rule}" finds nothing${words === null ? "" : ` in "${words}"`} below this comment`,
    origin,
    hint: "Remove the comment, or move it to the line above what it is about.",
  });

/** The problems that a plan was taken over with: how many of one rule an entry has, on whatever lines. */
export interface BaselineEntry {
  readonly rule: string;
  /** The entry's id; null where the problem is about no entry, and `file` names its file instead. */
  readonly entity: string | null;
  readonly file: string | null;
  readonly count: number;
}

/** A baseline that holds just these problems, in a fixed order. */
export function makeBaseline(problems: readonly LocatedProblem[]): BaselineEntry[] {
  return [...Map.groupBy(problems, keyOf).values()]
    .map(([first, ...rest]) => {
      const { rule, entity, file } = first as LocatedProblem;
      return { rule, entity, file: entity === null ? file : null, count: 1 + rest.length };
    })
    .sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

interface AgainstBaseline {
  readonly fresh: readonly LocatedProblem[];
  readonly accepted: readonly LocatedProblem[];
  /** Baseline entries that hold more problems than were found, and how many are left of each. */
  readonly outdated: readonly { readonly index: number; readonly left: number }[];
}

/** Where an entry has more problems of a rule than the baseline holds, all are fresh: nobody can say which are new. */
export function compareWithBaseline(
  problems: readonly LocatedProblem[],
  baseline: readonly BaselineEntry[],
): AgainstBaseline {
  const allowed = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  const found = Map.groupBy(problems, keyOf);
  const isAccepted = (problem: LocatedProblem): boolean =>
    (found.get(keyOf(problem))?.length ?? 0) <= (allowed.get(keyOf(problem)) ?? 0);
  const { fresh = [], accepted = [] } = Object.groupBy(problems, (problem) =>
    isAccepted(problem) ? "accepted" : "fresh",
  );
  const outdated = baseline.flatMap((entry, index) => {
    const left = found.get(keyOf(entry))?.length ?? 0;
    return left < entry.count ? [{ index, left }] : [];
  });
  return { fresh, accepted, outdated };
}

const keyOf = ({ rule, entity, file }: Pick<BaselineEntry, "rule" | "entity" | "file">): string =>
  JSON.stringify([rule, entity, entity === null ? file : null]);

/** `improve-ignore <rule> -- reason`, with words in quotation marks before the dashes where one text holds several. */
interface ParsedIgnore {
  readonly rule: string;
  /** Only problems at these words; null for all that the rule finds there. */
  readonly words: string | null;
  readonly reason: string;
}

/** A comment that silences problems. */
interface Ignore extends ParsedIgnore {
  readonly origin: Origin;
  silences(problem: LocatedProblem): boolean;
}

type Rules = ReadonlyMap<string, RuleInfo>;

/** Reads the comments; one that cannot silence anything is a problem. */
function readIgnores(
  comments: readonly IgnoreComment[],
  rules: Rules,
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

const GRAMMAR = /^improve-ignore\s+([a-z][a-z-]*)(?:\s+"([^"]+)")?\s+--\s+(\S.*)$/;

/** Null where the comment is not of that form. */
function parseIgnore(comment: string): ParsedIgnore | null {
  const [, rule, words = null, reason] = GRAMMAR.exec(comment) ?? [];
  return rule === undefined || reason === undefined ? null : { rule, words, reason };
}

function problemWith(
  ignore: ParsedIgnore | null,
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
  const lines = sources.text(origin.file)?.split(/\r?\n/) ?? [];
  const { from, to } = linesCovered(lines, sources.locate(origin));
  const words = parsed.words === null ? null : new RegExp(anyOf([parsed.words]));
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
