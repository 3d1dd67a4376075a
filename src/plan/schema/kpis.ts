import { z } from "zod";
import { FREQUENCIES } from "../time/periods.ts";
import type { Entry } from "./entry.ts";
import { disclosure, spc } from "./header.ts";
import { integer, number } from "./numbers.ts";
import { choice, date, dateOrMonth, flag, id, oneOrMany, reference, text } from "./scalars.ts";

export const BASES = ["snapshot", "in-period", "rolling-12", "year-to-date"] as const;
export const DIRECTIONS = ["higher", "lower", "in-range", "neutral"] as const;
const SUBJECTS = ["child", "staff", "process"] as const;
export type Basis = (typeof BASES)[number];
export type Better = (typeof DIRECTIONS)[number];

const target = z.strictObject({
  from: dateOrMonth
    .optional()
    .meta({ title: "the first day or month that it applies to", examples: ["2016-04"] }),
  agreed: date.optional().meta({ title: "the day on which it was agreed; it is not known before" }),
  value: number.optional().meta({ title: "the figure to reach, in the unit of the measure", examples: [90] }),
  min: number.optional().meta({ title: "the least, for a range", examples: [14] }),
  max: number.optional().meta({ title: "the most, for a range", examples: [18] }),
  tolerance: number.optional().meta({
    title: "how far a figure can miss the target and still be amber, in the unit of the measure",
    examples: [5],
  }),
});

const comparator = z.strictObject({
  who: text.meta({ title: "whose figure it is", examples: ["England"] }),
  value: number.meta({ title: "the figure, in the unit of the measure", examples: [17.2] }),
  period: text.meta({
    title: "the period that it is for, in words or as a key",
    examples: ["year ending March 2015"],
  }),
  published: date.optional().meta({ title: "the day on which it was published; it is not known before" }),
});

const seriesBreak = z.strictObject({
  from: dateOrMonth.meta({
    title: "the first day or month that is counted or works otherwise",
    examples: ["2016-04"],
  }),
  decided: date.optional().meta({ title: "the day on which it was decided; it is not known before" }),
  kind: choice(["method", "step"]).meta({
    title: "whether it is counted in another way (method), or the work itself has changed (step)",
  }),
  reason: text.meta({ title: "what has changed", examples: ["Agency workers are now counted."] }),
});

/** A key performance indicator as it is written. */
export const kpi = z
  .strictObject({
    id: id.meta({ title: "the name by which other entries refer to the KPI", examples: ["caseload"] }),
    standard: text.optional().meta({
      title:
        "the measure in DfE's Local Authority Interactive Tool, which fills name, definition, unit and better if they are left out",
      examples: ["re-referrals"],
      names: ["standard"],
    }),
    name: text
      .optional()
      .meta({ title: "what reports call it", examples: ["Average caseload of social workers"] }),
    definition: text.optional().meta({
      title: "what is counted, and how",
      examples: ["Children allocated, divided by social workers with cases."],
    }),
    unit: text
      .optional()
      .meta({ title: "what its figures are figures of; % for a percentage", examples: ["children"] }),
    decimals: integer
      .refine((value) => value <= 10, { error: "is more than can be printed: expected 10 or less" })
      .meta({ maximum: 10 })
      .optional()
      .meta({
        title: "printed digits after the point; none for a percentage and one for any other unit if left out",
        examples: [1],
      }),
    frequency: choice(FREQUENCIES).meta({ title: "how long its periods are" }),
    basis: choice(BASES).optional().meta({
      title:
        "whether a figure is counted on the last day of a period, in the period, or over a longer time that ends with it",
    }),
    better: choice(DIRECTIONS).optional().meta({
      title: "which figures are better: higher or lower ones, those in the range of the target, or neither",
    }),
    targets: z
      .array(target)
      .optional()
      .meta({ title: "its targets, each from a day on", examples: [[{ from: "2016-04", value: 90 }]] }),
    subject: choice(SUBJECTS).optional().meta({ title: "whom it counts; counts of children are protected" }),
    parts: oneOrMany(id)
      .optional()
      .meta({
        title: "the KPIs whose counts add up to this one's",
        examples: ["referrals-east"],
        names: ["kpi"],
      }),
    of: id.optional().meta({
      title: "the KPI that counts the same over other periods: months for a quarter, or for a year to date",
      examples: ["referrals"],
      names: ["kpi"],
    }),
    "numerator-of": id.optional().meta({
      title: "the percentage whose numerator it counts",
      examples: ["assessments-45"],
      names: ["kpi"],
    }),
    "denominator-of": id.optional().meta({
      title: "the percentage whose denominator it counts",
      examples: ["assessments-45"],
      names: ["kpi"],
    }),
    "rolls-up": id.optional().meta({
      title: "the weekly KPI whose weeks make its months",
      examples: ["contacts-weekly"],
      names: ["kpi"],
    }),
    disclosure: disclosure
      .optional()
      .meta({ title: "how its counts are published, if by other rules than the plan's" }),
    comparators: z
      .array(comparator)
      .optional()
      .meta({
        title: "figures of others to compare it with",
        examples: [[{ who: "England", value: 17.8, period: "year ending March 2015" }]],
      }),
    breaks: z
      .array(seriesBreak)
      .optional()
      .meta({
        title: "days from which it cannot be compared with what was before",
        examples: [[{ from: "2016-04", kind: "method", reason: "Agency workers are now counted." }]],
      }),
    screening: flag.optional().meta({
      title: "whether moves above 3.267 times the mean move are left out when control limits are calculated",
      examples: [true],
    }),
    spc: spc
      .optional()
      .meta({ title: "how its special causes are told, if by another rule than the plan's" }),
    answers: oneOrMany(reference)
      .optional()
      .meta({
        title: "the recommendations that it shows progress with, or findings as event/document/finding",
        examples: ["R1"],
        names: ["recommendation", "finding"],
      }),
    added: date
      .optional()
      .meta({ title: "the day on which it was added to the plan; before that day nothing of it is known" }),
    illustrative: flag
      .optional()
      .meta({ title: "true if it is invented, so that reports say so", examples: [true] }),
  })
  .meta({ title: "a measure: what it counts, its targets, and what it is compared with" });

/** Fields that a national measure fills if nobody wrote them. */
export const STANDARD_FIELDS = ["name", "definition", "unit", "better"] as const;
export type StandardField = (typeof STANDARD_FIELDS)[number];

export type WrittenKpi = Entry<typeof kpi>;

/** A KPI with the fields that its standard fills. */
export type Kpi = WrittenKpi & { readonly [Field in StandardField]: NonNullable<WrittenKpi[Field]> } & {
  /** The fields that nobody wrote. */
  readonly fromStandard?: readonly StandardField[];
};

export type Target = NonNullable<Kpi["targets"]>[number];
export type Break = NonNullable<Kpi["breaks"]>[number];
