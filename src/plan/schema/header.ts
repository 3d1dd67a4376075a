import { z } from "zod";
import type { Entry } from "./entry.ts";
import { choice, date, flag, id, integer, mapping, reference, text } from "./scalars.ts";

/** What a report may say of counts of children. */
export const disclosure = z.strictObject({
  /** Counts from 1 to this are suppressed: 5 when not given. */
  threshold: integer.optional(),
  /** Counts that are printed are rounded to the nearest multiple of this; unrounded when not given. */
  round: integer.optional(),
  /** Whether a report to the board shows every figure; when not given it suppresses what a public one does. */
  board: choice(["full", "suppressed"]).optional(),
});

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

/** `None.` is written as often as `none`: the row's own sentence for none is printed. */
export const isNone = (answer: string): boolean => /^none\.?$/i.test(answer.trim());

/** A post, and who has held it: actions are owned by posts, so they outlive their holders. */
export const post = z.strictObject({
  id,
  title: text,
  holders: z.array(z.strictObject({ from: date, name: text, interim: flag.optional() })).optional(),
});

export type Post = Entry<typeof post>;

/** A board, committee, department or inspectorate. */
export const body = z.strictObject({
  id,
  name: text,
  /** How often it meets, in words. */
  meets: text.optional(),
});

export type Body = Entry<typeof body>;
