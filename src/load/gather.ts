import { below, keyOf, type Origin, originOf } from "../diagnostics/origin.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { RuleInfo } from "../diagnostics/rule-info.ts";
import { problemOf } from "../diagnostics/rule-info.ts";
import { didYouMean, nearest } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { COLLECTIONS, type CollectionName } from "../plan/collections.ts";
import { type MappingNode, type Node, type Plain, toPlain } from "./node.ts";
import { unknownKey } from "./rules/unknown-key.ts";
import { wrongType } from "./rules/wrong-type.ts";

/** An entry as written, before its schema has looked at it. */
export interface RawEntry {
  readonly data: Plain;
  readonly origin: Origin;
}

/** What a folder holds, by collection, in the order of files and of places in them. */
export interface Gathered {
  readonly plan: RawEntry[];
  readonly glossary: { term: string; expansion: Plain; origin: Origin }[];
  readonly updates: (RawEntry & { readonly owner?: string })[];
  readonly entries: Record<CollectionName, RawEntry[]>;
}

const LISTS = [...Object.keys(COLLECTIONS), "updates"];
const KEYS = ["plan", "glossary", ...LISTS];

export function emptyGathered(): Gathered {
  const entries = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, []]));
  return { plan: [], glossary: [], updates: [], entries: entries as unknown as Gathered["entries"] };
}

/** Adds what one file holds; what stands in a wrong place comes back as problems. */
export function gather(file: string, root: Node, into: Gathered): Problem[] {
  const problems: Problem[] = [];
  const refuse = (rule: RuleInfo, message: string, origin: Origin, hint?: string): void => {
    problems.push(problemOf(rule, { message, origin, hint }));
  };
  if (root.kind !== "mapping") {
    refuse(
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
      refuse(unknownKey, `"${key.text}" is not a collection`, keyOf(origin), hint);
      gatherMeant(key.text, value, origin, into);
    } else if (value.kind !== "sequence" || key.text === "glossary") {
      const expected =
        key.text === "glossary" ? "a mapping of terms" : "a list of entries, each behind a dash";
      refuse(wrongType, `"${key.text}" is not ${expected}`, keyOf(origin));
    } else {
      for (const [index, item] of value.items.entries())
        gatherEntry(key.text, item, below(origin, index), into);
    }
  }
  return problems;
}

/** Entries below a mistyped collection are taken as meant, so that references to them are no second problem. */
function gatherMeant(name: string, value: Node, origin: Origin, into: Gathered): void {
  const meant = nearest(name, LISTS);
  if (meant === undefined || value.kind !== "sequence") return;
  for (const [index, item] of value.items.entries()) gatherEntry(meant, item, below(origin, index), into);
}

function gatherTerms(terms: MappingNode, origin: Origin, into: Gathered): void {
  for (const { key, value } of terms.pairs) {
    into.glossary.push({ term: key.text, expansion: toPlain(value), origin: below(origin, key.text) });
  }
}

/** An entry's own updates are taken out of it and join the others. */
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
