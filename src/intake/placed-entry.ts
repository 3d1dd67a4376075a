import type { CollectionName } from "../plan/schema/plan.ts";
import type { Fields, NewEntry, Value } from "../writing/entries.ts";

/** An entry to write, and the collection that it belongs to. */
export interface PlacedEntry extends NewEntry {
  readonly collection: CollectionName | "updates";
}

/** Makes an entry; fields that are null or undefined are left out. */
export function placed(
  collection: PlacedEntry["collection"],
  given: Readonly<Record<string, Value | null | undefined>>,
  comments: readonly string[] = [],
): PlacedEntry {
  const fields = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return { collection, fields: Object.fromEntries(fields) as Fields, comments };
}
