import { z } from "zod";
import type { Entry } from "./entry.ts";
import { choice, date, id, integer, reference, text } from "./scalars.ts";

export const TRACKS = ["improvement-plan", "business-as-usual"] as const;
export type Track = (typeof TRACKS)[number];

/** What the inspectorate asked for. */
export const recommendation = z.strictObject({
  id,
  number: integer,
  title: text,
  text,
  /** The event, or its document, that made it. */
  source: reference,
  /** The post that leads on it. */
  lead: id.optional(),
  added: date.optional(),
  track: choice(TRACKS).optional(),
  /** Business as usual: who oversees it from now on. */
  governance: text.optional(),
  /** Business as usual: the improvement still to be made, and how it will be seen. */
  measure: text.optional(),
});

export type Recommendation = Entry<typeof recommendation>;
