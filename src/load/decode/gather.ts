import { fieldsOf, findStandard, STANDARDS } from "../../plan/measures/catalogue.ts";
import { type Kpi, kpi, STANDARD_FIELDS, type StandardField } from "../../plan/schema/kpis.ts";
import { COLLECTIONS, type CollectionName } from "../../plan/schema/plan.ts";
import type { Update } from "../../plan/schema/updates.ts";
import { below, keyOf, type Origin, originOf } from "../../problems/origin.ts";
import { type Problem, problemOf, type RuleInfo } from "../../problems/problem.ts";
import { didYouMean, list, nearest } from "../../text/words.ts";
import { missingField, unknownKey, wrongType } from "../rules/fields.ts";
import { type MappingNode, type Node, type Plain, toPlain } from "../yaml/node.ts";
import { expectedAt } from "./decode.ts";

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

/** Adds what one file holds; what stands in a wrong place comes back as problems. */
export function gather(file: string, root: Node, into: Gathered): Problem[] {
  const problems: Problem[] = [];
  const report = (rule: RuleInfo, message: string, origin: Origin, hint?: string): void => {
    problems.push(problemOf(rule, { message, origin, hint }));
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
      report(unknownKey, `"${key.text}" is not a collection`, keyOf(origin), hint);
      gatherMeant(key.text, value, origin, into);
    } else if (value.kind !== "sequence" || key.text === "glossary") {
      const expected =
        key.text === "glossary" ? "a mapping of terms" : "a list of entries, each behind a dash";
      report(wrongType, `"${key.text}" is not ${expected}`, keyOf(origin));
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

/** What a KPI lacks, told from what is written, so that other mistakes in it hide nothing. */
export function lackedFields({ data, origin }: RawEntry): Problem[] {
  if (typeof data === "string" || Array.isArray(data)) return [];
  const { id, standard } = data;
  const entity = typeof id === "string" ? id : undefined;
  const holder = entity === undefined ? "KPI" : `KPI "${entity}"`;
  const missing = STANDARD_FIELDS.filter((field) => !Object.hasOwn(data, field));
  if (standard !== undefined && typeof standard !== "string") return [];
  if (standard === undefined) return missing.map((field) => lacks(holder, field, origin, entity));
  const measure = findStandard(standard.trim());
  if (measure !== undefined) {
    const open = missing.filter((field) => fieldsOf(measure)[field] === undefined);
    return open.map((field) => lacksStill(holder, field, origin, entity));
  }
  return missing.length === 0 ? [] : [unknownStandard(holder, missing, standard, origin, entity)];
}

/** Fields that nobody wrote, and that the standard of an update does not fill as the one before did. */
export function lackedByUpdates(kpis: readonly Kpi[], updates: readonly Update[]): Problem[] {
  return updates.flatMap(({ of, patch, origin }) => {
    const measure = typeof patch.standard === "string" ? findStandard(patch.standard) : undefined;
    const target = kpis.find(({ id }) => id === of);
    if (measure === undefined || target === undefined) return [];
    const isWritten = (field: string): boolean =>
      updates.some((one) => one.of === of && Object.hasOwn(one.patch, field));
    return (target.fromStandard ?? [])
      .filter((field) => fieldsOf(measure)[field] === undefined && !isWritten(field))
      .map((field) => lacksStill(`The update of "${of}"`, field, below(origin, "standard"), of));
  });
}

function lacks(holder: string, field: StandardField, origin: Origin, entity: string | undefined): Problem {
  return problemOf(missingField, {
    message: `${holder} has no "${field}"`,
    origin,
    entity,
    hint: `Expected ${expected(field)}, or standard: with the national measure that it follows.`,
  });
}

function lacksStill(holder: string, field: StandardField, origin: Origin, entity: string | undefined) {
  return problemOf(missingField, {
    message: `${holder} has no "${field}", and its standard does not fill it`,
    origin,
    entity,
    hint: `Expected ${expected(field)}: the catalogue leaves it open.`,
  });
}

function unknownStandard(
  holder: string,
  missing: readonly StandardField[],
  standard: string,
  origin: Origin,
  entity: string | undefined,
): Problem {
  const fields = list(missing.map((field) => `"${field}"`));
  return problemOf(missingField, {
    message: `${holder} has no ${fields}, and its standard, "${standard}", is not in DfE's Local Authority Interactive Tool`,
    origin: below(origin, "standard"),
    entity,
    hint:
      didYouMean(standard, STANDARDS.keys()) ??
      "Expected the name of one of its measures in kebab-case, or the fields themselves.",
  });
}

const expected = (field: StandardField): string => expectedAt(kpi, [field]).description ?? "text";
