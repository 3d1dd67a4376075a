import type { IsoDate } from "../plan/dates.ts";
import type { Basis, Better } from "../plan/kpis.ts";
import type { Frequency } from "../plan/period.ts";
import type { Rag } from "../plan/rag.ts";
import type { Assurance } from "../plan/spc/assurance.ts";
import type { Mark } from "../plan/spc/meaning.ts";
import type { Side } from "../plan/spc/runs.ts";
import type { SpecialCause } from "../plan/spc/signals.ts";
import type { Status } from "../plan/status.ts";

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
export interface Reference {
  readonly id: string;
  readonly title: string;
}

export interface RecommendationState {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly lead: Reference | null;
  readonly track: "improvement-plan" | "business-as-usual";
  readonly governance: string | null;
  readonly measure: string | null;
}

export interface ActionState {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly string[];
  readonly owner: Reference | null;
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
}

export interface DueMove {
  readonly date: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly reason: string | null;
  /** Agreed anew by the Board: not a slip. */
  readonly rebaseline: boolean;
}

export interface StatusChange {
  readonly date: IsoDate;
  readonly from: Status;
  readonly to: Status;
  readonly reason: string | null;
  /** The day this change was itself put right, null when it stands. */
  readonly corrected: IsoDate | null;
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
  readonly comparators: readonly {
    readonly who: string;
    readonly value: number;
    readonly period: string;
  }[];
  readonly breaks: readonly {
    readonly from: string;
    readonly kind: "method" | "step";
    readonly reason: string;
  }[];
  /** What its XmR chart says of the latest figure; null for a measure without control limits. */
  readonly variation: VariationState | null;
  readonly points: readonly KpiPoint[];
}

export interface VariationState {
  readonly mean: number;
  readonly upper: number;
  readonly lower: number;
  /** The period in which the present limits begin. */
  readonly from: string;
  /** Of the latest figure; null for common cause variation. */
  readonly specialCause: SpecialCause | null;
  readonly side: Side | null;
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
  readonly text: string;
  readonly proofs: readonly string[];
  /** False where something that it names does not show it; true for one that names nothing. */
  readonly holds: boolean;
}
