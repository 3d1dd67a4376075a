import { z } from "zod";
import type { Entry } from "./entry.ts";
import { choice, date, flag, id, oneOrMany, reference, text } from "./scalars.ts";
import { STATUSES } from "./status.ts";

/** What shows that an action was done. */
export const evidence = z.strictObject({
  title: text,
  date: date.optional(),
  /** The post, or the body, that looked at it. */
  "verified-by": id.optional(),
});

/** What the council does about a recommendation or a finding. */
export const action = z.strictObject({
  id,
  /** Recommendations, or findings as `event/document/finding`. */
  answers: oneOrMany(reference),
  title: text,
  /** A post. */
  owner: id.optional(),
  added: date.optional(),
  start: date.optional(),
  due: date.optional(),
  /** What will be different for children. */
  outcome: text.optional(),
  /** KPIs that show whether it works. */
  "measured-by": oneOrMany(id).optional(),
  workstream: text.optional(),
  status: choice(STATUSES).optional(),
  evidence: z.array(evidence).optional(),
  impact: text.optional(),
  /** The action that took this one's place, when it is withdrawn. */
  "superseded-by": id.optional(),
  illustrative: flag.optional(),
});

export type Action = Entry<typeof action>;
export type Evidence = NonNullable<Action["evidence"]>[number];
