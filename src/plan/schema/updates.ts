import { z } from "zod";
import type { Origin } from "../../problems/origin.ts";
import { evidence } from "./actions.ts";
import { type Camel, exempt } from "./entry.ts";
import { date, flag, id, oneOrMany, reference, text } from "./scalars.ts";

/** What an update says besides the fields it changes. */
export const update = z.strictObject({
  /** When it became known. */
  date,
  /** When it happened, if on another day. */
  on: date.optional(),
  /** The event, or the post, it comes from. */
  by: id.optional(),
  /** The entries it is about. */
  of: oneOrMany(reference),
  /** What may be said in public. */
  progress: text.optional(),
  /** For the Board only. */
  note: text.optional(),
  /** Added to what is there. */
  evidence: z.array(evidence).optional(),
  impact: text.optional(),
  reason: text.optional(),
  /** A new date that the Board agreed is not a slip. */
  rebaseline: flag.optional(),
  /** The date of the update it puts right. */
  corrects: date.optional(),
  exempt: exempt.optional(),
});

/** One update of one entry: `of` several ids is several of these. */
export interface Update extends Omit<Camel<z.output<typeof update>>, "of"> {
  readonly of: string;
  /** The fields it changes, decoded by the schema of the entry it is about; keys in camelCase. */
  readonly patch: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

/** Each update as it was written: one of several entries is several updates in one place. */
export const updatesOnce = (updates: readonly Update[]): Update[] =>
  [...Map.groupBy(updates, ({ origin }) => origin).values()].flatMap(([first]) => first ?? []);
