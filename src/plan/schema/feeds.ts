import { z } from "zod";
import { YEARS } from "../time/written-periods.ts";
import type { Entry } from "./entry.ts";
import { SYMBOLS } from "./extracts.ts";
import { choice, id, integer, mapping, oneOrMany, text } from "./scalars.ts";

/** Text that may be empty, for a cell in which nothing is written. */
const cellText = z.string().transform((written) => written.trim());

const fields = z.strictObject({
  id,
  /** The sheet of a workbook that holds the figures. The first that has the headings by default. */
  sheet: text.optional(),
  /** How many rows of titles stand above the headings. Titles are found without it; it says that they are no notes. */
  "skip-rows": integer.optional(),
  /** The heading above the measures. Without it each measure has a column. */
  measure: text.optional(),
  /** The heading above the periods. Without it each period has a column. */
  period: text.optional(),
  value: text.optional(),
  numerator: text.optional(),
  denominator: text.optional(),
  /** What the export calls a measure → the KPI. Ids and names of KPIs are known without it. */
  codes: mapping(id).optional(),
  /** Headings of columns, and codes of measures, that are not read. */
  ignore: oneOrMany(text).optional(),
  /** Heading → what stands below it in the rows that are read, such as the total of all teams. */
  only: mapping(oneOrMany(text)).optional(),
  /** How the export writes that there is no figure → the symbol for it. */
  missing: z
    .record(cellText, choice(SYMBOLS))
    .transform((record) => new Map(Object.entries(record)))
    .optional(),
  /** Whether 91% is 0.91 or 91. */
  percentages: choice(["fractions", "per-cent"]).optional(),
  /** Whether 04/06/2018 is in June or in April. In June by default. */
  dates: choice(["day-first", "month-first"]).optional(),
  /** Whether a week, a quarter or a year is named by its first or its last day or month. By its last by default. */
  "named-by": choice(["start", "end"]).optional(),
  /** Which years 2018/19, and the quarters of 2018, belong to: from April, from January or from September. */
  years: choice(YEARS).optional(),
});

/** An export of a case system, described once: where its figures are and how it writes them. */
export const feed = fields.superRefine((given, context) => {
  const add = (path: readonly string[], message: string): void =>
    context.addIssue({ code: "custom", path: [...path], message });
  const { measure, period, value, numerator, denominator } = given;
  if (measure === undefined && period === undefined) {
    add([], "says neither measure: nor period:, the headings above the measures and the periods");
    return;
  }
  if ((numerator === undefined) !== (denominator === undefined)) {
    add([numerator === undefined ? "denominator" : "numerator"], "is one of two counts: expected both");
  } else if (measure !== undefined && period !== undefined) {
    if (value === undefined && numerator === undefined) {
      add([], "says neither value: nor numerator: and denominator:, the headings above the figures");
    }
  } else {
    const each = measure === undefined ? "measure" : "period";
    for (const field of ["value", "numerator", "denominator"] as const) {
      if (given[field] === undefined) continue;
      add([field], `is a heading of its own, but without ${each}: there is a column for each ${each}`);
    }
  }
});

export type Feed = Entry<typeof fields>;
