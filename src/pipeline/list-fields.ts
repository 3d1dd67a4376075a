import { planFile } from "../plan/schema/plan-file.ts";
import { update } from "../plan/schema/updates.ts";
import { toJsonSchema } from "./to-json-schema.ts";

/** A field that a plan's YAML can have, in the words of its schema. */
export interface ListedField {
  /** `plan`, `glossary`, `updates` or the name of a list of entries. */
  readonly collection: string;
  /** Its name, below those that it is in: `documents.findings.kind`. Empty for the collection as a whole. */
  readonly field: string;
  readonly means: string;
  /** What to write there. */
  readonly expected: string;
  /** As it stands in YAML; null where its words or its own fields say enough. */
  readonly example: string | null;
  /** An entry without it cannot be read. */
  readonly isRequired: boolean;
  /** The templates of the reports that have it; empty where all have it, and for anything but a report. */
  readonly templates: readonly string[];
}

interface Json {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly additionalProperties?: Json | boolean;
}

/** Every field of every collection, in the order of the schemas. An update's own are listed; it can give those of its entry, too. */
export function listFields(): ListedField[] {
  const file = toJsonSchema(planFile()) as Json;
  return Object.entries(file.properties ?? {}).flatMap(([collection, json]) => {
    const whole = row(collection, "", json, false, []);
    const entry = json.items ?? json;
    if (entry.oneOf !== undefined) return [whole, ...fieldsOfReports(collection, entry.oneOf)];
    const fields = [...fieldsIn(collection, entry, "", [])];
    const isOwn = ({ field }: ListedField): boolean => (field.split(".")[0] as string) in update.shape;
    return [whole, ...(collection === "updates" ? fields.filter(isOwn) : fields)];
  });
}

function fieldsOfReports(collection: string, kinds: readonly Json[]): ListedField[] {
  const every = kinds.map((kind) => kind.properties?.template?.const ?? "");
  const found = kinds.flatMap((kind, index) => [...fieldsIn(collection, kind, "", [every[index] as string])]);
  return [...Map.groupBy(found, ({ field }) => field).values()].flatMap((same) => {
    const templates = same.flatMap((one) => one.templates);
    const [first] = same;
    if (first === undefined) return [];
    const isRequired = same.every((one) => one.isRequired);
    return { ...first, isRequired, templates: templates.length === every.length ? [] : templates };
  });
}

/** The updates inside an entry are like those of the collection `updates`. */
function* fieldsIn(
  collection: string,
  { properties = {}, required = [] }: Json,
  above: string,
  templates: readonly string[],
): Generator<ListedField> {
  for (const [name, json] of Object.entries(properties)) {
    if (name === "updates") continue;
    yield row(collection, above + name, json, required.includes(name), templates);
    const inner = [json, ...(json.anyOf ?? [])]
      .map((one) => one.items ?? one)
      .find((one) => one.properties !== undefined);
    if (inner !== undefined) yield* fieldsIn(collection, inner, `${above}${name}.`, templates);
  }
}

function row(
  collection: string,
  field: string,
  json: Json,
  isRequired: boolean,
  templates: readonly string[],
): ListedField {
  const [example] = json.examples ?? [];
  return {
    collection,
    field,
    means: json.title ?? "",
    expected: expectedIn(json),
    example: example === undefined ? null : inYaml(example),
    isRequired,
    templates,
  };
}

function expectedIn({ description, anyOf, type, items }: Json): string {
  if (description !== undefined) return description;
  const [one, many] = anyOf ?? [];
  if (one !== undefined && many?.type === "array") return `${expectedIn(one)}, or a list of them`;
  if (anyOf !== undefined) return [...new Set(anyOf.map(expectedIn))].join(", or ");
  if (type !== "array") return "a mapping";
  return items?.properties === undefined && items?.oneOf === undefined ? "a list" : "a list of entries";
}

/** A value on one line of YAML, in quotes where it would be read as something else without them. */
function inYaml(value: unknown, above: "field" | "brackets" = "field"): string {
  if (typeof value === "string") return NEEDS_QUOTES[above].test(value) ? quoted(value) : value;
  if (Array.isArray(value)) return `[${value.map((one) => inYaml(one, "brackets")).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${inYaml(key, "brackets")}: ${inYaml(inner, "brackets")}`)
    .join(", ")} }`;
}

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);

const NEEDS_QUOTES = { field: /^\W|:(?!\S)| #/, brackets: /^\W|:(?!\S)| #|[[\]{},]/ };
