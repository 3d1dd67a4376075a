import type { z } from "zod";

/** What a schema expects at a path: its field names where it is an object, and its description. */
interface Expected {
  readonly keys: readonly string[];
  readonly description: string | undefined;
}

type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  options?: readonly z.ZodType[];
  discriminator?: string;
  values?: readonly unknown[];
};

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** The kinds of entry that a word in one field tells apart; none for a schema of one kind. */
export function kindsOf(schema: z.ZodType): { kinds: readonly z.ZodType[]; discriminator: string | null } {
  const { discriminator, options = [] } = definitionOf(schema);
  return discriminator === undefined ? { kinds: [], discriminator: null } : { kinds: options, discriminator };
}

/** The kind of entry that the data is; the schema itself where it has one kind, or the data's word means none. */
export function kindMeant(schema: z.ZodType, data: unknown): z.ZodType {
  const { kinds, discriminator } = kindsOf(schema);
  if (discriminator === null || typeof data !== "object" || data === null) return schema;
  const word: unknown = (data as Record<string, unknown>)[discriminator];
  const meant = kinds.find((kind) => {
    const field = definitionOf(kind).shape?.[discriminator];
    return field !== undefined && definitionOf(field).values?.includes(word);
  });
  return meant ?? schema;
}

/** Follows a path of keys and positions into a schema. */
export function expectedAt(schema: z.ZodType, path: readonly PropertyKey[]): Expected {
  const reached = path.reduce<z.ZodType[]>(
    (schemas, step) => schemas.flatMap((one) => descend(one, step)),
    [schema],
  );
  const ends = reached.flatMap(unwrap);
  return {
    keys: ends.flatMap((end) => Object.keys(definitionOf(end).shape ?? {})),
    description: reached.map((one) => describe(one)).find((text) => text !== undefined),
  };
}

function describe(schema: z.ZodType): string | undefined {
  const one = oneOfMany(schema);
  if (one !== undefined) return `${describe(one) ?? "an entry"}, or a list of them`;
  return (
    schema.description ??
    unwrap(schema)
      .map((inner) => inner.description ?? nameOf(inner))
      .find(Boolean)
  );
}

/** Of a field that takes one value or a list of them, what one is. */
function oneOfMany(schema: z.ZodType): z.ZodType | undefined {
  const { type, in: before, out, innerType } = definitionOf(schema);
  if (type === "optional" && innerType) return oneOfMany(innerType);
  if (type !== "pipe" || !before || !out || definitionOf(before).type !== "transform") return undefined;
  return definitionOf(out).element;
}

function nameOf(schema: z.ZodType): string | undefined {
  return { object: "an entry with fields", array: "a list", record: "a mapping", enum: "a word" }[
    definitionOf(schema).type
  ];
}

/** Through optional, transformed and alternative schemas to those that say what is expected. */
function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema.description !== undefined) return [schema];
  const definition = definitionOf(schema);
  if (definition.type === "optional" && definition.innerType) return unwrap(definition.innerType);
  if (definition.type === "union") return (definition.options ?? []).flatMap(unwrap);
  if (definition.type === "pipe" && definition.in && definition.out) {
    return unwrap(definitionOf(definition.in).type === "transform" ? definition.out : definition.in);
  }
  return [schema];
}

function descend(schema: z.ZodType, step: PropertyKey): z.ZodType[] {
  return unwrap(schema).flatMap((inner) => {
    const { shape, element, valueType } = definitionOf(inner);
    const next = shape?.[String(step)] ?? element ?? valueType;
    return next === undefined ? [] : [next];
  });
}
