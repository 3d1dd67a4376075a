import type { Origin } from "../../problems/origin.ts";
import { type Action, action, type Recommendation, recommendation } from "./actions.ts";
import { type Audit, audit } from "./audits.ts";
import { type Event, event, eventDocument, finding } from "./events.ts";
import { type Extract, extract, type UnreadFigure } from "./extracts.ts";
import { type Feed, feed } from "./feeds.ts";
import { type Body, body, type PlanHeader, type Post, post } from "./header.ts";
import { type Kpi, kpi } from "./kpis.ts";
import { printedOfReport, type Report, report } from "./reports.ts";
import type { Update } from "./updates.ts";
import { type Workstream, workstream } from "./workstreams.ts";

/** An acronym or a term, and what it means. */
export interface Term {
  readonly term: string;
  readonly expansion: string;
  readonly origin: Origin;
}

/** Everything that a plan folder says, for all dates. Entries are in the order of file name, then as written. */
export interface Plan {
  /** Null if no file has `plan:`, or if it could not be read. */
  readonly header: PlanHeader | null;
  readonly posts: readonly Post[];
  readonly bodies: readonly Body[];
  readonly glossary: readonly Term[];
  readonly workstreams: readonly Workstream[];
  readonly recommendations: readonly Recommendation[];
  readonly actions: readonly Action[];
  readonly kpis: readonly Kpi[];
  readonly feeds: readonly Feed[];
  readonly extracts: readonly Extract[];
  readonly events: readonly Event[];
  readonly audits: readonly Audit[];
  readonly updates: readonly Update[];
  readonly reports: readonly Report[];
  /** Ids of entries that could not be read. Referring to one of them is not a mistake. */
  readonly unreadableIds: ReadonlySet<string>;
  /** Ids of entries with an update that could not be read. The plan lacks some of what was written about them. */
  readonly idsWithUnreadableUpdates: ReadonlySet<string>;
  /** Figures that could not be read. That they are missing is no mistake of its own. */
  readonly unreadFigures: readonly UnreadFigure[];
  /** Text files that entries name (`file:`, `model:`), by their paths in the folder. */
  readonly attachments: ReadonlyMap<string, string>;
}

/** Whether the plan has its header, without which no report is made. */
export const hasHeader = (plan: Plan): plan is Plan & { readonly header: PlanHeader } => plan.header !== null;

/**
 * Every collection that is a list of entries of one schema. The others are `plan` (a single entry), `glossary` (a
 * mapping) and `updates` (whose fields depend on what they update).
 */
export const COLLECTIONS = {
  posts: post,
  bodies: body,
  workstreams: workstream,
  recommendations: recommendation,
  actions: action,
  kpis: kpi,
  feeds: feed,
  extracts: extract,
  events: event,
  audits: audit,
  reports: report,
} as const;

export type CollectionName = keyof typeof COLLECTIONS;

/** By the collections whose entries an update may change, the fields that it can give. A report can only be corrected. */
export const UPDATABLE = {
  posts: post.omit({ id: true }).partial(),
  workstreams: workstream.omit({ id: true }).partial(),
  recommendations: recommendation.omit({ id: true }).partial(),
  actions: action.omit({ id: true }).partial(),
  kpis: kpi.omit({ id: true }).partial(),
  events: event.omit({ id: true }).partial(),
  audits: audit.omit({ id: true }).partial(),
  bodies: body.omit({ id: true }).partial(),
  reports: printedOfReport,
} as const;
export type UpdatableName = keyof typeof UPDATABLE;

/**
 * The fields that an update can give of an entry, or of a part of an event. They are made once: a plan has thousands of
 * updates, and zod prepares each new schema at its first use. The findings of a document have updates of their own, and a
 * file that it names is the document.
 */
export const PATCHES = {
  ...UPDATABLE,
  documents: eventDocument.omit({ id: true, findings: true, file: true }).partial(),
  findings: finding.omit({ id: true, exempt: true }).partial(),
} as const;

/** A plan that says nothing. */
export const EMPTY_PLAN: Plan = {
  header: null,
  posts: [],
  bodies: [],
  glossary: [],
  workstreams: [],
  recommendations: [],
  actions: [],
  kpis: [],
  feeds: [],
  extracts: [],
  events: [],
  audits: [],
  updates: [],
  reports: [],
  unreadableIds: new Set(),
  idsWithUnreadableUpdates: new Set(),
  unreadFigures: [],
  attachments: new Map(),
};
