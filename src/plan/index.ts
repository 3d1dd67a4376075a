import type { Origin } from "../diagnostics/origin.ts";
import type { Action } from "./actions.ts";
import type { Audit } from "./audits.ts";
import type { Body } from "./bodies.ts";
import type { Event } from "./events.ts";
import type { Extract } from "./extracts.ts";
import type { Kpi } from "./kpis.ts";
import type { PlanHeader } from "./plan-header.ts";
import type { Post } from "./posts.ts";
import type { Recommendation } from "./recommendations.ts";
import type { Report } from "./reports.ts";
import type { Update } from "./updates.ts";

/** An acronym or a term, and what it stands for. */
export interface Term {
  readonly term: string;
  readonly expansion: string;
  readonly origin: Origin;
}

/** Everything a plan folder says, all dates together. Entries are in the order of file name and place. */
export interface Plan {
  /** Null when no file holds `plan:`, or when it did not decode. */
  readonly header: PlanHeader | null;
  readonly posts: readonly Post[];
  readonly bodies: readonly Body[];
  readonly glossary: readonly Term[];
  readonly recommendations: readonly Recommendation[];
  readonly actions: readonly Action[];
  readonly kpis: readonly Kpi[];
  readonly extracts: readonly Extract[];
  readonly events: readonly Event[];
  readonly audits: readonly Audit[];
  readonly updates: readonly Update[];
  readonly reports: readonly Report[];
  /** Ids of entries that did not decode: referring to them is no mistake. */
  readonly failedIds: ReadonlySet<string>;
  /** Ids of entries an update of which did not decode: what is known of them is not all that was written. */
  readonly doubtfulIds: ReadonlySet<string>;
  /** Text files of the folder that entries name (`file:`, `model:`), by their path below it. */
  readonly attachments: ReadonlyMap<string, string>;
}

/** Whether the plan's own entry was found, without which no report is made. */
export const hasHeader = (plan: Plan): plan is Plan & { readonly header: PlanHeader } => plan.header !== null;
