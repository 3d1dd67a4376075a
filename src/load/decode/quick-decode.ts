import type { z } from "zod";
import { type Camel, camelKey } from "../../plan/schema/entry.ts";

/** What stands for a value that is not as its schema has it, or of which only zod knows. */
export const UNSURE = Symbol("unsure");

type Read = (data: unknown) => unknown;

/**
 * Decodes what nearly every entry is: data with which nothing is wrong. Zod takes several times as long and makes objects
 * that live for a moment, so it is asked only where something is unusual, and for what this one does not know.
 * @returns what zod makes of the data, with its keys renamed, or UNSURE where zod has to be asked what is wrong.
 */
export const quickDecode = (schema: z.ZodType, data: unknown): unknown => readerFor(schema)(data);

const readers = new WeakMap<z.ZodType, Read>();

function readerFor(schema: z.ZodType): Read {
  const known = readers.get(schema);
  if (known !== undefined) return known;
  const reader = makeReader(schema);
  readers.set(schema, reader);
  return reader;
}

interface Definition {
  readonly type: string;
  readonly checks?: readonly unknown[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly transform?: (value: unknown, context: { addIssue: () => void; issues: unknown[] }) => unknown;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

function makeReader(schema: z.ZodType): Read {
  const {
    type,
    checks = [],
    shape,
    catchall,
    element,
    innerType,
    entries,
    in: before,
    out,
  } = definitionOf(schema);
  if (type === "array" && element && isFilled(checks)) return readItems(readerFor(element), checks.length);
  if (checks.length > 0) return askZod(schema);
  if (type === "string") return (data) => (typeof data === "string" ? data : UNSURE);
  if (type === "enum" && entries) return readWord(Object.values(entries));
  if (type === "optional" && innerType) return readerFor(innerType);
  if (type === "pipe" && before && out) return makePipe(before, out) ?? askZod(schema);
  if (type === "object" && shape && catchall && definitionOf(catchall).type === "never")
    return readFields(shape);
  return askZod(schema);
}

function askZod(schema: z.ZodType): Read {
  return (data) => {
    const outcome = schema.safeParse(data);
    return outcome.success ? camelise(outcome.data) : UNSURE;
  };
}

/** Each word is kept once, however often it is written. */
function readWord(words: readonly unknown[]): Read {
  const known = new Map(words.map((word) => [word, word]));
  return (data) => (known.has(data) ? known.get(data) : UNSURE);
}

/** Whether all that is asked of a list is that it is not empty. */
function isFilled(checks: readonly unknown[]): boolean {
  return (checks as readonly z.core.$ZodCheck[]).every(({ _zod }) => {
    const { check, minimum } = _zod.def as { check: string; minimum?: number };
    return check === "min_length" && minimum === 1;
  });
}

function readItems(read: Read, least: number): Read {
  return (data) => {
    if (!Array.isArray(data) || data.length < least) return UNSURE;
    const items: unknown[] = [];
    for (const item of data) {
      const value = read(item);
      if (value === UNSURE) return UNSURE;
      items.push(value);
    }
    return items;
  };
}

/** A text that is read, a mapping of such texts, or a value that is made ready to be read. */
function makePipe(before: z.ZodType, after: z.ZodType): Read | null {
  const [{ transform: ready }, { transform }] = [definitionOf(before), definitionOf(after)];
  if (ready !== undefined) return readBoth(readTransformed(ready), readerFor(after));
  if (transform === undefined) return null;
  const texts = isText(before) ? readerFor(before) : makeRecord(before);
  if (texts === null) return null;
  const read = readBoth(texts, readTransformed(transform));
  return (data) => {
    const value = read(data);
    // As what comes of zod is.
    return typeof value === "object" ? camelise(value) : value;
  };
}

function readBoth(first: Read, second: Read): Read {
  return (data) => {
    const value = first(data);
    return value === UNSURE ? UNSURE : second(value);
  };
}

function readTransformed(transform: NonNullable<Definition["transform"]>): Read {
  return (data) => {
    let isSound = true;
    const addIssue = (): void => {
      isSound = false;
    };
    const value = transform(data, { addIssue, issues: [] });
    return isSound ? value : UNSURE;
  };
}

function isText(schema: z.ZodType): boolean {
  const { type, checks = [] } = definitionOf(schema);
  return type === "string" && checks.length === 0;
}

/** A mapping of texts, of which the keys are data; null for any other. */
function makeRecord(schema: z.ZodType): Read | null {
  const { type, checks = [], keyType, valueType } = definitionOf(schema);
  if (type !== "record" || checks.length > 0 || !keyType || !isText(keyType) || !valueType) return null;
  const { in: before } = definitionOf(valueType);
  if (!isText(valueType) && !(before !== undefined && isText(before))) return null;
  return readRecord(readerFor(valueType));
}

function readFields(shape: Readonly<Record<string, z.ZodType>>): Read {
  const fields = Object.entries(shape).map(([key, schema]) => ({
    key,
    name: camelKey(key),
    read: readerFor(schema),
    isOptional: schema._zod.optin === "optional" && schema._zod.optout === "optional",
  }));
  const lastNeeded = fields.findLastIndex(({ isOptional }) => !isOptional);
  return (data) => {
    if (data === null || typeof data !== "object" || Array.isArray(data)) return UNSURE;
    const given = data as Readonly<Record<string, unknown>>;
    const decoded: Record<string, unknown> = {};
    let left = Object.keys(given).length;
    for (const [index, { key, name, read, isOptional }] of fields.entries()) {
      if (left === 0 && index > lastNeeded) break;
      if (Object.hasOwn(given, key)) {
        const value = read(given[key]);
        if (value === UNSURE) return UNSURE;
        decoded[name] = value;
        left--;
      } else if (!isOptional) return UNSURE;
    }
    // What is left has a name that means nothing here.
    return left === 0 ? decoded : UNSURE;
  };
}

function readRecord(read: Read): Read {
  return (data) => {
    if (data === null || typeof data !== "object" || Array.isArray(data)) return UNSURE;
    const decoded: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(data)) {
      const value = read(item);
      if (value === UNSURE || key === "__proto__") return UNSURE;
      decoded[key] = value;
    }
    return decoded;
  };
}

/** Renames the keys of an object and of the objects in it. The keys of a Map are data and stay as they are. */
export function camelise<T>(value: T): Camel<T> {
  if (Array.isArray(value)) return value.map(camelise) as Camel<T>;
  if (value === null || typeof value !== "object" || value instanceof Map) return value as Camel<T>;
  const renamed = Object.entries(value).map(([key, inner]) => [camelKey(key), camelise(inner)]);
  return Object.fromEntries(renamed) as Camel<T>;
}
