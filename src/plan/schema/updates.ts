import { z } from "zod";
import type { Origin } from "../../problems/origin.ts";
import { evidence } from "./actions.ts";
import { type Camel, exempt } from "./entry.ts";
import { date, dateOrId, flag, id, oneOrMany, reference, text } from "./scalars.ts";

/** What an update can be of. */
export const UPDATABLE_KINDS = [
  "workstream",
  "recommendation",
  "action",
  "kpi",
  "event",
  "audit",
  "post",
  "body",
  "report",
  "document",
  "finding",
] as const;

/**
 * The fields of an update, besides those of the entry that it changes. One that has none but its date and what it is of
 * says that nothing has changed.
 */
export const update = z
  .strictObject({
    date: date.meta({ title: "the day on which it became known" }),
    on: date.optional().meta({ title: "the day on which it happened, if that is another" }),
    by: id.optional().meta({
      title: "the event or post that it comes from",
      examples: ["board-2016-08-meeting"],
      names: ["event", "post"],
    }),
    of: oneOrMany(reference).meta({
      title: "the entries that it is about",
      examples: ["1.2"],
      names: UPDATABLE_KINDS,
    }),
    progress: text.optional().meta({
      title: "what may be said of it in public",
      examples: ["Twelve managers of fourteen have been trained."],
    }),
    note: text
      .optional()
      .meta({ title: "what is for the Board only", examples: ["The trainer has given notice."] }),
    evidence: z
      .array(evidence)
      .optional()
      .meta({
        title: "what shows it, in addition to the evidence that is there",
        examples: [[{ title: "Audit of 24 strategy meetings", date: "2016-08-19", "verified-by": "board" }]],
      }),
    impact: text.optional().meta({
      title: "what it has changed for children",
      examples: ["Fewer children wait for a social worker."],
    }),
    reason: text
      .optional()
      .meta({ title: "why it changed", examples: ["The supplier went out of business."] }),
    rebaseline: flag
      .optional()
      .meta({ title: "true if the Board agreed the new due date, so that it is no slip", examples: [true] }),
    corrects: dateOrId.optional().meta({
      title: "the date of the update that it corrects, or the report that printed what it corrects",
      examples: ["2016-08-26"],
    }),
    its: z
      .strictObject({
        date: date.optional().meta({ title: "the date of a document or an audit" }),
        by: oneOrMany(id)
          .optional()
          .meta({ title: "the bodies that hold an event", examples: ["ofsted"], names: ["body"] }),
        of: id.optional().meta({
          title: "the KPI that a KPI counts for over other periods",
          examples: ["referrals"],
          names: ["kpi"],
        }),
      })
      .optional()
      .meta({
        title:
          "the fields of the entry that have the name of one of these: the date of a document, who holds an event (by)",
        examples: [{ date: "2016-08-26" }],
      }),
    exempt: exempt.optional().meta({ title: "why what it says is withheld from the public" }),
  })
  .meta({
    title:
      "what became known of an entry on a day; one that says no more than that says that nothing has changed",
  });

/** Fields that only an action has a place for: in an update of anything else they would be lost. */
export const OF_ACTIONS = ["progress", "note", "evidence", "impact", "rebaseline"] as const;

/** One update of one entry. An update with several ids in `of` becomes several of these. */
export interface Update extends Omit<Camel<z.output<typeof update>>, "of" | "its"> {
  readonly of: string;
  /** The fields that it changes, decoded by the schema of the entry. Keys are in camelCase. */
  readonly patch: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
}

/**
 * Each update once as it was written: those that share an origin were one update of several entries. They come one after
 * another, as they are read.
 */
export const updatesOnce = (updates: readonly Update[]): readonly Update[] =>
  updates.filter(({ origin }, index) => origin !== updates[index - 1]?.origin);

const grouped = new WeakMap<readonly Update[], ReadonlyMap<string, readonly Update[]>>();

/** The updates of each entry, in the order in which they were written. They are kept for each list that is given. */
export function updatesByEntry(updates: readonly Update[]): ReadonlyMap<string, readonly Update[]> {
  const groups = grouped.get(updates) ?? Map.groupBy(updates, ({ of }) => of);
  grouped.set(updates, groups);
  return groups;
}
