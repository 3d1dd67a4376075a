import { z } from "zod";
import type { Entry } from "./entry.ts";
import { date, flag, id, text } from "./scalars.ts";

/** A post, and who has held it: actions are owned by posts, so they outlive their holders. */
export const post = z.strictObject({
  id,
  title: text,
  holders: z.array(z.strictObject({ from: date, name: text, interim: flag.optional() })).optional(),
});

export type Post = Entry<typeof post>;
