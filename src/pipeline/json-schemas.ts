import type { z } from "zod";
import { auditJson } from "../audit/audit-json.ts";
import { reportModel } from "../model/report-model.ts";
import { packManifest } from "../pack/manifest.ts";
import { type Named, namedEntries } from "../plan/history/lookup.ts";
import { standards } from "../plan/measures/catalogue.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import { planFile } from "../plan/schema/plan-file.ts";
import { BLOCKS } from "../report/blocks/index.ts";
import { changesJson } from "../reporters/changes/json.ts";
import { checkJson } from "../reporters/json.ts";
import { rulesJson } from "../reporters/rules.ts";
import { capitalise } from "../text/words.ts";
import { themeSchema } from "../theme/schema.ts";
import { mappingSchema } from "../tracker/mapping-file.ts";
import { WRITTEN_BY } from "./editor-schema.ts";
import { doctorJson } from "./examine.ts";
import { explainJson } from "./explain-entry.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import { RULES_BY_ID } from "./rule-catalogue.ts";
import { baselineSchema, configSchema } from "./settings.ts";
import { type Json, toJsonSchema } from "./to-json-schema.ts";
import { listJson } from "./vocabulary.ts";

const SCHEMAS: Readonly<Record<string, () => z.ZodType>> = {
  plan: planFile,
  check: () => checkJson,
  diff: () => changesJson,
  audit: () => auditJson,
  rules: () => rulesJson,
  list: () => listJson,
  explain: () => explainJson,
  doctor: () => doctorJson,
  model: () => reportModel,
  config: () => configSchema(settable()),
  theme: themeSchema,
  mapping: () => mappingSchema,
  baseline: () => baselineSchema,
  pack: () => packManifest,
};

/** The rules whose severity can be set. */
const settable = (): string[] =>
  [...RULES_BY_ID.values()].filter(({ alwaysOn }) => alwaysOn !== true).map(({ id }) => id);

/** The JSON Schemas by name, in the order in which they are listed. */
export const jsonSchemas = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      name,
      finish(toJsonSchema(schema()), { ids: EVERYWHERE }),
    ]),
  );

/** The schema of the files of a plan, with the ids that it has and its own words for statuses. */
export function schemaOfPlan({ plan }: Pick<LoadedPlan, "plan">): object {
  const named = Map.groupBy(namedEntries(plan), ({ kind }) => kind as string);
  const rows = plan.header?.implications ?? [];
  const schema = finish(toJsonSchema(planFile()), {
    ids: new Map<string, readonly Id[]>([
      ...EVERYWHERE,
      ...named,
      ["implication", rows.map(({ id, title }) => ({ path: id, title }))],
    ]),
    statusWords: [...(plan.header?.statusWords?.keys() ?? [])],
  });
  return {
    $comment: `${WRITTEN_BY} writes this file; write it again when ids have changed`,
    ...schema,
  };
}

/** An id, and what it is the id of. */
type Id = Pick<Named, "path" | "title">;

interface Words {
  /** By the kinds of what has one, the ids that a field or a key can be. Of a kind that is not there it can be any. */
  readonly ids: ReadonlyMap<string, readonly Id[]>;
  /** What entries may say in place of a status. */
  readonly statusWords?: readonly string[];
}

/** What is called the same in every plan. */
const EVERYWHERE: Words["ids"] = new Map<string, readonly Id[]>([
  ["block", BLOCKS.map(({ name, summary }) => ({ path: name, title: summary }))],
  ["standard", [...standards().values()].map(({ id, name }) => ({ path: id, title: name }))],
  ["status", STATUSES.map((status) => ({ path: status, title: STATUS_WORDS[status] }))],
]);

/** Puts in what a plan calls things, here and below, and begins what people read with a capital. */
function finish(json: Json, words: Words): Json {
  const { names, keys } = json;
  for (const inner of partsOf(json)) finish(inner, words);
  for (const key of ["title", "description"] as const) {
    if (typeof json[key] === "string") json[key] = capitalise(json[key]);
  }
  if (STATUSES.every((status) => json.enum?.includes(status)))
    json.enum = [...STATUSES, ...(words.statusWords ?? [])];
  if (json.anyOf !== undefined) takeAlternatives(json, json.anyOf as Json[]);
  delete json.names;
  delete json.keys;
  const idsOf = (kinds: unknown): Id[] =>
    Array.isArray(kinds) ? kinds.flatMap((kind) => words.ids.get(kind) ?? []) : [];
  const [ids, known] = [idsOf(names), idsOf(keys)];
  if (ids.length > 0) giveIds(json, ids);
  if (known.length === 0) return json;
  const value = json.additionalProperties as Json;
  json.properties = Object.fromEntries(known.map(({ path, title }) => [path, { ...value, title }]));
  json.additionalProperties = false;
  return json;
}

const partsOf = (json: Json): Json[] =>
  [
    ...Object.values(json.properties ?? {}),
    ...(json.anyOf ?? []),
    ...(json.oneOf ?? []),
    json.items,
    json.additionalProperties,
  ].filter((part): part is Json => typeof part === "object" && !Array.isArray(part));

/** Fields of several kinds of entry are often of one type, and differ only in what they mean, which the whole says. */
function takeAlternatives(json: Json, options: readonly Json[]): void {
  const types = options.map(({ title: _, examples: __, ...type }) => type);
  const written = types.map((type) => JSON.stringify(type));
  const [first, ...others] = types.filter((_, index) => written.indexOf(written[index] as string) === index);
  if (others.length > 0 || first === undefined) json.anyOf = [first as Json, ...others];
  else {
    delete json.anyOf;
    Object.assign(json, first);
  }
}

/**
 * Puts the ids that a field can have in the place of any id. An editor sees a number in 1.2, and in 1.10 it sees 1.1: it
 * completes what it understands as it is written, and takes what it makes of the others.
 */
function giveIds(json: Json, ids: readonly Id[]): void {
  const seen = new Map(ids.map(({ path, title }) => [asSeen(path), title]));
  const others = ids.flatMap(({ path }) => (Number.isNaN(Number(path)) ? [] : [path, Number(path)]));
  const choice: Json = { enum: [...seen.keys()], markdownEnumDescriptions: [...seen.values()] };
  const one: Json =
    others.length === 0 ? choice : { anyOf: [choice, { not: { not: { enum: [...new Set(others)] } } }] };
  const holder = json.additionalProperties;
  if (typeof holder === "object") json.additionalProperties = one;
  else if (json.anyOf !== undefined) json.anyOf = [one, { type: "array", items: one, minItems: 1 }];
  else {
    for (const key of ["type", "pattern"]) delete json[key];
    Object.assign(json, one);
  }
  const fitting = json.examples?.filter((example) => seen.has(example as string));
  delete json.examples;
  if (fitting !== undefined && fitting.length > 0) json.examples = fitting;
}

/** An id as an editor reads it where it stands without quotes, if that says the same. */
const asSeen = (id: string): string | number => (String(Number(id)) === id ? Number(id) : id);
