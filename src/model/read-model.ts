import type { z } from "zod";
import { EXAMPLE_DATE } from "../plan/time/dates.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { type ReportModel, reportModel, SCHEMA_VERSION } from "./report-model.ts";

/** Why something cannot be read as the model of a report. */
interface UnreadableModel {
  /** Follows the name of the file: `"may.json" is not the model of a report`. */
  readonly message: string;
  /** What to do; null if the file should be replaced by one that is as it was written. */
  readonly hint: string | null;
}

/**
 * Reads the model of a report, of the present version or any earlier one, from parsed JSON. The JSON itself stays as it
 * is, because what was published is a record. Only the model that is returned is brought up to date.
 */
export function readModel(
  json: unknown,
): { readonly model: ReportModel } | { readonly problem: UnreadableModel } {
  const version = versionOf(json);
  if (typeof version !== "number") return { problem: version };
  if (isDeeperThan(DEEPEST, json)) {
    return {
      problem: { message: `holds a model that is nested more than ${DEEPEST} levels deep`, hint: null },
    };
  }
  const model = migrate(json, version);
  if (fitsSchema(reportModel, model)) return { model: model as ReportModel };
  const { data, error } = reportModel.safeParse(model);
  return data === undefined
    ? { problem: { message: describeGap(error, json), hint: null } }
    : { model: data };
}

/** No report comes near it, and no text that is printed can be nested as deep. */
const DEEPEST = 100;

/** Whether lists and objects lie deeper inside one another. It does not recurse, as it looks for what would be too deep. */
function isDeeperThan(most: number, json: unknown): boolean {
  let level: object[] = [json].filter(isObject);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= most) return true;
    level = level.flatMap((one) => Object.values(one).filter(isObject));
  }
  return false;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Brings a model of an older version up to the present one, step by step. */
const migrate = (json: unknown, version: number): unknown =>
  MIGRATIONS.filter(({ from }) => from >= version).reduce((older, step) => step.migrate(older), json);

/** The version of a model that this program can read, or why it cannot. */
function versionOf(json: unknown): number | UnreadableModel {
  const { schemaVersion, provenance, changes } = { ...(json as Record<string, unknown> | null) };
  if (Array.isArray(changes) && schemaVersion === undefined) {
    return {
      message: "is a comparison itself, which improve diff has written",
      hint: "Give one of the sides that it compares.",
    };
  }
  const { tool, version } = { ...(provenance as Record<string, unknown> | null | undefined) };
  if (typeof schemaVersion !== "number" || tool !== "improve") {
    return { message: "is not the model of a report", hint: null };
  }
  if (schemaVersion > SCHEMA_VERSION) {
    return {
      message: `holds a model of schema version ${schemaVersion}, and this program reads versions up to ${SCHEMA_VERSION}`,
      hint: `Update improve: it was written by version ${version}.`,
    };
  }
  if (Number.isInteger(schemaVersion) && schemaVersion >= 1) return schemaVersion;
  return { message: `holds a model of schema version ${schemaVersion}, which does not exist`, hint: null };
}

/** The first place where a model differs from what this program writes: what was found there, and what was expected. */
function describeGap({ issues: [issue] }: z.ZodError, json: unknown): string {
  if (issue === undefined) throw new Error("A model does not fit its schema, and no issue says why");
  const gap = "holds a model that is not whole: ";
  const place = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return `${gap}${place === "" ? "" : `"${place}" has `}an unknown field "${issue.keys[0]}"`;
  }
  const found = issue.path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], json);
  if (found === undefined) return `${gap}"${place}" is missing`;
  const expected = describeExpected(issue);
  return `${gap}"${place}" is ${describeFound(found)}, expected ${expected}`;
}

type Fields = Readonly<Record<PropertyKey, unknown>>;

function describeExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return oneOf(issue.values);
  if ("options" in issue) return oneOf(issue.options);
  if (issue.code === "custom" && typeof issue.params?.expected === "string") return issue.params.expected;
  if (issue.code === "too_small") return `at least ${issue.minimum}`;
  if (issue.code === "too_big") return `at most ${issue.maximum}`;
  if (issue.code === "invalid_type") return TYPES[issue.expected] ?? issue.expected;
  return `a date such as ${EXAMPLE_DATE}`;
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** The value that was found, or its kind if it is a list or an object. */
function describeFound(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…"` : text;
}

