import path from "node:path";
import { z } from "zod";
import type { Origin } from "../../problems/origin.ts";

import { remember } from "../../text/remember.ts";
import { integer } from "./numbers.ts";
import { text } from "./scalars.ts";

/** A decoded entry, with where it was written. */
export type Entry<Schema extends z.ZodType> = Camel<z.output<Schema>> & { readonly origin: Origin };

/** Keys are in kebab-case in YAML and in camelCase once decoded: `measured-by` becomes `measuredBy`. */
export type Camel<T> = T extends ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
  ? T
  : T extends readonly (infer Item)[]
    ? Camel<Item>[]
    : T extends object
      ? { [Key in keyof T as Key extends string ? CamelKey<Key> : Key]: Camel<T[Key]> }
      : T;

type CamelKey<Key extends string> = Key extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelKey<Tail>>}`
  : Key;

export const camelKey = (key: string): string =>
  key.includes("-") ? key.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase()) : key;

export const kebabKey = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Why something is withheld from the public. */
export const exempt = z.strictObject({
  paragraph: integer.meta({
    title: "the paragraph of Schedule 12A to the Local Government Act 1972 that makes it exempt",
    examples: [2],
  }),
  reason: text.meta({
    title: "why withholding it is more in the public interest than showing it",
    examples: ["It would make a child known."],
  }),
});

export type Exemption = z.output<typeof exempt>;

/** The prose fields that an update can change. What an exempt update says in them is withheld. */
export const PROSE_FIELDS: readonly string[] = [
  "title",
  "name",
  "text",
  "outcome",
  "programme",
  "governance",
  "measure",
  "definition",
  "theme",
  "recurring",
  "purpose",
  "summary",
  "decisions",
  "reasons",
  "implications",
  "main",
  "highlights",
  "contact",
  "background-papers",
  "appendices",
  "sources",
];

/**
 * The path within the plan folder of a file that an entry names. `from` is the file in which the entry is written. Null
 * if the path leads out of the plan folder.
 */
export function attachmentPath(from: string, named: string): string | null {
  const withSlashes = named.replaceAll("\\", "/");
  if (path.posix.isAbsolute(withSlashes) || /^[A-Za-z]:/.test(withSlashes)) return null;
  const joined = path.posix.join(path.posix.dirname(from), withSlashes);
  return joined === ".." || joined.startsWith("../") ? null : joined;
}

/** Orders ids, with the numbers in them as numbers: 1.2 comes before 1.10, and R2 before R10. Depends on no locale. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [chunks(a), chunks(b)];
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = compareChunks(one, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

interface Chunk {
  readonly text: string;
  /** NaN where it is none. */
  readonly number: number;
}

const chunks = remember(
  (id): Chunk[] => (id.match(/\d+|\D+/g) ?? []).map((text) => ({ text, number: Number(text) })),
  20_000,
);

function compareChunks(a: Chunk, b: Chunk): number {
  if (!Number.isNaN(a.number) && !Number.isNaN(b.number) && a.number !== b.number) return a.number - b.number;
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
