import type { DefaultTreeAdapterTypes } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** The document that was read last. A report is asked for its links, its headings and its end, and takes long to read. */
let last: { readonly html: string; readonly elements: readonly Element[] } | undefined;

/** Every element of an HTML document with one of some names, in lower case. The parser is loaded only when needed. */
export async function findElements(html: string, ...names: string[]): Promise<Element[]> {
  const { parse } = await import("parse5");
  if (last?.html !== html) {
    const document = parse(html, { sourceCodeLocationInfo: true });
    last = { html, elements: [...nodesOf(document)].filter(isElement) };
  }
  return last.elements.filter(({ tagName }) => names.includes(tagName));
}

/** An HTML document with texts put into it, each in the place of what is between two offsets, or at one. */
export function spliceHtml(
  html: string,
  edits: readonly { readonly from: number; readonly to?: number; readonly text: string }[],
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to = from, text } of [...edits].sort((a, b) => a.from - b.from)) {
    parts.push(html.slice(at, from), text);
    at = to;
  }
  return [...parts, html.slice(at)].join("");
}

/** The value of an attribute, with its entities decoded; undefined if the element does not have it. */
export const attributeOf = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

/** All the text inside an element, without its markup. */
export const textOf = (element: Element): string =>
  [...nodesOf(element)].map((node) => ("value" in node ? node.value : "")).join("");

/** A node and everything inside it. It does not recurse, so deep nesting cannot overflow the stack. */
function* nodesOf(root: Node): Generator<Node> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
}

const isElement = (node: Node): node is Element => "tagName" in node;
