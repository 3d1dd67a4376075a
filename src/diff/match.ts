import { notIn } from "../model/compare.ts";

/** Things of two states paired: those on one side only, and those on both. */
interface Matched<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly both: readonly (readonly [before: T, after: T])[];
}

export const matchById = <T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Matched<T> => matchBy(before, after, ({ id }) => id);

/** What differs of two lists whose things have no ids, paired by what they are about. */
export const matchChanged = <T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): Matched<T> => matchBy(notIn(before, after), notIn(after, before), keyOf);

function matchBy<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Matched<T> {
  const earlier = new Map(before.map((one) => [keyOf(one), one]));
  const later = new Map(after.map((one) => [keyOf(one), one]));
  return {
    added: [...later].flatMap(([key, one]) => (earlier.has(key) ? [] : [one])),
    removed: [...earlier].flatMap(([key, one]) => (later.has(key) ? [] : [one])),
    both: [...later].flatMap(([key, one]) => {
      const match = earlier.get(key);
      return match === undefined ? [] : [[match, one] as const];
    }),
  };
}

/** What an entry is called where another names it, by its id. */
export type Names = (id: string) => string;
