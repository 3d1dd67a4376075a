import { OF_ACTIONS, update } from "../../plan/schema/updates.ts";
import { didYouMean, list } from "../../text/words.ts";
import type { Plain } from "../yaml/node.ts";

/** What to do about a key that means nothing where it stands. The mend is what to write in its place. */
export function adviseOnKey(
  key: string,
  known: readonly string[],
  data: Plain,
): { readonly hint: string; readonly mend?: string } {
  const entry: Entry = typeof data === "string" || Array.isArray(data) ? {} : data;
  const meant = fieldWritten(key, known, entry);
  if (meant !== null) return meant;
  const hint = hintAtUpdates(key, known, entry) ?? didYouMean(key, known) ?? hintAtText(key);
  return { hint: hint ?? `Known keys: ${list([...known].sort())}.` };
}

/** No field has a space in its name, but a sentence with a colon may stand where a field does. */
const hintAtText = (key: string): string | undefined =>
  /\S\s+\S/.test(key)
    ? "If it is text that goes on from the lines above, indent it as far as they are, and put >- after the colon of their field."
    : undefined;

type Entry = { readonly [key: string]: Plain };

/** A field in another dress: `“due”`, `Due`, `measured_by`, `Due:` or, between braces, `due = 2016-08-24`. */
function fieldWritten(
  key: string,
  known: readonly string[],
  entry: Entry,
): { readonly hint: string; readonly mend: string } | null {
  const [, name = "", value] = /^(.*?)(?:\s*=\s*(.*))?$/s.exec(key) ?? [];
  const field = plainField(name);
  if (!known.includes(field) || Object.hasOwn(entry, field)) return null;
  if (value === undefined)
    return { hint: `Write ${field}, in small letters and without marks.`, mend: field };
  // What follows an equals sign is part of the key, so there is no value.
  if (entry[key] !== "" || value === "") return null;
  const mend = `${field}: ${value}`;
  return { hint: `Put a colon and a space in the place of the equals sign: ${mend}`, mend };
}

/** Whether an entry has a field, though it is written in another dress. It need not be reported as missing, too. */
export const isInAnotherDress = (field: PropertyKey | undefined, data: Plain | undefined): boolean =>
  typeof data === "object" &&
  Object.keys(data).some((key) => fieldWritten(key, [String(field)], {}) !== null);

/** `measured-by` of `“Measured_by”`. */
export function plainField(written: string): string {
  const bare = written.replace(/^[\s"'“”„‘’*_`]+|[\s"'“”„‘’*_`:]+$/g, "");
  return bare.toLowerCase().replace(/[\s_]+/g, "-");
}

/** For a field that only updates have: where it belongs. */
function hintAtUpdates(key: string, keys: readonly string[], entry: Entry): string | undefined {
  const isUpdate = keys.length === 0 || !keys.includes("id");
  if (isUpdate || !OF_UPDATES.includes(key)) return undefined;
  const id = typeof entry.id === "string" ? entry.id : "…";
  const isAction = keys.includes("superseded-by");
  if (!isAction && (OF_ACTIONS as readonly string[]).includes(key)) {
    return `It belongs in an update of an action: { date: …, of: …, ${key}: … } below updates:.`;
  }
  return `It belongs in an update: { date: …, of: ${id}, ${key}: … } below updates:, with the day it became known.`;
}

const OF_UPDATES: readonly string[] = Object.keys(update.shape).filter(
  (key) => !["date", "evidence", "exempt", "its"].includes(key),
);
