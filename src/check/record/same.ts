import { compareText } from "../../diagnostics/diagnostic.ts";

/** Whether two values of states say the same. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/**
 * Keys sorted, as a model written by an earlier version may have them in another order; a post by its id alone,
 * or a new title for it would be reported for every action it owns.
 */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).sort(([a], [b]) => compareText(a, b));
    return entries.map(([key]) => key).join() === "id,title" ? entries[0] : Object.fromEntries(entries);
  });
}
