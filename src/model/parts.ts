import { z } from "zod";
import { isIsoDate } from "../plan/time/dates.ts";

/** What the schemas of the model are made of. */

/** The type that a schema describes, all of it readonly. */
export type Plain<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;
type DeepReadonly<T> = { readonly [Key in keyof T]: DeepReadonly<T[Key]> };

/** An `IsoDate`: a day that exists. */
export const isoDate = z.string().refine(isIsoDate).meta({ id: "Date", format: "date" });

/** Digits after the point. A figure with more cannot be printed. */
export const decimals = z.int().min(0).max(10);

/** A post, with its title at the date of the state. */
export const namedPost = z.strictObject({ id: z.string(), title: z.string() });
export type NamedPost = Plain<typeof namedPost>;

/** What an update said in one field, and what a correction of it says instead. */
export const correctedField = z.strictObject({
  /** The date of the correction. */
  date: isoDate,
  /** The date of the update that it corrects. */
  corrects: isoDate,
  /** As it is written in a plan: `measured-by`. */
  field: z.string(),
  /** What the correction says, where that is words that every reader of the state may have. The words before it are not kept. */
  to: z.string().nullable(),
  /** The date of the next update that gives the field; null if the correction is what stands. */
  until: isoDate.nullable(),
  reason: z.string().nullable(),
});
export type CorrectedField = Plain<typeof correctedField>;
