import { z } from "zod";
import { FREQUENCIES } from "../time/periods.ts";
import type { Entry } from "./entry.ts";
import { disclosure, spc } from "./header.ts";
import {
  choice,
  date,
  dateOrMonth,
  flag,
  id,
  integer,
  number,
  oneOrMany,
  reference,
  text,
} from "./scalars.ts";

export const BASES = ["snapshot", "in-period", "rolling-12", "year-to-date"] as const;
export const DIRECTIONS = ["higher", "lower", "in-range", "neutral"] as const;
const SUBJECTS = ["child", "staff", "process"] as const;
export type Basis = (typeof BASES)[number];
export type Better = (typeof DIRECTIONS)[number];

const target = z.strictObject({
  /** The first day or month it applies to. */
  from: dateOrMonth.optional(),
  /** When it was agreed. It is not known before. */
  agreed: date.optional(),
  value: number.optional(),
  min: number.optional(),
  max: number.optional(),
  /** How far a figure can miss the target and still be amber, in the measure's unit. */
  tolerance: number.optional(),
});

const comparator = z.strictObject({
  who: text,
  value: number,
  /** The period it is for, in words or as a key: `year ending March 2015`. */
  period: text,
  /** When it was published. It is not known before. */
  published: date.optional(),
});

const seriesBreak = z.strictObject({
  from: dateOrMonth,
  /** When it was decided. It is not known before. */
  decided: date.optional(),
  kind: choice(["method", "step"]),
  reason: text,
});

/** A key performance indicator as it is written. */
export const kpi = z.strictObject({
  id,
  /** The measure's id in the national catalogue, which fills name, definition, unit and better if they are left out. */
  standard: text.optional(),
  name: text.optional(),
  definition: text.optional(),
  unit: text.optional(),
  /** Printed digits after the point. By default none for a percentage and one for any other unit. */
  decimals: integer
    .refine((value) => value <= 10, { error: "is more than can be printed: expected 10 or less" })
    .meta({ maximum: 10 })
    .optional(),
  frequency: choice(FREQUENCIES),
  basis: choice(BASES).optional(),
  better: choice(DIRECTIONS).optional(),
  targets: z.array(target).optional(),
  subject: choice(SUBJECTS).optional(),
  /** KPIs whose counts add up to this one's. */
  parts: oneOrMany(id).optional(),
  /** A KPI that counts the same over other periods: months for a quarter, or for a year to date. */
  of: id.optional(),
  /** The percentage whose numerator it counts. */
  "numerator-of": id.optional(),
  /** The percentage whose denominator it counts. */
  "denominator-of": id.optional(),
  /** The weekly KPI whose weeks make its months. */
  "rolls-up": id.optional(),
  /** If its counts are published by other rules than the plan's. */
  disclosure: disclosure.optional(),
  comparators: z.array(comparator).optional(),
  breaks: z.array(seriesBreak).optional(),
  /** Whether moves above 3.267 times the mean move are left out when control limits are calculated. */
  screening: flag.optional(),
  /** If its special causes are told by another rule than the plan's. */
  spc: spc.optional(),
  answers: oneOrMany(reference).optional(),
  added: date.optional(),
  illustrative: flag.optional(),
});

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
