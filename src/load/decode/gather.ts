import { COLLECTIONS, type CollectionName } from "../../plan/schema/plan.ts";
import { below, keyOf, type Origin, originOf } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { didYouMean, list, nearest } from "../../text/words.ts";
import { unknownKey, wrongType } from "../rules/fields.ts";
import type { Content, Part, Plain } from "../yaml/node.ts";
import { plainField } from "./keys.ts";

/** An entry as written, before it is checked against its schema. */
export interface RawEntry {
  readonly data: Plain;
  readonly origin: Origin;
}

/** The entries of a folder by collection, in the order of the files and of the entries in each. */
export interface Gathered {
  readonly plan: RawEntry[];
  readonly glossary: { term: string; expansion: Plain; origin: Origin }[];
  readonly updates: (RawEntry & { readonly owner?: string })[];
  readonly entries: Record<CollectionName, RawEntry[]>;
}

const LISTS = [...Object.keys(COLLECTIONS), "updates"];
const KEYS = ["plan", "glossary", ...LISTS];

/** Adds the entries of one file to `into`. Returns a problem for each thing that is in the wrong place. */
export function gather(file: string, { parts }: Content, into: Gathered): Problem[] {
  const problems: Problem[] = [];
  const report = (rule: RuleInfo, message: string, origin: Origin, hint?: string, mend?: string): void => {
    problems.push(problemOf(rule, { message, origin, hint, ...(mend !== undefined && { mend }) }));
  };
  if (parts === null) {
    report(
      wrongType,
      `${file} holds no collection`,
      originOf(file),
      `A file starts with a key: ${list(KEYS, "or")}.`,
    );
    return problems;
  }
  for (const { key, value, fields } of parts) {
    const origin = originOf(file, [key]);
    if (key === "plan") into.plan.push({ data: value, origin });
    else if (key === "glossary" && fields !== null) gatherTerms(fields, origin, into);
    else if (!KEYS.includes(key)) {
      const hint = didYouMean(key, KEYS) ?? `Known collections: ${list(KEYS)}.`;
      const bare = plainField(key);
      const mend = KEYS.includes(bare) && !parts.some((part) => part.key === bare) ? bare : undefined;
      report(unknownKey, `"${key}" is not a collection`, keyOf(origin), hint, mend);
      gatherMistyped(key, value, origin, into);
    } else if (!Array.isArray(value) || key === "glossary") {
      const expected =
        key === "glossary" ? "a mapping of terms" : "a list of entries, each starting with a dash";
      const [field] = fields !== null && key !== "glossary" ? fields : [];
      const hint =
        field === undefined ? undefined : `Put a dash before the first field of each entry: - ${field[0]}: …`;
      report(wrongType, `"${key}" is not ${expected}`, keyOf(origin), hint);
    } else gatherEntries(key, value, origin, into);
  }
  return problems;
}

/** Entries of a collection with a mistyped name are read as if it were right, so that references to them still work. */
function gatherMistyped(name: string, value: Plain, origin: Origin, into: Gathered): void {
  const meant = nearest(name, LISTS);
  if (meant !== undefined && Array.isArray(value)) gatherEntries(meant, value, origin, into);
}

function gatherTerms(terms: NonNullable<Part["fields"]>, origin: Origin, into: Gathered): void {
  for (const [term, expansion] of terms) into.glossary.push({ term, expansion, origin: below(origin, term) });
}

function gatherEntries(collection: string, entries: readonly Plain[], origin: Origin, into: Gathered): void {
  for (const [index, data] of entries.entries()) gatherEntry(collection, data, below(origin, index), into);
}

/** Adds an entry, and moves the updates inside it to the other updates. */
function gatherEntry(collection: string, data: Plain, origin: Origin, into: Gathered): void {
  if (collection === "updates") {
    into.updates.push({ data, origin });
    return;
  }
  const list = into.entries[collection as CollectionName];
  if (typeof data === "string" || Array.isArray(data) || !Array.isArray(data.updates)) {
    list.push({ data, origin });
    return;
  }
  const { updates, ...rest } = data;
  list.push({ data: rest, origin });
  for (const [index, update] of (updates as Plain[]).entries()) {
    const owner = idOf(rest);
    into.updates.push({
      data: update,
      origin: below(origin, "updates", index),
      ...(owner !== undefined && { owner }),
    });
  }
}

/** The id of an entry that is not yet checked, without the blanks round it, as references to it are read. */
export const idOf = (data: Plain): string | undefined =>
  typeof data === "object" && !Array.isArray(data) && typeof data.id === "string"
    ? data.id.trim()
    : undefined;
