import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { z } from "zod";
import { expectedAt } from "../plan/schema/fields.ts";
import { planHeader } from "../plan/schema/header.ts";
import { COLLECTIONS, type CollectionName, UPDATABLE } from "../plan/schema/plan.ts";
import { update } from "../plan/schema/updates.ts";
import { commentLines, LINE_WIDTH, WRITTEN } from "./texts.ts";

/** A value of an entry. A mapping whose keys are data, such as the figures of an extract, is a Map. */
export type Value = string | number | boolean | readonly Value[] | ReadonlyMap<string, Value> | Fields;

/** Fields by their keys in YAML. Those that are undefined are left out. */
export interface Fields {
  readonly [key: string]: Value | undefined;
}

/** An entry to write. */
export interface NewEntry {
  readonly fields: Fields;
  /** What stands beside it in comments, above its first line. */
  readonly comments?: readonly string[];
}

/** Entries to write, by their collections. */
export type NewEntries = {
  readonly [Name in CollectionName | "updates"]?: readonly NewEntry[];
} & {
  /** The fields of the plan's own entry. */
  readonly plan?: NewEntry;
  readonly glossary?: ReadonlyMap<string, string>;
};

/** The entries of a collection as a list in YAML, whose dashes are in a column counted from 0. Its last line has no end. */
export function writeList(
  collection: CollectionName | "updates",
  entries: readonly NewEntry[],
  column: number,
): string {
  const list = new YAMLSeq();
  for (const [index, { fields, comments = [] }] of entries.entries()) {
    const entry = mappingOf(
      fields,
      collection === "updates" ? updateOf(fields) : COLLECTIONS[collection],
      [],
    );
    entry.commentBefore = commentOf(comments, column);
    entry.spaceBefore = index > 0;
    list.items.push(entry);
  }
  return indented(list, column);
}

/** Fields of the plan's entry, or terms of the glossary. */
interface NewFields {
  readonly fields: Fields | ReadonlyMap<string, Value>;
  readonly comments?: readonly string[];
}

/**
 * Fields as a mapping in YAML, whose keys are in a column counted from 0, or which stands in braces on one line.
 * @param path where they are in the plan's entry.
 */
export function writeMapping(
  { fields, comments = [] }: NewFields,
  column: number,
  path: readonly string[] = [],
  flow = false,
): string {
  const mapping = mappingOf(fields, planHeader, path);
  mapping.commentBefore = commentOf(comments, column);
  mapping.flow = flow;
  return indented(mapping, column);
}

const commentOf = (comments: readonly string[], column: number): string | null =>
  comments.map((text) => commentLines(text, LINE_WIDTH - column)).join("\n") || null;

function indented(contents: YAMLSeq | YAMLMap, column: number): string {
  const document = new Document(null, WRITTEN);
  document.contents = contents as unknown as typeof document.contents;
  const isFlow = contents.flow === true;
  const lineWidth = isFlow ? 0 : LINE_WIDTH - column;
  const written = document.toString({ lineWidth, flowCollectionPadding: isFlow });
  return written.replace(/\n$/, "").replace(/^(?=.)/gm, " ".repeat(column));
}

/** Fields in the order of the schema; the keys of a Map in its own. */
function mappingOf(
  fields: Fields | ReadonlyMap<string, Value>,
  schema: z.ZodType,
  path: readonly string[],
): YAMLMap {
  const mapping = new YAMLMap();
  for (const [key, value] of fields instanceof Map ? fields : inOrder(fields as Fields, schema, path)) {
    mapping.items.push(new Pair(new Scalar(key), nodeOf(value, schema, [...path, key])));
  }
  return mapping;
}

function inOrder(fields: Fields, schema: z.ZodType, path: readonly string[]): [string, Value][] {
  const { keys } = expectedAt(schema, path);
  const foreign = Object.keys(fields).find((key) => fields[key] !== undefined && !keys.includes(key));
  if (foreign !== undefined) throw new Error(`No field ${[...path, foreign].join(".")} can be written`);
  return keys.flatMap((key): [string, Value][] => {
    const value = fields[key];
    return value === undefined ? [] : [[key, value]];
  });
}

function nodeOf(value: Value, schema: z.ZodType, path: readonly string[]): YAMLMap | YAMLSeq | Scalar {
  if (Array.isArray(value)) return listOf(value, schema, path);
  if (typeof value === "object") return mappingOf(value as Fields | ReadonlyMap<string, Value>, schema, path);
  const isBare = typeof value !== "string" || (BARE.test(value) && expectedAt(schema, path).isNumber);
  return isBare ? Object.assign(new Scalar(String(value)), { type: Scalar.PLAIN }) : new Scalar(value);
}

const BARE = /^(?:-?\d+(?:\.\d+)?|true|false)$/;

/** A few ids stand in brackets on one line; prose and entries have lines of their own. */
function listOf(values: readonly Value[], schema: z.ZodType, path: readonly string[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const value of values) list.items.push(nodeOf(value, schema, [...path, "0"]));
  list.flow = values.every((value) => typeof value === "string" && /^[\w./-]*$/.test(value));
  return list;
}

/** The schema of an update: its own fields round those of the kind of entry that it changes. */
function updateOf(fields: Fields): z.ZodType {
  const schemas = Object.values(UPDATES);
  return (
    schemas.find(({ shape }) => Object.keys(fields).every((key) => key in shape)) ?? (schemas[0] as z.ZodType)
  );
}

const { date, on, by, of, ...rest } = update.shape;

const UPDATES = Object.values(UPDATABLE).map(({ shape }) => {
  const own = Object.entries(shape).filter(([key]) => !(key in update.shape));
  return z.strictObject({ date, on, by, of, ...Object.fromEntries(own), ...rest });
});
