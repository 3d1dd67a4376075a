import {
  type IgnoreComment,
  type LocatedProblem,
  locateProblems,
  type Silenced,
  type Sources,
} from "../../problems/locate.ts";
import { type Problem, problemOf, type RuleInfo, type Severity } from "../../problems/problem.ts";
import { type BaselineEntry, compareWithBaseline } from "./baseline.ts";
import { isIgnored, type PlacedIgnore, readIgnores } from "./ignores.ts";
import { ignoreUnused } from "./rules.ts";

export type Severities = ReadonlyMap<string, Severity | "off">;

/** What the user said of rules and of single problems. */
interface Control {
  /** Every rule there is, by its id. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly severities: Severities;
  readonly comments: readonly IgnoreComment[];
  readonly baseline: readonly BaselineEntry[];
  /** Whether the whole plan was judged, so that what was not found is not there. */
  readonly complete: boolean;
}

export interface Controlled {
  readonly diagnostics: readonly LocatedProblem[];
  readonly silenced: readonly Silenced[];
  /** What a baseline made now would hold. */
  readonly acceptable: readonly LocatedProblem[];
  /** Baseline entries that hold more than there is, and how many problems are left of each. */
  readonly mended: readonly { readonly index: number; readonly left: number }[];
}

/** Gives every problem the severity asked for, and sets aside those that a comment or the baseline silences. */
export function controlProblems(
  problems: readonly Problem[],
  sources: Sources,
  control: Control,
): Controlled {
  const { rules, severities, comments, baseline, complete } = control;
  const { ignores, problems: malformed } = readIgnores(comments, rules, sources);
  const found = withSeverities(locateProblems([...problems, ...malformed], sources), severities);
  const ignoreOf = (one: LocatedProblem): PlacedIgnore | undefined =>
    ignores.find((ignore) => ignore.origin.file === one.file && isIgnored(one, ignore));
  const used = new Map(found.map((diagnostic) => [diagnostic, ignoreOf(diagnostic)]));
  const unused = ignores.filter(
    (ignore) => severities.get(ignore.rule) !== "off" && ![...used.values()].includes(ignore),
  );
  const heard = found.filter((diagnostic) => used.get(diagnostic) === undefined);
  const isFixed = ({ rule }: LocatedProblem): boolean => rules.get(rule)?.fixed === true;
  const acceptable = heard.filter((diagnostic) => !isFixed(diagnostic));
  const compared = compareWithBaseline(acceptable, baseline);
  return {
    diagnostics: [
      ...heard.filter(isFixed),
      ...compared.fresh,
      ...withSeverities(complete ? locateProblems(unused.map(reportUnused), sources) : [], severities),
    ],
    silenced: [
      ...[...used].flatMap(([diagnostic, ignore]) =>
        ignore === undefined ? [] : [{ diagnostic, by: "comment" as const, reason: ignore.reason }],
      ),
      ...compared.accepted.map((diagnostic) => ({ diagnostic, by: "baseline" as const, reason: null })),
    ],
    acceptable,
    mended: complete
      ? compared.mended.filter(({ index }) => severities.get(baseline[index]?.rule ?? "") !== "off")
      : [],
  };
}

/** The severities asked for; what rules that are off have found is left out. */
export function withSeverities(
  diagnostics: readonly LocatedProblem[],
  severities: Severities,
): LocatedProblem[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severities.get(diagnostic.rule) ?? diagnostic.severity;
    return severity === "off" ? [] : [{ ...diagnostic, severity }];
  });
}

const reportUnused = ({ rule, words, origin }: PlacedIgnore): Problem =>
  problemOf(ignoreUnused, {
    message: `Nothing here is silenced: "${rule}" finds nothing${words === null ? "" : ` in "${words}"`} below this comment`,
    origin,
    hint: "Remove the comment, or move it to the line above what it is about.",
  });
