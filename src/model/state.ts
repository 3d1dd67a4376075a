import type { Rag } from "../plan/measures/rag.ts";
import type { Status } from "../plan/schema/actions.ts";
import type { Basis, Better } from "../plan/schema/kpis.ts";
import type { Assurance } from "../plan/spc/assess-series.ts";
import type { Mark, RunSide, SpecialCause } from "../plan/spc/signals.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { Frequency } from "../plan/time/periods.ts";

/** The plan at one date as this audience may see it: what `diff` compares. No key is ever left out. */
export interface PlanState {
  readonly asAt: IsoDate;
  readonly recommendations: readonly RecommendationState[];
  readonly actions: readonly ActionState[];
  readonly kpis: readonly KpiState[];
  readonly events: readonly EventState[];
  /** The report that was made of it; null for the state of a plan alone. */
  readonly report: ReportState | null;
}

/** Someone or something by its id, with the words for it at that date. */
export interface NamedPost {
  readonly id: string;
  readonly title: string;
}

export interface RecommendationState {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly lead: NamedPost | null;
  readonly track: "improvement-plan" | "business-as-usual";
  readonly governance: string | null;
  readonly measure: string | null;
}

export interface ActionState {
  readonly id: string;
  readonly title: string;
  /** Recommendations, or findings as `event/document/finding`. */
  readonly answers: readonly string[];
  /** The KPIs that show whether it works. */
  readonly measuredBy: readonly string[];
  readonly owner: NamedPost | null;
  readonly start: IsoDate | null;
  readonly due: IsoDate | null;
  readonly status: Status;
  readonly outcome: string | null;
  readonly workstream: string | null;
  readonly supersededBy: string | null;
  readonly progress: string | null;
  readonly impact: string | null;
  readonly evidence: readonly {
    readonly title: string;
    readonly date: IsoDate | null;
    readonly verifiedBy: string | null;
  }[];
  /** Every time the due date moved, oldest first. */
  readonly dueMoves: readonly DueMove[];
  readonly statusChanges: readonly StatusChange[];
  /** Statuses and due dates that were put right, oldest first. */
  readonly corrections: readonly CorrectionState[];
}

export interface DueMove {
  readonly date: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly reason: string | null;
  /** Agreed anew by the Board: not a slip. */
  readonly rebaseline: boolean;
}

interface StatusChange {
  readonly date: IsoDate;
  readonly from: Status;
  readonly to: Status;
  readonly reason: string | null;
  /** The day this change was itself put right, null when it stands. */
  readonly corrected: IsoDate | null;
}

/** What an update said, and what a later one with `corrects` says in its place. */
export interface CorrectionState {
  /** The day of the correction. */
  readonly date: IsoDate;
  /** The day of the update it puts right. */
  readonly corrects: IsoDate;
  readonly field: "status" | "due";
  /** Null where the update said nothing of the field. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

export interface KpiState {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly decimals: number;
  readonly frequency: Frequency;
  readonly better: Better;
  /** The national measure it is, by its id in the catalogue. */
  readonly standard: string | null;
  readonly basis: Basis | null;
  /** Recommendations, or findings as `event/document/finding`. */
  readonly answers: readonly string[];
  /** As they were agreed, oldest first; one from a later day counts from then on. */
  readonly targets: readonly TargetState[];
  /** Whether unusually large moves are left out when control limits are calculated. */
  readonly screening: boolean;
  readonly comparators: readonly ComparatorState[];
  readonly breaks: readonly BreakState[];
  /** What its XmR chart says of the latest figure; null for a measure without control limits. */
  readonly variation: VariationState | null;
  readonly points: readonly KpiPoint[];
}

export interface TargetState {
  /** The first day, or month, it applies to; null where it always did. */
  readonly from: string | null;
  readonly min: number | null;
  readonly max: number | null;
  /** How far beyond it is still near, in the measure's unit. */
  readonly tolerance: number | null;
}

export interface ComparatorState {
  readonly who: string;
  readonly value: number;
  readonly period: string;
}

export interface BreakState {
  readonly from: string;
  readonly kind: "method" | "step";
  readonly reason: string;
}

export interface VariationState {
  readonly mean: number;
  readonly upper: number;
  readonly lower: number;
  /** The period in which the present limits begin. */
  readonly from: string;
  /** Of the latest figure; null for common cause variation. */
  readonly specialCause: SpecialCause | null;
  readonly side: RunSide | null;
  readonly mark: Mark | null;
  /** Whether the target will be met, as far as the limits tell; null without a target or a better direction. */
  readonly assurance: Assurance | null;
}

export interface KpiPoint {
  /** The period's key, `2016-08`, and its words. */
  readonly period: string;
  readonly label: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly symbol: string | null;
  readonly target: { readonly min: number | null; readonly max: number | null } | null;
  readonly rag: Rag | null;
  readonly specialCause: SpecialCause | null;
  /** Why it differs from what was first reported; null where it does not. */
  readonly restated: string | null;
}

export interface EventState {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly by: readonly string[];
  /** In words: "10 to 11 July 2016". */
  readonly planned: string | null;
  readonly held: string | null;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly date: IsoDate;
    readonly findings: readonly FindingState[];
  }[];
}

export interface FindingState {
  readonly id: string;
  readonly kind: "strength" | "mixed" | "concern";
  readonly text: string;
  readonly answers: readonly string[];
}

/** What a report says that does not follow from the plan: its own fields, as they were written. */
export interface ReportState {
  readonly id: string;
  readonly title: string;
  /** "Cabinet, 4 October 2016, item 6", as far as it is known. */
  readonly meeting: string | null;
  /** Field → text, references unresolved: what a reference stands for is compared where it comes from. */
  readonly texts: readonly { readonly field: string; readonly text: string }[];
  readonly claims: readonly ClaimState[];
}

/** A highlight, and what shows it. */
export interface ClaimState {
  /** As it was written, its references by their names: the same whatever they stand for. */
  readonly wording: string;
  /** In the words that are printed, as plain text. */
  readonly text: string;
  readonly proofs: readonly string[];
  /** False where something that it names does not show it; true for one that names nothing. */
  readonly holds: boolean;
}
