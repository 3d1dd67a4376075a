import { z } from "zod";
import type { Entry } from "./entry.ts";
import { id, text } from "./scalars.ts";

/** A board, committee, department or inspectorate. */
export const body = z.strictObject({
  id,
  name: text,
  /** How often it meets, in words. */
  meets: text.optional(),
});

export type Body = Entry<typeof body>;
