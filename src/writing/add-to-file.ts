import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { UsageError } from "../errors.ts";
import { shorten } from "../text/words.ts";
import { type Fields, type NewEntries, type Value, writeList, writeMapping } from "./entries.ts";
import {
  columnOf,
  contentEnd,
  keyOf,
  lineEndOf,
  type Plain,
  plainOf,
  rangeOf,
  soundDocument,
} from "./read-written.ts";
import { ORDER, writeFile } from "./write-file.ts";

/**
 * Adds entries to the text of a file of a plan. What is there stays as it is, to the byte: comments, spaces, the ends of
 * lines. Entries follow the last one of their collection; a collection that the file lacks comes at its end. Of the
 * plan's own entry and of the glossary only what is missing is added.
 * @param file its name, for messages.
 * @throws UsageError if the text is no sound YAML, holds the collection in a form that cannot be added to, or has
 * another value where one is given.
 */
export function addToFile(file: string, text: string, entries: NewEntries): string {
  return ORDER.reduce((whole, name) => addCollection({ file, text: whole, name }, entries), text);
}

/** A file as it stands, and the collection that is added to. */
interface Written {
  readonly file: string;
  readonly text: string;
  readonly name: (typeof ORDER)[number];
}

function addCollection(written: Written, entries: NewEntries): string {
  const { file, name, text } = written;
  if (!isGiven(entries, name)) return text;
  const root = parse(file, text);
  if (root !== null && (!isMap(root) || root.flow === true)) throw cannotAdd(written);
  const [pair, second] = root === null ? [] : root.items.filter(({ key }) => keyOf(key) === name);
  if (pair === undefined) return addAtEnd(written, writeFile({ [name]: entries[name] }));
  if (second !== undefined)
    throw cannotAdd(written, `Join the two parts of the file that begin with ${name}:.`);
  if (name === "plan") return addFields(written, [name], entries.plan?.fields ?? {}, entries.plan?.comments);
  if (name === "glossary") return addFields(written, [name], entries.glossary ?? new Map());
  const [key, value] = [pair.key as Node, pair.value as Node];
  const bodyAt = (column: number): string => writeList(name, entries[name] ?? [], column);
  if (isNothing(value)) return insertBelow(written, [name], text, rangeOf(key)[1], bodyAt(2));
  if (!isSeq(value)) throw cannotAdd(written);
  const [start, end] = rangeOf(value);
  if (value.flow === true) {
    const before = text.slice(0, start).replace(/[ \t]+$/, "");
    if (!/^\[\s*\]$/.test(text.slice(start, end))) throw cannotAdd(written);
    return insertBelow(written, [name], before + text.slice(end), before.length, bodyAt(2));
  }
  const column = columnOf(text, start);
  const body = bodyAt(column);
  // Where the last text keeps the blank lines below it, they are part of it.
  const candidates = [splice(text, endOf(text, end, column), `\n\n${body}`), splice(text, end, `${body}\n`)];
  return insert(written, [name], body, candidates);
}

function isGiven({ plan, glossary, ...lists }: NewEntries, name: Written["name"]): boolean {
  if (name === "plan") return plan !== undefined;
  return name === "glossary" ? (glossary?.size ?? 0) > 0 : (lists[name]?.length ?? 0) > 0;
}

/** At the end of the file, or of the document in it. */
function addAtEnd(written: Written, section: string): string {
  const { text } = written;
  const end = /^\.\.\.\s*$/m.exec(text)?.index ?? text.length;
  const before = text.slice(0, end);
  const gap = !/\S/.test(before) || /\n[ \t]*\r?\n$/.test(before) ? "" : "\n";
  const candidates = /\n$|^\s*$/.test(before)
    ? [splice(text, end, gap + section), splice(text, end, section)]
    : [splice(text, end, `\n\n${section.trimEnd()}`)];
  return insert(written, [], section, candidates);
}

/** Adds what is missing of the fields at a path, and compares the others with what is there. */
function addFields(
  written: Written,
  path: readonly string[],
  fields: Fields | ReadonlyMap<string, Value>,
  comments: readonly string[] = [],
): string {
  const { file, text } = written;
  const node = nodeAt(parse(file, text), path);
  const there = new Map(isMap(node) ? node.items.map(({ key, value }) => [keyOf(key), value as Node]) : []);
  const given = [...(fields instanceof Map ? fields : Object.entries(fields))] as [
    string,
    Value | undefined,
  ][];
  const missing = given.filter(([key, value]) => value !== undefined && !there.has(key));
  const named = fields instanceof Map ? new Map(missing) : Object.fromEntries(missing);
  let result =
    missing.length === 0 ? text : insertFields(written, path, { fields: named, comments } as Mapping);
  for (const [key, value] of given) {
    const old = there.get(key);
    if (old === undefined || value === undefined) continue;
    const inside = [...path, key];
    if (typeof value === "object" && !Array.isArray(value)) {
      result = addFields({ ...written, text: result }, inside, value as Fields);
      continue;
    }
    const meant = plainAt(writeMapping({ fields: new Map([[key, value]]) }, 0), [key]);
    if (isDeepStrictEqual(plainAt(text, inside), meant)) continue;
    throw new UsageError(
      `"${file}" has another ${inside.join(".")} than "${shorten(String(value), 60)}"`,
      "Decide which is right, and change the file by hand.",
    );
  }
  return result;
}

