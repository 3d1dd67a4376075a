import type { CollectionName, Plan } from "../plan/schema/plan.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { freeId } from "../text/words.ts";
import type { NewEntries, NewEntry } from "../writing/entries.ts";
import type { PlacedEntry } from "./placed-entry.ts";

/** Entries by the file that they go into. */
export type Placed = ReadonlyMap<string, NewEntries>;

/**
 * Chooses a file of the plan for each new entry: that of its like, where there is one. A recommendation has a file of its
 * own, with its actions, and the updates of a day go into `returns/<month>/tracker.yaml`.
 */
export function placeEntries(entries: readonly PlacedEntry[], plan: Plan, asAt: IsoDate): Placed {
  const files = new Map<string, Record<string, NewEntry[]>>();
  const homes = new Map<string, string>();
  const put = (file: string, { collection, fields, comments = [] }: PlacedEntry): void => {
    const held = files.get(file) ?? {};
    held[collection] = [...(held[collection] ?? []), { fields, comments }];
    files.set(file, held);
  };
  for (const entry of entries) {
    const { collection, fields } = entry;
    const id = String(fields.id);
    if (collection === "recommendations") {
      const number = String(fields.number).padStart(2, "0");
      const file = `recommendations/${number}-${freeId(String(fields.title), new Set()).slice(0, 40).replace(/-+$/, "")}.yaml`;
      homes.set(id, file);
      put(file, entry);
    } else if (collection === "actions")
      put(homes.get(String(fields.answers)) ?? homeOf(String(fields.answers), plan), entry);
    else if (collection === "updates") put(`returns/${asAt.slice(0, 7)}/tracker.yaml`, entry);
    else if (collection === "reports") put(`reports/${id}.yaml`, entry);
    else put(lastFileOf(collection, plan) ?? USUAL_FILES[collection] ?? `${collection}.yaml`, entry);
  }
  return files as ReadonlyMap<string, NewEntries>;
}

const USUAL_FILES: Readonly<Partial<Record<CollectionName, string>>> = {
  bodies: "plan.yaml",
  events: "plan.yaml",
};

/** The file that has the last action of a recommendation, or else the recommendation. */
function homeOf(recommendation: string, { actions, recommendations }: Plan): string {
  const like =
    actions.findLast(({ answers }) => answers.includes(recommendation)) ??
    recommendations.find(({ id }) => id === recommendation);
  return like?.origin.file ?? "actions.yaml";
}

const lastFileOf = (collection: CollectionName, plan: Plan): string | null =>
  plan[collection].at(-1)?.origin.file ?? null;
