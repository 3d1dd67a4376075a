import { z } from "zod";
import type {
  ActionState,
  ClaimState,
  CorrectionState,
  EventState,
  FindingState,
  KpiPoint,
  KpiState,
  PlanState,
  RecommendationState,
  ReportState,
  TargetState,
  VariationState,
} from "../model/state.ts";
import { STATUSES } from "../plan/schema/actions.ts";
import { isIsoDate } from "../plan/time/dates.ts";

/** Every key of a type: one that the model has and is not listed here does not compile. */
export type Keys<T> = { readonly [Key in keyof T]-?: z.ZodType };

const text = z.string();
const number = z.number();
const flag = z.boolean();
export const dateShape = z.string().refine(isIsoDate);
const date = dateShape;
const reference = z.object({ id: text, title: text });

const recommendation = z.object({
  id: text,
  number,
  title: text,
  text,
  lead: reference.nullable(),
  track: z.enum(["improvement-plan", "business-as-usual"]),
  governance: text.nullable(),
  measure: text.nullable(),
} satisfies Keys<RecommendationState>);

const correction = z.object({
  date,
  corrects: date,
  field: z.enum(["status", "due"]),
  from: text.nullable(),
  to: text.nullable(),
  reason: text.nullable(),
} satisfies Keys<CorrectionState>);

const action = z.object({
  id: text,
  title: text,
  answers: z.array(text),
  measuredBy: z.array(text),
  owner: reference.nullable(),
  start: date.nullable(),
  due: date.nullable(),
  status: z.enum(STATUSES),
  outcome: text.nullable(),
  workstream: text.nullable(),
  supersededBy: text.nullable(),
  progress: text.nullable(),
  impact: text.nullable(),
  evidence: z.array(z.object({ title: text, date: date.nullable(), verifiedBy: text.nullable() })),
  dueMoves: z.array(
    z.object({
      date: text,
      from: date.nullable(),
      to: date.nullable(),
      reason: text.nullable(),
      rebaseline: flag,
    }),
  ),
  corrections: z.array(correction),
  statusChanges: z.array(
    z.object({
      date: text,
      from: z.enum(STATUSES),
      to: z.enum(STATUSES),
      reason: text.nullable(),
      corrected: date.nullable(),
    }),
  ),
} satisfies Keys<ActionState>);

const variation = z.object({
  mean: number,
  upper: number,
  lower: number,
  from: text,
  specialCause: text.nullable(),
  side: text.nullable(),
  mark: text.nullable(),
  assurance: text.nullable(),
} satisfies Keys<VariationState>);

const point = z.object({
  period: text,
  label: text,
  value: number.nullable(),
  numerator: number.nullable(),
  denominator: number.nullable(),
  symbol: text.nullable(),
  target: z.object({ min: number.nullable(), max: number.nullable() }).nullable(),
  rag: text.nullable(),
  specialCause: text.nullable(),
  restated: text.nullable(),
} satisfies Keys<KpiPoint>);

const target = z.object({
  from: text.nullable(),
  min: number.nullable(),
  max: number.nullable(),
  tolerance: number.nullable(),
} satisfies Keys<TargetState>);

const kpi = z.object({
  id: text,
  name: text,
  definition: text,
  unit: text,
  decimals: number,
  frequency: text,
  better: text,
  standard: text.nullable(),
  basis: text.nullable(),
  answers: z.array(text),
  targets: z.array(target),
  screening: flag,
  comparators: z.array(z.object({ who: text, value: number, period: text })),
  breaks: z.array(z.object({ from: text, kind: z.enum(["method", "step"]), reason: text })),
  variation: variation.nullable(),
  points: z.array(point),
} satisfies Keys<KpiState>);

const finding = z.object({
  id: text,
  kind: text,
  text,
  answers: z.array(text),
} satisfies Keys<FindingState>);

const event = z.object({
  id: text,
  kind: text,
  title: text,
  by: z.array(text),
  planned: text.nullable(),
  held: text.nullable(),
  documents: z.array(z.object({ id: text, title: text, date, findings: z.array(finding) })),
} satisfies Keys<EventState>);

const claim = z.object({
  wording: text,
  text,
  proofs: z.array(text),
  holds: flag,
} satisfies Keys<ClaimState>);

const report = z.object({
  id: text,
  title: text,
  meeting: text.nullable(),
  texts: z.array(z.object({ field: text, text })),
  claims: z.array(claim),
} satisfies Keys<ReportState>);

/** What a model must hold to be compared. */
export const stateShape = z.object({
  asAt: date,
  recommendations: z.array(recommendation),
  actions: z.array(action),
  kpis: z.array(kpi),
  events: z.array(event),
  report: report.nullable(),
} satisfies Keys<PlanState>);
