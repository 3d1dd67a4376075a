import { z } from "zod";
import { RAGS } from "../plan/measures/targets.ts";
import { STATUSES } from "../plan/schema/actions.ts";
import { FINDING_KINDS } from "../plan/schema/events.ts";
import { BASES, DIRECTIONS } from "../plan/schema/kpis.ts";
import { ASSURANCES, MARKS } from "../plan/spc/assess-series.ts";
import { RUN_SIDES, SPECIAL_CAUSES } from "../plan/spc/xmr.ts";
import { isIsoDate } from "../plan/time/dates.ts";
import { FREQUENCIES } from "../plan/time/periods.ts";

/** The type that a schema describes, all of it readonly. */
export type Plain<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;
type DeepReadonly<T> = { readonly [Key in keyof T]: DeepReadonly<T[Key]> };

/** An `IsoDate`: a day that exists. */
export const isoDate = z.string().refine(isIsoDate).meta({ id: "Date", format: "date" });

/** Digits after the point. A figure with more cannot be printed. */
export const decimals = z.int().min(0).max(10);

/** A post, with its title at the date of the state. */
const namedPost = z.strictObject({ id: z.string(), title: z.string() });
export type NamedPost = Plain<typeof namedPost>;

/** What an update said in one field, and what a correction of it says instead. */
const correctedField = z.strictObject({
  /** The date of the correction. */
  date: isoDate,
  /** The date of the update that it corrects. */
  corrects: isoDate,
  /** As it is written in a plan: `measured-by`. */
  field: z.string(),
  /** What the correction says, where that is words that every reader of the state may have. The words before it are not kept. */
  to: z.string().nullable(),
  /** The date of the next update that gives the field; null if the correction is what stands. */
  until: isoDate.nullable(),
  reason: z.string().nullable(),
});
export type CorrectedField = Plain<typeof correctedField>;

const recommendationState = z.strictObject({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  text: z.string(),
  lead: namedPost.nullable(),
  track: z.enum(["improvement-plan", "business-as-usual"]),
  governance: z.string().nullable(),
  measure: z.string().nullable(),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type RecommendationState = Plain<typeof recommendationState>;

const dueMove = z.strictObject({
  date: isoDate,
  from: isoDate,
  to: isoDate,
  reason: z.string().nullable(),
  /** The Board agreed the new date, so this is not a slip. */
  rebaseline: z.boolean(),
});
export type DueMove = Plain<typeof dueMove>;

const statusChange = z.strictObject({
  date: isoDate,
  from: z.enum(STATUSES),
  to: z.enum(STATUSES),
  reason: z.string().nullable(),
  /** The date on which this change was corrected; null if it stands as it was written. */
  corrected: isoDate.nullable(),
});

/** What an update said, and what a later one with `corrects` says instead. */
const correctionState = z
  .strictObject({
    /** The date of the correction. */
    date: isoDate,
    /** The date of the update that it corrects. */
    corrects: isoDate,
    field: z.enum(["status", "due"]),
    /** Null if the update did not give the field. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .superRefine(({ field, from, to }, context) => {
    for (const [key, value] of Object.entries({ from, to })) {
      const fits = field === "status" ? isStatus : isIsoDate;
      if (value === null || fits(value)) continue;
      const expected = field === "status" ? `one of ${STATUSES.join(", ")}` : undefined;
      context.addIssue({ code: "custom", path: [key], params: { expected } });
    }
  });
const isStatus = (text: string): boolean => (STATUSES as readonly string[]).includes(text);

export type CorrectionState = Plain<typeof correctionState>;

const actionState = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Recommendations, or findings as `event/document/finding`. */
  answers: z.array(z.string()),
  /** The KPIs that show whether it works. */
  measuredBy: z.array(z.string()),
  owner: namedPost.nullable(),
  start: isoDate.nullable(),
  due: isoDate.nullable(),
  status: z.enum(STATUSES),
  outcome: z.string().nullable(),
  workstream: z.string().nullable(),
  supersededBy: z.string().nullable(),
  progress: z.string().nullable(),
  impact: z.string().nullable(),
  evidence: z.array(
    z.strictObject({ title: z.string(), date: isoDate.nullable(), verifiedBy: z.string().nullable() }),
  ),
  /** Every time the due date moved, oldest first. */
  dueMoves: z.array(dueMove),
  statusChanges: z.array(statusChange),
  /** Corrections of statuses and due dates, oldest first. */
  corrections: z.array(correctionState),
  /** Corrections of all other fields, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type ActionState = Plain<typeof actionState>;

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

const kpiState = z.strictObject({
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

const findingState = z.strictObject({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  text: z.string(),
  answers: z.array(z.string()),
});
export type FindingState = Plain<typeof findingState>;

const eventState = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  by: z.array(z.string()),
  /** In words: "10 to 11 July 2016". */
  planned: z.string().nullable(),
  held: z.string().nullable(),
  documents: z.array(
    z.strictObject({ id: z.string(), title: z.string(), date: isoDate, findings: z.array(findingState) }),
  ),
  /** Corrections, in the order of what they correct. */
  correctedFields: z.array(correctedField),
});
export type EventState = Plain<typeof eventState>;

/** A highlight and what shows it. */
const claimState = z.strictObject({
  /** As it was written, with the names of references. It stays the same when their values change. */
  wording: z.string(),
  /** As it is printed, in plain text. */
  text: z.string(),
  proofs: z.array(z.string()),
  /** False if one of its claims does not hold. True for a highlight without claims. */
  holds: z.boolean(),
});
export type ClaimState = Plain<typeof claimState>;

/** What a report says that does not follow from the plan: its own fields as they were written. */
const reportState = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** "Cabinet, 4 October 2016, item 6", as far as it is known. */
  meeting: z.string().nullable(),
  /** The fields with their references unresolved. What a reference stands for is compared where it comes from. */
  texts: z.array(z.strictObject({ field: z.string(), text: z.string() })),
  claims: z.array(claimState),
});
export type ReportState = Plain<typeof reportState>;

/** Fields that early versions of the program did not record. */
const LATER_FIELDS = [
  "actions.measuredBy",
  "actions.corrections",
  "kpis.standard",
  "kpis.basis",
  "kpis.answers",
  "kpis.targets",
  "kpis.screening",
  "kpis.comparators",
  "kpis.breaks",
  "kpis.variation",
  "report.claims",
  "recommendations.correctedFields",
  "actions.correctedFields",
  "kpis.correctedFields",
  "events.correctedFields",
] as const;

/** The plan at one date as its audience may see it, which is what `diff` compares. */
export const planState = z
  .strictObject({
    asAt: isoDate,
    recommendations: z.array(recommendationState),
    actions: z.array(actionState),
    kpis: z.array(kpiState),
    events: z.array(eventState),
    /** The report that was made of the plan; null for the state of a plan alone. */
    report: reportState.nullable(),
    /** Fields that were not recorded when the model was written, so cannot be compared. Left out if there are none. */
    unrecorded: z.array(z.enum(LATER_FIELDS)).optional(),
  })
  .meta({ id: "PlanState" });
export type PlanState = Plain<typeof planState>;
