import type { Row } from "./elimination.ts";

type Question = "determined" | "cornered" | "shaved" | "guessed";

/**
 * Rows in groups that have no unknown number in common, so that what follows from one group says nothing of another. As
 * numbers become unknown, groups grow together.
 */
export interface Groups {
  /** Makes a number unknown. */
  admit(place: number): void;
  /** The groups, as places of rows, that have changed since this was last asked. */
  changed(question: Question): number[][];
}

export function groupsOf(rows: readonly Row[]): Groups {
  const holding: number[][] = [];
  for (const [at, row] of rows.entries()) {
    for (const place of row.keys()) {
      const others = holding[place];
      if (others === undefined) holding[place] = [at];
      else others.push(at);
    }
  }
  /** The members of the group that each row is in; none for a row that has no unknown number. */
  const groupOf: (number[] | undefined)[] = rows.map(() => undefined);
  const due: Readonly<Record<Question, Set<number[]>>> = {
    determined: new Set(),
    cornered: new Set(),
    shaved: new Set(),
    guessed: new Set(),
  };
  const remove = (group: number[]): void => {
    for (const groups of Object.values(due)) groups.delete(group);
  };
  /** The smaller group goes into the larger one. */
  const join = (one: number[], other: number[]): number[] => {
    const [into, from] = one.length < other.length ? [other, one] : [one, other];
    if (into === from) return into;
    remove(from);
    for (const at of from) groupOf[at] = into;
    for (const at of from) into.push(at);
    return into;
  };
  return {
    admit(place) {
      const groups = (holding[place] ?? []).map((at) => (groupOf[at] ??= [at]));
      const [first, ...others] = groups;
      if (first === undefined) return;
      const all = others.reduce(
        (group, other) => join(group, groupOf[other[0] as number] as number[]),
        first,
      );
      for (const groups of Object.values(due)) groups.add(all);
    },
    changed(question) {
      const groups = [...due[question]].map((group) => group.sort((a, b) => a - b));
      due[question].clear();
      return groups;
    },
  };
}
