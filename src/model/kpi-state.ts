import { z } from "zod";
import { RAGS } from "../plan/measures/targets.ts";
import { BASES, DIRECTIONS } from "../plan/schema/kpis.ts";
import { ASSURANCES, MARKS } from "../plan/spc/assess-series.ts";
import { RUN_SIDES, SPECIAL_CAUSES } from "../plan/spc/xmr.ts";
import { FREQUENCIES } from "../plan/time/periods.ts";
import { correctedField, decimals, type Plain } from "./parts.ts";

const targetState = z.strictObject({
  /** The first day it applies to; null if it has always applied. */
  from: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** How far a figure can miss it and still be near target, in the measure's unit. */
  tolerance: z.number().nullable(),
});
export type TargetState = Plain<typeof targetState>;

/** A figure of others to compare with. */
const comparatorState = z.strictObject({ who: z.string(), value: z.number(), period: z.string() });
export type ComparatorState = Plain<typeof comparatorState>;

/** From when on figures cannot be compared with earlier ones. */
const breakState = z.strictObject({ from: z.string(), kind: z.enum(["method", "step"]), reason: z.string() });
export type BreakState = Plain<typeof breakState>;

const variationState = z.strictObject({
  mean: z.number(),
  upper: z.number(),
  lower: z.number(),
  /** The key of the period in which the present limits begin. */
  from: z.string(),
  /** The special cause at the latest figure; null for common cause variation. */
  specialCause: z.enum(SPECIAL_CAUSES).nullable(),
  side: z.enum(RUN_SIDES).nullable(),
  mark: z.enum(MARKS).nullable(),
  /** Whether the limits show that the target will be met; null without a target, and for a neutral measure. */
  assurance: z.enum(ASSURANCES).nullable(),
});
export type VariationState = Plain<typeof variationState>;

const kpiPoint = z.strictObject({
  /** The period's key. */
  period: z.string(),
  /** The period in words. */
  label: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  symbol: z.string().nullable(),
  target: z.strictObject({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  rag: z.enum(RAGS).nullable(),
  specialCause: z.enum(SPECIAL_CAUSES).nullable(),
  /** Why it differs from what was first reported; null if it does not. */
  restated: z.string().nullable(),
});
export type KpiPoint = Plain<typeof kpiPoint>;

export const kpiState = z.strictObject({
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  unit: z.string(),
  decimals,
  frequency: z.enum(FREQUENCIES),
  better: z.enum(DIRECTIONS),
  /** The id in the catalogue of the national measure that it is. */
  standard: z.string().nullable(),
  basis: z.enum(BASES).nullable(),
  /** Recommendations, or findings as `event/document/finding`. */
  answers: z.array(z.string()),
  /** As they were agreed, oldest first. Each applies until the next begins. */
  targets: z.array(targetState),
  /** Whether unusually large moves are left out when control limits are calculated. */
  screening: z.boolean(),
  comparators: z.array(comparatorState),
  breaks: z.array(breakState),
  /** What its XmR chart says about the latest figure; null for a measure without control limits. */
  variation: variationState.nullable(),
  points: z.array(kpiPoint),
  /** Corrections of everything but figures, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type KpiState = Plain<typeof kpiState>;

/** A figure as a report prints it. */
export type PrintedPoint = Pick<KpiPoint, "period" | "value" | "numerator" | "denominator" | "symbol">;

/** The figures of a measure as a report prints them. */
export interface PrintedKpi {
  readonly id: string;
  readonly unit: string;
  readonly points: readonly PrintedPoint[];
}
