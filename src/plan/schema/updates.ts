import { z } from "zod";
import type { Origin } from "../../problems/origin.ts";
import { evidence } from "./actions.ts";
import { type Camel, exempt } from "./entry.ts";
import { date, dateOrId, flag, id, oneOrMany, reference, text } from "./scalars.ts";

/**
 * The fields of an update, besides those of the entry that it changes. One that has none but its date and what it is of
 * says that nothing has changed.
 */
export const update = z.strictObject({
  /** When it became known. */
  date,
  /** When it happened, if on a different day. */
  on: date.optional(),
  /** The event or post that it comes from. */
  by: id.optional(),
  /** The entries it is about. */
  of: oneOrMany(reference),
  /** What may be said in public. */
  progress: text.optional(),
  /** What is for the Board only. */
  note: text.optional(),
  /** Added to the evidence that is there. */
  evidence: z.array(evidence).optional(),
  impact: text.optional(),
  reason: text.optional(),
  /** The Board agreed the new due date, so it is not a slip. */
  rebaseline: flag.optional(),
  /** The date of the update that it corrects, or the report that printed what it corrects. */
  corrects: dateOrId.optional(),
  /** The fields of the entry that have the name of one of these: the `date` of a document, who holds an event (`by`). */
  its: z.strictObject({ date: date.optional(), by: oneOrMany(id).optional(), of: id.optional() }).optional(),
  exempt: exempt.optional(),
});

/** Fields that only an action has a place for: in an update of anything else they would be lost. */
export const OF_ACTIONS = ["progress", "note", "evidence", "impact", "rebaseline"] as const;

/** One update of one entry. An update with several ids in `of` becomes several of these. */
export interface Update extends Omit<Camel<z.output<typeof update>>, "of" | "its"> {
  readonly of: string;
  /** The fields that it changes, decoded by the schema of the entry. Keys are in camelCase. */
  readonly patch: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

/** Each update once as it was written: those that share an origin were one update of several entries. */
export const updatesOnce = (updates: readonly Update[]): Update[] =>
  [...Map.groupBy(updates, ({ origin }) => origin).values()].flatMap(([first]) => first ?? []);
