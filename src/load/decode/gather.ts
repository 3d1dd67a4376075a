import { COLLECTIONS, type CollectionName } from "../../plan/schema/plan.ts";
import { below, keyOf, type Origin, originOf } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { didYouMean, list, nearest } from "../../text/words.ts";
import { unknownKey, wrongType } from "../rules/fields.ts";
import { type MappingNode, type Node, type Plain, toPlain } from "../yaml/node.ts";
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
export function gather(file: string, root: Node, into: Gathered): Problem[] {
  const problems: Problem[] = [];
  const report = (rule: RuleInfo, message: string, origin: Origin, hint?: string, mend?: string): void => {
    problems.push(problemOf(rule, { message, origin, hint, ...(mend !== undefined && { mend }) }));
  };
  if (root.kind !== "mapping") {
    report(
      wrongType,
      `${file} holds no collection`,
      originOf(file),
      `A file starts with a key: ${list(KEYS, "or")}.`,
    );
    return problems;
  }
  for (const { key, value } of root.pairs) {
    const origin = originOf(file, [key.text]);
    if (key.text === "plan") into.plan.push({ data: toPlain(value), origin });
    else if (key.text === "glossary" && value.kind === "mapping") gatherTerms(value, origin, into);
    else if (!KEYS.includes(key.text)) {
      const hint = didYouMean(key.text, KEYS) ?? `Known collections: ${list(KEYS)}.`;
      const bare = plainField(key.text);
      const mend =
        KEYS.includes(bare) && !root.pairs.some((pair) => pair.key.text === bare) ? bare : undefined;
      report(unknownKey, `"${key.text}" is not a collection`, keyOf(origin), hint, mend);
      gatherMistyped(key.text, value, origin, into);
    } else if (value.kind !== "sequence" || key.text === "glossary") {
      const expected =
        key.text === "glossary" ? "a mapping of terms" : "a list of entries, each starting with a dash";
      const [field] = value.kind === "mapping" && key.text !== "glossary" ? value.pairs : [];
      const hint =
        field === undefined
          ? undefined
          : `Put a dash before the first field of each entry: - ${field.key.text}: …`;
      report(wrongType, `"${key.text}" is not ${expected}`, keyOf(origin), hint);
    } else {
      for (const [index, item] of value.items.entries())
        gatherEntry(key.text, item, below(origin, index), into);
    }
  }
  return problems;
}

/** Entries of a collection with a mistyped name are read as if it were right, so that references to them still work. */
function gatherMistyped(name: string, value: Node, origin: Origin, into: Gathered): void {
  const meant = nearest(name, LISTS);
  if (meant === undefined || value.kind !== "sequence") return;
  for (const [index, item] of value.items.entries()) gatherEntry(meant, item, below(origin, index), into);
}

function gatherTerms(terms: MappingNode, origin: Origin, into: Gathered): void {
  for (const { key, value } of terms.pairs) {
    into.glossary.push({ term: key.text, expansion: toPlain(value), origin: below(origin, key.text) });
  }
}

/** Adds an entry, and moves the updates inside it to the other updates. */
function gatherEntry(collection: string, item: Node, origin: Origin, into: Gathered): void {
  const data = toPlain(item);
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
    const owner = typeof rest.id === "string" ? rest.id : undefined;
    into.updates.push({
      data: update,
      origin: below(origin, "updates", index),
      ...(owner !== undefined && { owner }),
    });
  }
}
