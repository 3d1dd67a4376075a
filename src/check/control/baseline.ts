import { compareText, type LocatedProblem } from "../../problems/locate.ts";

/** Problems a plan was taken over with: how many of a rule an entry has, whatever lines they stand on. */
export interface BaselineEntry {
  readonly rule: string;
  /** The entry's id; null for what is about no entry, which its file then names. */
  readonly entity: string | null;
  readonly file: string | null;
  readonly count: number;
}

const keyOf = ({ rule, entity, file }: Pick<BaselineEntry, "rule" | "entity" | "file">): string =>
  JSON.stringify([rule, entity, entity === null ? file : null]);

/** A baseline that holds just these problems, in a fixed order. */
export function makeBaseline(diagnostics: readonly LocatedProblem[]): BaselineEntry[] {
  return [...Map.groupBy(diagnostics, keyOf).values()]
    .map(([first, ...rest]) => {
      const { rule, entity, file } = first as LocatedProblem;
      return { rule, entity, file: entity === null ? file : null, count: 1 + rest.length };
    })
    .sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

interface AgainstBaseline {
  readonly fresh: readonly LocatedProblem[];
  readonly accepted: readonly LocatedProblem[];
  /** Entries of which there are fewer problems than the baseline holds, and how many there are now. */
  readonly mended: readonly { readonly index: number; readonly left: number }[];
}

/** Where an entry has more problems of a rule than the baseline holds, all are fresh: nobody can say which are new. */
export function compareWithBaseline(
  diagnostics: readonly LocatedProblem[],
  baseline: readonly BaselineEntry[],
): AgainstBaseline {
  const allowed = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  const found = Map.groupBy(diagnostics, keyOf);
  const isAccepted = (one: LocatedProblem): boolean =>
    (found.get(keyOf(one))?.length ?? 0) <= (allowed.get(keyOf(one)) ?? 0);
  const { fresh = [], accepted = [] } = Object.groupBy(diagnostics, (one) =>
    isAccepted(one) ? "accepted" : "fresh",
  );
  const mended = baseline.flatMap((entry, index) => {
    const left = found.get(keyOf(entry))?.length ?? 0;
    return left < entry.count ? [{ index, left }] : [];
  });
  return { fresh, accepted, mended };
}
