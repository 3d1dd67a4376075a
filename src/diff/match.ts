/** Entries of two states paired by id: those on one side only, and those on both. */
export interface Matched<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly both: readonly (readonly [before: T, after: T])[];
}

export function matchById<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Matched<T> {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const later = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !earlier.has(id)),
    removed: before.filter(({ id }) => !later.has(id)),
    both: after.flatMap((one) => {
      const match = earlier.get(one.id);
      return match === undefined ? [] : [[match, one] as const];
    }),
  };
}
