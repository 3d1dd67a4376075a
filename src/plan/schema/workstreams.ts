import { z } from "zod";
import type { Entry } from "./entry.ts";
import { date, id, text } from "./scalars.ts";

/** A strand of the improvement programme. Actions name it, and so can recommendations in business as usual. */
export const workstream = z.strictObject({
  id,
  title: text,
  /** The programme that it is part of, if there is more than one. */
  programme: text.optional(),
  /** The post that answers for it to the Board. */
  sponsor: id.optional(),
  /** The post that leads the work. */
  lead: id.optional(),
  added: date.optional(),
});

export type Workstream = Entry<typeof workstream>;
