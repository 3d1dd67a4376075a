import type { IsoDate } from "../plan/time/dates.ts";
import type { ReportDocument } from "./document.ts";
import type { PlanState } from "./state.ts";

/** Raised whenever a reader of an older model could misread a newer one. */
export const SCHEMA_VERSION = 1;

/** All that a published report is made from, and all that a later comparison needs: plain JSON. */
export interface ReportModel {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly provenance: Provenance;
  readonly state: PlanState;
  /**
   * The state as the public may see it, so that a report to the Board or an exempt edition can be compared with
   * what the public has; null where `state` is that already.
   */
  readonly publicState: PlanState | null;
  readonly document: ReportDocument;
}

export interface Provenance {
  readonly tool: "improve";
  readonly version: string;
  readonly authority: string;
  readonly plan: string;
  readonly report: string;
  readonly audience: "public" | "board";
  /** The exempt edition holds what Schedule 12A keeps from the public. */
  readonly edition: "public" | "exempt";
  readonly asAt: IsoDate;
  /** The date of the report before, null for a first one. */
  readonly since: IsoDate | null;
  readonly state: "draft" | "final" | "published";
}
