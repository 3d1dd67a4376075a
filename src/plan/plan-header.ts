import { z } from "zod";
import { disclosure } from "./disclosure.ts";
import type { Entry } from "./entry.ts";
import { date, id, integer, mapping, reference, text } from "./scalars.ts";

/** So that a date typed in its place is not counted through. */
const shortCount = integer.refine((value) => value < 1000, {
  error: "is 1000 or more: expected a small number",
});

const implicationRow = z.strictObject({
  id,
  title: text,
  /** The sentence a report prints where it says `none`. */
  none: text,
});

/** What the plan as a whole is: once in a folder. */
export const planHeader = z.strictObject({
  title: text,
  authority: text,
  service: text,
  /** The inspection the plan answers. */
  answers: reference,
  start: date,
  regime: z
    .strictObject({
      /** Monitoring visits before a re-inspection can take place. */
      visits: shortCount.optional(),
      /** Months within which the re-inspection usually takes place. */
      "reinspect-months": shortCount.optional(),
      /** Working days from the inspection report to the action plan. */
      "action-plan-days": shortCount.optional(),
      /** Months in a reporting cycle: how long a completed action may wait for its evidence. */
      "cycle-months": shortCount.optional(),
    })
    .optional(),
  implications: z.array(implicationRow).optional(),
  disclosure: disclosure.optional(),
  /** The council's own words for each status. */
  legend: mapping(text).optional(),
  /** What a reader must know of the figures and wording, printed in every report's notes. */
  "data-note": text.optional(),
});

export type PlanHeader = Entry<typeof planHeader>;
