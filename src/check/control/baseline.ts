import { compareText, type LocatedProblem } from "../../problems/locate.ts";

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
