import type { Origin } from "../../diagnostics/origin.ts";
import type { Named } from "../../plan/lookup.ts";

export type Kind = Named["kind"];

/** One place where the plan names another entry. */
export interface Reference {
  /** The id, or ids joined by `/`, as written. */
  readonly to: string;
  /** What it may name. */
  readonly kinds: readonly Kind[];
  /** The field it stands in, as the author knows it: `measured-by`. */
  readonly field: string;
  /** What messages call the entry it stands in: `Action "2.1"`. */
  readonly holder: string;
  readonly entity: string | undefined;
  readonly origin: Origin;
}

/** What a reference has besides the name itself. */
export type Holder = Pick<Reference, "holder" | "entity">;

export const KIND_WORDS: Record<Kind, string> = {
  post: "a post",
  body: "a body",
  recommendation: "a recommendation",
  action: "an action",
  kpi: "a KPI",
  event: "an event",
  audit: "an audit",
  report: "a report",
  document: "an event's document",
  finding: "a finding",
};
