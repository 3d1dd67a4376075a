import { isScalar, type Node, parseDocument, visit } from "yaml";

/** What a text holds, with every scalar as text. */
export type Plain = string | readonly Plain[] | ReadonlyMap<string, Plain>;

/** A text as YAML; null if it is not sound. An alias would repeat what is changed at one place in another. */
export function soundDocument(text: string) {
  const document = parseDocument<Node>(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  const aliases: unknown[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  return document.errors.length > 0 || aliases.length > 0 ? null : document;
}

/** What a text holds; null where it holds nothing or cannot be read. */
export const plainOf = (text: string): Plain | null => soundDocument(text)?.toJS({ mapAsMap: true }) || null;

/** The start and the end of a node in the text, without the comments after it. */
export const rangeOf = (node: Node): readonly [start: number, end: number] => {
  const [start, end] = node.range as [number, number, number];
  return [start, end];
};

/** The words of a key. */
export const keyOf = (key: unknown): string | null => (isScalar(key) ? String(key.value) : null);

/** The column of an offset, from 0; a byte order mark has none. */
export const columnOf = (text: string, offset: number): number =>
  text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).replace("\uFEFF", "").length;

/** How the lines of a text end. */
export const lineEndOf = (text: string): string => /\r?\n/.exec(text)?.[0] ?? "\n";

/** The end of what a node holds, without the space and the ends of lines that belong to a text in it. */
export const contentEnd = (text: string, end: number): number =>
  text.slice(0, end).replace(/[ \t\r\n]+$/, "").length;
