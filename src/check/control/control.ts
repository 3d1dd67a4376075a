import {
  compareText,
  type IgnoreComment,
  type LocatedProblem,
  locateProblems,
  type SilencedProblem,
  type Sources,
} from "../../problems/locate.ts";
import { below, originOf } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo, type Severity } from "../../problems/problem.ts";
import { plural } from "../../text/words.ts";
import { type Ignore, readIgnores } from "./ignore-comments.ts";
import { baselineFixed, ignoreUnused } from "./rules.ts";

export type Severities = ReadonlyMap<string, Severity | "off">;

/** What the user has set for rules and for single problems. */
interface Control {
  /** Every rule, by its id. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly severities: Severities;
  readonly comments: readonly IgnoreComment[];
  readonly baseline: Baseline | null;
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
  /** What the baseline holds and is no longer there, at its place in the baseline. */
  readonly outdated: readonly LocatedProblem[];
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
  const byRule = Map.groupBy(ignores, ({ rule }) => rule);
  const ignoreByProblem = new Map(
    found.map((problem) => [problem, byRule.get(problem.rule)?.find((ignore) => ignore.silences(problem))]),
  );
  const used = new Set(ignoreByProblem.values());
  const unused = ignores.filter((ignore) => severities.get(ignore.rule) !== "off" && !used.has(ignore));
  const notIgnored = found.filter((problem) => ignoreByProblem.get(problem) === undefined);
  const isAlwaysOn = ({ rule }: LocatedProblem): boolean => rules.get(rule)?.alwaysOn === true;
  const forBaseline = notIgnored.filter((problem) => !isAlwaysOn(problem));
  const { fresh, accepted, outdated } = compareWithBaseline(forBaseline, baseline?.entries ?? []);
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
    outdated: complete && baseline !== null ? reportOutdated(outdated, baseline, severities) : [],
  };
}

/** The severities asked for; problems of rules that are off are left out. */
function withSeverities(problems: readonly LocatedProblem[], severities: Severities): LocatedProblem[] {
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

function reportOutdated(
  outdated: readonly Outdated[],
  { file, renewal, entries, sources }: Baseline,
  severities: Severities,
): LocatedProblem[] {
  const problems = outdated.flatMap(({ index, left }): Problem[] => {
    const { rule, entity, count, file: where } = entries[index] as BaselineEntry;
    if (severities.get(rule) === "off") return [];
    const now = left === 0 ? "none is left" : `${plural(left, "is", "are")} left`;
    const problem = problemOf(baselineFixed, {
      message: `The baseline holds ${plural(count, "problem")} of "${rule}" for "${entity ?? where}", and ${now}`,
      origin: below(originOf(file), "problems", index),
      entity: entity ?? undefined,
      hint: `Run ${renewal} to take it out.`,
    });
    return [problem];
  });
  return withSeverities(locateProblems(problems, sources), severities);
}

/** A baseline that was read. */
export interface Baseline {
  /** Its path, as problems name it. */
  readonly file: string;
  /** The command that writes it anew. */
  readonly renewal: string;
  readonly entries: readonly BaselineEntry[];
  readonly sources: Sources;
}

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
  readonly outdated: readonly Outdated[];
}

/** An entry of the baseline that holds more problems than were found, and how many are left of it. */
interface Outdated {
  readonly index: number;
  readonly left: number;
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
