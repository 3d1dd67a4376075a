import { z } from "zod";
import { choice, integer } from "./scalars.ts";

/** What a report may say of counts of children. */
export const disclosure = z.strictObject({
  /** Counts from 1 to this are suppressed: 5 when not given. */
  threshold: integer.optional(),
  /** Counts that are printed are rounded to the nearest multiple of this; unrounded when not given. */
  round: integer.optional(),
  /** Whether a report to the board shows every figure; when not given it suppresses what a public one does. */
  board: choice(["full", "suppressed"]).optional(),
});
