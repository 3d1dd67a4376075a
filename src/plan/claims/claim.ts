import { z } from "zod";
import type { Camel } from "../camel.ts";
import { choice, id, integer, number, oneOrMany, reference, text } from "../scalars.ts";
import { findFaults } from "./faults.ts";

const periods = z.union(
  [
    integer.refine((count) => count > 0, {
      error: "is 0: expected 1 period or more, or every-period",
    }),
    choice(["every-period"]),
  ],
  {
    error: ({ input }) =>
      `${typeof input === "string" ? `"${input}"` : "it"} is neither a number of periods nor every-period`,
  },
);

/** The fields of a claim; which of them go together is in faults.ts. */
const fields = z.strictObject({
  kpi: id.optional(),
  /** The measure moved, from the period `since` to its newest. */
  has: choice(["fallen", "risen", "improved"]).optional(),
  since: text.describe("the period compared with, such as 2015-09").optional(),
  /** The newest figure, or every one of the periods of `for`, meets its target. */
  is: choice(["on-target"]).optional(),
  for: periods.optional(),
  /** In the measure's unit; of an audit per cent of its cases. */
  "at-least": number.optional(),
  "at-most": number.optional(),
  /** A comparator of the measure, or an earlier audit. */
  "better-than": text.optional(),
  /** `event/document/finding` */
  finding: reference.optional(),
  action: id.optional(),
  audit: id.optional(),
  /** Grades of the audit that count together. */
  graded: oneOrMany(text.describe("a grade of the audit, such as good")).optional(),
});

/** What shows that a highlight is true: one KPI, finding, action or audit, and what is claimed of it. */
export const claim = fields.superRefine((given, context) => {
  for (const { path, message } of findFaults(given)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});

export type Claim = Camel<z.output<typeof fields>>;

/** It names a measure and claims nothing of it: the figure is quoted, and none could refute it. */
export const isBare = ({ kpi, has, is, atLeast, atMost, betterThan }: Claim): boolean =>
  kpi !== undefined && [has, is, atLeast, atMost, betterThan].every((made) => made === undefined);
