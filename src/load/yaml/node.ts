/** A YAML file as a tree of text. The rest of `load` reads this tree and does not depend on the parser. */
export type Node = ScalarNode | SequenceNode | MappingNode;

/** Offsets into the file's text, end exclusive. */
export type Offsets = readonly [start: number, end: number];

export interface ScalarNode {
  readonly kind: "scalar";
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  readonly offsets: Offsets;
  /** The text after the `#` of a comment on the same line; null if there is none. */
  readonly comment: string | null;
}

interface SequenceNode {
  readonly kind: "sequence";
  readonly items: readonly Node[];
  /** To the end of the last item, or of the brackets if there is none. */
  readonly offsets: Offsets;
}

export interface MappingNode {
  readonly kind: "mapping";
  readonly pairs: readonly { readonly key: ScalarNode; readonly value: Node }[];
  /** To the end of the last value, or of the braces if there is none. */
  readonly offsets: Offsets;
}

/** The words after the `#` of a comment that follows a scalar on its line; null if there is none, and for a block. */
export function commentAfter(text: string, style: ScalarNode["style"], end: number): string | null {
  if (style === "literal" || style === "folded" || (text[end] !== " " && text[end] !== "\t")) return null;
  COMMENT.lastIndex = end;
  return COMMENT.exec(text)?.[1] ?? null;
}

const COMMENT = /[ \t]+#([^\r\n]*)/y;

/** Plain data: strings, arrays and objects. If a key appears twice, the last one counts; the parser reports it. */
export type Plain = string | Plain[] | { [key: string]: Plain };

export function toPlain(node: Node): Plain {
  if (node.kind === "scalar") return node.text;
  if (node.kind === "sequence") return node.items.map(toPlain);
  return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, toPlain(value)]));
}

/** What a file holds. */
export interface Content {
  readonly data: Plain;
  /** Its keys in the order in which they are written, twice where they are there twice; null if it is no mapping. */
  readonly parts: readonly Part[] | null;
}

export interface Part {
  readonly key: string;
  readonly value: Plain;
  /** The fields of a mapping, in the order in which they are written; null if the value is none. */
  readonly fields: readonly (readonly [key: string, value: Plain])[] | null;
}

export function contentOf(root: Node): Content {
  if (root.kind !== "mapping") return { data: toPlain(root), parts: null };
  return contentWith(
    root.pairs.map(({ key, value }) => ({
      key: key.text,
      value: toPlain(value),
      fields:
        value.kind === "mapping" ? value.pairs.map((pair) => [pair.key.text, toPlain(pair.value)]) : null,
    })),
  );
}

export const contentWith = (parts: readonly Part[]): Content => ({
  data: Object.fromEntries(parts.map(({ key, value }) => [key, value])),
  parts,
});

/** Every scalar below a node, including keys, in the order in which they are written. */
export function scalarsOf(root: Node): { readonly scalar: ScalarNode; readonly isKey: boolean }[] {
  const found: { readonly scalar: ScalarNode; readonly isKey: boolean }[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "scalar") found.push({ scalar: node, isKey: false });
    else if (node.kind === "sequence") for (const item of node.items) visit(item);
    else
      for (const { key, value } of node.pairs) {
        found.push({ scalar: key, isKey: true });
        visit(value);
      }
  };
  visit(root);
  return found;
}
