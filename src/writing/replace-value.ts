import { isDeepStrictEqual } from "node:util";
import { Document, isMap, isSeq, Lexer, type Node, type Pair, type YAMLMap } from "yaml";
import { UsageError } from "../errors.ts";
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
import { LINE_WIDTH, WRITTEN } from "./texts.ts";

/** A text, or fields with texts. */
type NewValue = string | Readonly<Record<string, string>>;

/**
 * Replaces the value of a key in the text of a file of a plan. All else stays as it is, to the byte: comments, spaces, the
 * ends of lines. Fields come on lines of their own, or in braces where the entry is in braces itself.
 * @param file its name, for messages.
 * @param path keys, and positions in lists counted from 0.
 * @throws UsageError if the text is no sound YAML, has no such key, or holds its value in a form that cannot be replaced
 * without losing something, such as a comment inside it.
 */
export function replaceValue(
  file: string,
  text: string,
  path: readonly (string | number)[],
  value: NewValue,
): string {
  const found = findPair(text, path);
  const changed = found === null ? null : replaceAt(text, found, value);
  const isSound =
    changed !== null &&
    isDeepStrictEqual(plainOf(changed), withReplaced(plainOf(text), path, value)) &&
    isDeepStrictEqual(commentsOf(changed), commentsOf(text));
  if (isSound) return changed;
  const written = typeof value === "string" ? value : inBraces(value);
  throw new UsageError(
    `"${path.at(-1)}" cannot be replaced as "${file}" holds it`,
    `Write it by hand, in place of what is there: ${path.at(-1)}: ${written}`,
  );
}

interface FoundPair {
  readonly parent: YAMLMap;
  readonly key: Node;
  readonly value: Node;
}

function findPair(text: string, path: readonly (string | number)[]): FoundPair | null {
  const parent = path.slice(0, -1).reduce<unknown>(stepInto, soundDocument(text)?.contents);
  if (!isMap(parent)) return null;
  const pair = parent.items.find(({ key }) => keyOf(key) === path.at(-1)) as
    | Pair<Node, Node | null>
    | undefined;
  return pair?.value == null ? null : { parent, key: pair.key, value: pair.value };
}

const stepInto = (node: unknown, step: string | number): unknown =>
  isMap(node) || isSeq(node) ? node.get(step, true) : undefined;

/** The value goes, and what stands behind it on its line stays, such as a comment; then the new one comes. */
function replaceAt(text: string, { parent, key, value }: FoundPair, written: NewValue): string | null {
  const [from, end] = rangeOf(value);
  const colon = /\s*:/y;
  [, colon.lastIndex] = rangeOf(key);
  if (!colon.test(text)) return null;
  const head = text.slice(0, colon.lastIndex);
  const between = text.slice(colon.lastIndex, from);
  const isBelow = between.includes("\n");
  const tail =
    (isBelow ? (/^[^\r\n]*/.exec(between)?.[0] ?? "").trimEnd() : "") + text.slice(contentEnd(text, end));
  const column = columnOf(text, rangeOf(key)[0]);
  const lineEnd = lineEndOf(text);
  if (typeof written === "string") {
    const value = parent.flow === true ? inBraces({ _: written }).slice(5, -2) : afterKey(written, column);
    return `${head}${isBelow ? " " : between}${value.replaceAll("\n", lineEnd)}${tail}`;
  }
  if (parent.flow === true) return `${head}${isBelow ? " " : between}${inBraces(written)}${tail}`;
  const indent = column + 2;
  const body = documentOf(written)
    .toString({ lineWidth: LINE_WIDTH - indent })
    .trimEnd()
    .replace(/^/gm, " ".repeat(indent))
    .replaceAll("\n", lineEnd);
  const behind = /^[^\r\n]*/.exec(tail)?.[0] ?? "";
  return `${head}${behind}${lineEnd}${body}${tail.slice(behind.length)}`;
}

const documentOf = (fields: Readonly<Record<string, string>>): Document => new Document(fields, WRITTEN);

/** A text as it stands behind a key in a column: plain or between quotes, or on lines of its own where it is long. */
const afterKey = (text: string, column: number): string =>
  documentOf({ _: text })
    .toString({ lineWidth: LINE_WIDTH - column })
    .trimEnd()
    .slice(3)
    .replace(/\n(?=.)/g, `\n${" ".repeat(column)}`);

function inBraces(fields: Readonly<Record<string, string>>): string {
  const document = documentOf(fields);
  (document.contents as unknown as YAMLMap).flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

/** What a file holds once a value is replaced. */
function withReplaced(old: Plain | null, path: readonly (string | number)[], value: NewValue): Plain | null {
  const [step, ...below] = path;
  if (step === undefined) return typeof value === "string" ? value : new Map(Object.entries(value));
  if (Array.isArray(old)) {
    return old.map((one, index) => (index === step ? withReplaced(one, below, value) : one));
  }
  if (!(old instanceof Map)) return null;
  return new Map([...old].map(([key, one]) => [key, key === step ? withReplaced(one, below, value) : one]));
}

/** Before the content of a text the lexer says that it is one, so what begins with # elsewhere is a comment. */
function commentsOf(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens.filter((token, index) => token.startsWith("#") && tokens[index - 1] !== "\u001F");
}
