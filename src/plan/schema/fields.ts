import type { z } from "zod";
import { once } from "../../text/remember.ts";
import { planHeader } from "./header.ts";
import { COLLECTIONS } from "./plan.ts";
import { update } from "./updates.ts";

/** What a schema says of its fields, for messages and for those that write entries. */

/** What a schema expects at a path. */
interface Expected {
  /** The names of the fields, in the order of the schema, if it is an object. */
  readonly keys: readonly string[];
  readonly description: string | undefined;
  /** Whether other readers of YAML are meant to see a number or a boolean: the first type that the schema gives is one. */
  readonly isNumber: boolean;
}

/** Follows a path of keys and positions into a schema. */
export function expectedAt(schema: z.ZodType, path: readonly PropertyKey[]): Expected {
  const reached = path.reduce<z.ZodType[]>(
    (schemas, step) => schemas.flatMap((one) => descend(one, step)),
    [schema],
  );
  const ends = reached.flatMap(unwrap);
  return {
    keys: [...new Set(ends.flatMap((end) => Object.keys(definitionOf(end).shape ?? {})))],
    description: reached.map((one) => describe(one)).find((text) => text !== undefined),
    isNumber: ends.some((end) => NUMBERS.includes([end.meta()?.type].flat()[0])),
  };
}

const NUMBERS: readonly unknown[] = ["number", "integer", "boolean"];

/** A kind of entry: its schema, and the words by which it is told from others. */
interface Kind {
  readonly schema: z.ZodType;
  readonly words: readonly unknown[];
}

/** The kinds of entry that a schema allows, and the field whose word tells them apart; no kinds if there is only one. */
export function kindsOf(schema: z.ZodType): { kinds: readonly Kind[]; discriminator: string | null } {
  const { discriminator, options = [] } = definitionOf(schema);
  if (discriminator === undefined) return { kinds: [], discriminator: null };
  const kinds = options.map((kind) => {
    const field = definitionOf(kind).shape?.[discriminator];
    return { schema: kind, words: (field && definitionOf(field).values) ?? [] };
  });
  return { kinds, discriminator };
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

/** The schema of one value, for a field that takes one value or a list of them. */
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

/** Looks through optional, transformed and alternative schemas for those that say what is expected. */
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
    const key = String(step);
    const next =
      (shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined) ?? element ?? valueType;
    return next === undefined ? [] : [next];
  });
}

/** Every field that an entry can have. The value of a field that is not prose is one word, a list or a mapping. */
const SCHEMAS = [...Object.values(COLLECTIONS), update, planHeader];
const fields = once(() => new Set(SCHEMAS.flatMap((schema) => expectedAt(schema, []).keys)));
/** The fields of which the schema of some entry says what a pattern finds. Every text of a plan asks, so they are found once. */
const described = (pattern: RegExp): ReadonlySet<string> =>
  new Set(
    [...fields()].filter((key) =>
      SCHEMAS.some((schema) => pattern.test(expectedAt(schema, [key]).description ?? "")),
    ),
  );

const prose = once(() => described(/^text/));
const idLists = once(() => described(/^an id\b.* list of them$/));
const textLists = once(() => described(/^text\b.* list of them$/));

function* keysBelow(schema: z.ZodType, path: readonly PropertyKey[]): Generator<string> {
  const { keys } = expectedAt(schema, path);
  yield* keys;
  for (const key of keys) {
    const inner = [...path, key];
    yield* keysBelow(schema, inner);
    yield* keysBelow(schema, [...inner, 0]);
  }
}

const fieldsAtAnyDepth = once(() => new Set(SCHEMAS.flatMap((schema) => [...keysBelow(schema, [])])));

/** Whether something in a plan has a field of that name. */
export const isFieldName = (word: string): boolean => fieldsAtAnyDepth().has(word);

/** Whether a field names one entry or several. */
export const takesIds = (field: string): boolean => idLists().has(field);

/** Whether a field holds one text for people to read or several. */
export const takesTexts = (field: string): boolean => textLists().has(field);

/** Whether the value of a field is a text for people to read. */
export const isProse = (field: string): boolean => prose().has(field);

const FIELD = /^(- +)?(\{ *)?([a-z][a-z-]*): +(.*?)(?: +#.*)?$/;
/** An entry whose text is to follow, at the end of a line that it was joined to by mistake. */
const JOINED = /(?<=\s)- [a-z][a-z-]*: [|>][-+\d]*$/;
const ONE_VALUE = /^(?:[\w./-]+|"[^"]*"|'[^']*'|\[.*\]?|\{(?!\{).*\}?|[|>][-+\d]*)$/;

/** `- { id: 1.2, …`, `- id: 1.2`, `shown-by: [` or `due: 2026-03-31`, but not "note: the figures are provisional". */
export function looksLikeEntry(line: string): boolean {
  const [, dash, brace, key = "", value = ""] = FIELD.exec(JOINED.exec(line)?.[0] ?? line) ?? [];
  const isBracketed = brace !== undefined || /^(?:\[|\{(?!\{))/.test(value);
  if (!fields().has(key) && !(isBracketed && isFieldName(key))) return false;
  if (dash !== undefined && brace !== undefined) return true;
  return ONE_VALUE.test(value) && (dash !== undefined || !prose().has(key));
}