/**
 * Whether zod would give back plain JSON as it is. A model holds some ten thousand values, and nearly every one is as its
 * schema has it: to ask zod for each takes several times as long, most of it to set zod up. Where the answer is no, zod says
 * what is wrong, or that nothing is.
 */
function fitsSchema(schema: z.ZodType, value: unknown): boolean {
  const known = FITS.get(schema) ?? fitFor(schema);
  FITS.set(schema, known);
  return known(value);
}

type Fit = (value: unknown) => boolean;

const FITS = new WeakMap<z.ZodType, Fit>();

interface Definition {
  readonly type: string;
  readonly checks?: readonly unknown[];
  readonly format?: string;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Shape;
  readonly catchall?: z.ZodType;
  readonly discriminator?: string;
  readonly options?: readonly z.ZodType[];
}

type Shape = Readonly<Record<string, z.ZodType>>;

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

function fitFor(schema: z.ZodType): Fit {
  const definition = definitionOf(schema);
  const { checks = [], format } = definition;
  const tests = checks.map((check) => (check as Check)._zod.def);
  const isKnown = format === undefined && tests.every(({ check, fn }) => check === "custom" && fn);
  const plain = isKnown ? plainFit(definition) : null;
  if (plain === null) return (value) => schema.safeParse(value).success;
  if (tests.length === 0) return plain;
  return (value) => plain(value) && tests.every(({ fn }) => fn?.(value) === true);
}

/** What `refine` adds to a schema has a function, and whatever else does has none. */
interface Check {
  readonly _zod: { readonly def: { readonly check?: string; readonly fn?: (value: unknown) => unknown } };
}

/** Null for a kind of schema of which only zod knows. */
function plainFit(definition: Definition): Fit | null {
  const { type, values = [], entries = {}, innerType, element } = definition;
  if (type === "string" || type === "boolean") return (value) => typeof value === type;
  if (type === "number") return Number.isFinite;
  if (type === "literal") return isOneOf(values);
  if (type === "enum") return isOneOf(Object.values(entries));
  if (type === "nullable" && innerType) return (value) => value === null || fitsSchema(innerType, value);
  if (type === "array" && element)
    return (value) => Array.isArray(value) && value.every((one) => fitsSchema(element, one));
  return objectFit(definition) ?? unionFit(definition);
}

function isOneOf(values: readonly unknown[]): Fit {
  const all = new Set(values);
  return (value) => all.has(value);
}

/** An object that has its own fields and no others. */
function objectFit({ type, shape, catchall }: Definition): Fit | null {
  if (type !== "object" || shape === undefined || catchall === undefined) return null;
  if (definitionOf(catchall).type !== "never") return null;
  const fields = new Map(Object.entries(shape).map(([key, field]) => [key, fieldOf(field)]));
  const required = [...fields.values()].filter(({ isRequired }) => isRequired).length;
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    let found = 0;
    for (const key in value) {
      const field = fields.get(key);
      if (field === undefined || !fitsSchema(field.schema, (value as Fields)[key])) return false;
      if (field.isRequired) found += 1;
    }
    return found === required;
  };
}

/** What is optional is there or not, and JSON has no undefined. */
function fieldOf(schema: z.ZodType): { readonly schema: z.ZodType; readonly isRequired: boolean } {
  const { type, innerType } = definitionOf(schema);
  if (type === "optional" && innerType !== undefined) return { schema: innerType, isRequired: false };
  return { schema, isRequired: true };
}

/** Objects that one of their fields tells apart. */
function unionFit({ type, discriminator, options }: Definition): Fit | null {
  if (type !== "union" || discriminator === undefined || options === undefined) return null;
  const byWord = new Map<unknown, z.ZodType>();
  for (const option of options) {
    const word = definitionOf(option).shape?.[discriminator];
    if (word === undefined) return null;
    for (const one of definitionOf(word).values ?? []) byWord.set(one, option);
  }
  return (value) => {
    const option = byWord.get((value as Readonly<Record<string, unknown>> | null)?.[discriminator]);
    return option !== undefined && fitsSchema(option, value);
  };
}