type Mapping = Parameters<typeof writeMapping>[0];

function insertFields(written: Written, path: readonly string[], mapping: Mapping): string {
  const { file, text } = written;
  const parent = nodeAt(parse(file, text), path.slice(0, -1)) as YAMLMap;
  const pair = parent.items.find(({ key }) => keyOf(key) === path.at(-1));
  const [key, node] = [pair?.key as Node, pair?.value as Node];
  const writeAt = (column: number, flow = false): string =>
    writeMapping(mapping, column, path.slice(1), flow);
  if (isNothing(node)) {
    const column = columnOf(text, rangeOf(key)[0]);
    return insertBelow(written, path, text, rangeOf(key)[1], writeAt(column + 2), column + 1);
  }
  if (!isMap(node)) throw cannotAdd(written);
  const last = node.items.at(-1);
  const end = last === undefined ? rangeOf(node)[0] + 1 : rangeOf((last.value ?? last.key) as Node)[1];
  if (node.flow === true) {
    const body = writeAt(0, true);
    const inner = body.slice(2, -2);
    return insert(written, path, body, [splice(text, end, last === undefined ? ` ${inner} ` : `, ${inner}`)]);
  }
  const column = columnOf(text, rangeOf(node)[0]);
  const body = writeAt(column);
  return insert(written, path, body, [
    splice(text, endOf(text, end, column), `\n${body}`),
    splice(text, end, `${body}\n`),
  ]);
}

const nodeAt = (root: Node | null, path: readonly string[]): unknown =>
  path.reduce<unknown>((node, step) => (isMap(node) ? node.get(step, true) : undefined), root);

/** A key without a value. */
const isNothing = (node: unknown): boolean => isScalar(node) && node.source === "";

/** On the lines below a key that ends there and has no value, and below the comments that are indented there. */
function insertBelow(
  written: Written,
  path: readonly string[],
  text: string,
  end: number,
  body: string,
  column = 1,
): string {
  return insert(written, path, body, [splice(text, endOf(text, end, column), `\n${body}`)]);
}

/** The first of some texts that holds what the file held and what was added, and nothing else. */
function insert(
  written: Written,
  path: readonly string[],
  body: string,
  candidates: readonly string[],
): string {
  const expected = withAdded(plainOf(written.text), path, plainOf(body));
  const sound = candidates.find((text) => isDeepStrictEqual(plainOf(text), expected));
  if (sound === undefined) throw cannotAdd(written);
  return sound;
}

const cannotAdd = ({ file, name }: Written, hint = HINT): UsageError =>
  new UsageError(`Nothing can be added to "${name}" as "${file}" holds it`, hint);

const HINT =
  "Write its entries, or its fields, each on lines of their own instead of in brackets on one, or move it to another file.";

/**
 * The top of a text in YAML; null if it holds nothing.
 * @throws UsageError if it is no sound YAML of a plan.
 */
function parse(file: string, text: string): Node | null {
  const document = soundDocument(text);
  if (document !== null) return isNothing(document.contents) ? null : document.contents;
  throw new UsageError(
    `"${file}" is not sound YAML, so nothing can be added to it`,
    "Run improve check, and put right what it says of the file.",
  );
}

/** What is at a path of keys. */
const plainAt = (text: string, path: readonly string[]): Plain | undefined =>
  path.reduce<Plain | undefined>(
    (plain, key) => (plain instanceof Map ? plain.get(key) : undefined),
    plainOf(text) ?? undefined,
  );

/** What a file holds once entries are added to a list, or fields to a mapping, at a path of keys. */
function withAdded(
  old: Plain | null | undefined,
  path: readonly string[],
  added: Plain | null,
): Plain | null {
  const [key, ...below] = path;
  if (key === undefined && Array.isArray(added)) return [...(Array.isArray(old) ? old : []), ...added];
  const fields = old instanceof Map ? old : new Map<string, Plain>();
  if (key === undefined) return new Map([...fields, ...(added as ReadonlyMap<string, Plain>)]);
  return new Map([...fields, [key, withAdded(fields.get(key), below, added)]]);
}

/** A text with something added at an offset, in lines that end as its own do. */
function splice(text: string, at: number, added: string): string {
  return text.slice(0, at) + added.replaceAll("\n", lineEndOf(text)) + text.slice(at);
}

/** The end of the line on which a value ends, or of the comments below it that begin in its column or further right. */
function endOf(text: string, end: number, column: number): number {
  const line = /[^\r\n]*/y;
  line.lastIndex = contentEnd(text, end);
  line.exec(text);
  const comment = new RegExp(`(?:[ \\t]*\\r?\\n)+ {${Math.max(1, column)},}#[^\\r\\n]*`, "y");
  let at = line.lastIndex;
  for (comment.lastIndex = at; comment.test(text); ) at = comment.lastIndex;
  return at;
}
