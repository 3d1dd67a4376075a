import type { Origin } from "../../problems/origin.ts";
import { type Action, action, type Recommendation, recommendation } from "./actions.ts";
import { type Audit, audit, type Event, event } from "./events.ts";
import { type Extract, extract } from "./extracts.ts";
import { type Body, body, type PlanHeader, type Post, post } from "./header.ts";
import { type Kpi, kpi } from "./kpis.ts";
import { type Report, report } from "./reports.ts";
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
  /** Ids of entries that could not be read: referring to one of them is not a mistake. */
  readonly unreadableIds: ReadonlySet<string>;
  /** Ids of entries one of whose updates could not be read: the plan does not hold all that was written of them. */
  readonly idsWithUnreadableUpdates: ReadonlySet<string>;
  /** Text files of the folder that entries name (`file:`, `model:`), by their path below it. */
  readonly attachments: ReadonlyMap<string, string>;
}

/** Whether the plan's own entry was found, without which no report is made. */
export const hasHeader = (plan: Plan): plan is Plan & { readonly header: PlanHeader } => plan.header !== null;

/**
 * Every collection that is a list of entries. `plan` (once), `glossary` (a mapping) and `updates` (whose
 * fields depend on what they update) have shapes of their own.
 */
export const COLLECTIONS = {
  posts: post,
  bodies: body,
  recommendations: recommendation,
  actions: action,
  kpis: kpi,
  extracts: extract,
  events: event,
  audits: audit,
  reports: report,
} as const;

export type CollectionName = keyof typeof COLLECTIONS;

/** Collections whose entries an update may change. */
export const UPDATABLE = ["posts", "recommendations", "actions", "kpis", "events"] as const;
export type UpdatableName = (typeof UPDATABLE)[number];
