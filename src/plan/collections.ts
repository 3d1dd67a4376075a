import type { z } from "zod";
import { action } from "./actions.ts";
import { audit } from "./audits.ts";
import { body } from "./bodies.ts";
import { event } from "./events.ts";
import { extract } from "./extracts.ts";
import { kpi } from "./kpis.ts";
import { post } from "./posts.ts";
import { recommendation } from "./recommendations.ts";
import { report } from "./reports.ts";

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

/** The fields an update may change: any of the entry's but its id. */
export const patchSchema = (name: UpdatableName): z.ZodObject =>
  (COLLECTIONS[name] as z.ZodObject).omit({ id: true }).partial();
