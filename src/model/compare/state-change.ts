/** One difference between two states of the plan. */
export interface StateChange {
  readonly kind: "recommendation" | "action" | "kpi" | "event" | "document" | "finding";
  /** `2.1`, `ofsted-2016-07/letter/d` */
  readonly path: string;
  /** As the plan's authors know it, `superseded-by`; null where a whole entry came or went. */
  readonly field: string | null;
  /** The period of a KPI's figure, or how many of them; null for other fields. */
  readonly period: string | null;
  readonly was: unknown;
  readonly now: unknown;
}

/** An entry of a state, or a part of one, whatever its kind. */
export type Fields = Readonly<Record<string, unknown>>;
