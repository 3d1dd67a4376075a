import { notIn } from "../model/same.ts";
import type { PlanState } from "../model/state.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { Change } from "./change.ts";

/** Finds what changed in one part of a state. Every comparer is registered in `comparison.ts`. */
export interface Comparer<Part extends StatePart = StatePart> {
  readonly part: Part;
  compare(before: PlanState[Part], after: PlanState[Part], context: ComparerContext): Change[];
}

type StatePart = Exclude<keyof PlanState, "asAt" | "reports" | "unrecorded">;

/** What a comparer may need from outside its own part. */
interface ComparerContext {
  /** The dates of the two states. */
  readonly asAt: { readonly before: IsoDate; readonly after: IsoDate };
  readonly nameOf: NameOf;
}

/** What to call a recommendation, a measure or an audit that another entry refers to by its id. */
export type NameOf = (id: string) => string;

/** The items of two lists in pairs, and those that only one of the lists has. */
interface Matched<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly both: readonly (readonly [before: T, after: T])[];
}

export const matchById = <T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Matched<T> => matchBy(before, after, ({ id }) => id);

/** Matches items that have no ids by what they are about. Items that are the same in both lists are left out. */
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
