import { z } from "zod";
import type { Entry } from "./entry.ts";
import { date, flag, id, integer, mapping, text } from "./scalars.ts";

/** A round of case-file audits. */
export const audit = z.strictObject({
  id,
  date,
  theme: text,
  cases: integer,
  /** Grade → number of cases. */
  grades: mapping(integer),
  illustrative: flag.optional(),
});

export type Audit = Entry<typeof audit>;
