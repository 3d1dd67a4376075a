import { z } from "zod";
import { YEARS } from "../time/written-periods.ts";
import type { Entry } from "./entry.ts";
import { SYMBOLS } from "./extracts.ts";
import { integer } from "./numbers.ts";
import { choice, id, mapping, oneOrMany, text } from "./scalars.ts";

/** Text that may be empty, for a cell in which nothing is written. */
const cellText = z.string().transform((written) => written.trim());

const fields = z.strictObject({
  id: id.meta({ title: "the name by which extracts refer to the feed", examples: ["case-system"] }),
  sheet: text.optional().meta({
    title: "the sheet of a workbook that holds the figures; the first that has the headings if left out",
    examples: ["Scorecard"],
  }),
  "skip-rows": integer.optional().meta({
    title:
      "how many rows of titles stand above the headings; titles are found without it, but it says that they are no notes",
    examples: [2],
  }),
  measure: text.optional().meta({
    title: "the heading above the measures; without it each measure has a column",
    examples: ["Indicator"],
  }),
  period: text.optional().meta({
    title: "the heading above the periods; without it each period has a column",
    examples: ["Month"],
  }),
  value: text.optional().meta({ title: "the heading above the figures", examples: ["Actual"] }),
  numerator: text.optional().meta({ title: "the heading above the numerators", examples: ["Num"] }),
  denominator: text.optional().meta({ title: "the heading above the denominators", examples: ["Den"] }),
  codes: mapping(id)
    .optional()
    .meta({
      title: "what the export calls a measure, and its KPI; ids and names of KPIs are known without it",
      examples: [{ "LL-031": "caseload" }],
      names: ["kpi"],
    }),
  ignore: oneOrMany(text)
    .optional()
    .meta({ title: "headings of columns, and codes of measures, that are not read", examples: ["Comments"] }),
  only: mapping(oneOrMany(text))
    .optional()
    .meta({
      title: "by their headings, what stands in the rows that are read, such as the total of all teams",
      examples: [{ Team: "All" }],
    }),
  missing: z
    .record(cellText, choice(SYMBOLS))
    .transform((record) => new Map(Object.entries(record)))
    .optional()
    .meta({
      title: "how the export writes that there is no figure, and the symbol for it",
      examples: [{ "-": "x" }],
    }),
  percentages: choice(["fractions", "per-cent"])
    .optional()
    .meta({ title: "whether 91% is 0.91 (fractions) or 91 (per-cent)" }),
  dates: choice(["day-first", "month-first"])
    .optional()
    .meta({ title: "whether 04/06/2018 is in June or in April; in June (day-first) if left out" }),
  "named-by": choice(["start", "end"]).optional().meta({
    title:
      "whether a week, a quarter or a year is named by its first or its last day or month; by its last if left out",
  }),
  years: choice(YEARS).optional().meta({
    title:
      "which years 2018/19, and the quarters of 2018, belong to: from April, from January or from September",
  }),
});

/** An export of a case system, described once: where its figures are and how it writes them. */
export const feed = fields
  .superRefine((given, context) => {
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
  })
  .meta({
    title: "an export of a case system, described once: where its figures are and how it writes them",
  });

export type Feed = Entry<typeof fields>;
