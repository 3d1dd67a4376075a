/** An element of an HTML document. Offsets are those in the document. */
export interface Element {
  readonly name: string;
  readonly parent: Element | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** After the tag that opens it. */
  readonly begin: number;
  /** Before the tag that closes it; undefined where there is none. */
  readonly end: number | undefined;
  /** All the text in it, without its markup. */
  readonly text: string;
}

interface Attribute {
  /** With its entities decoded. */
  readonly value: string;
  /** Where its name begins, and what follows it. */
  readonly from: number;
  readonly to: number;
}

/** The document that was read last. A report is asked for its links, its headings and its end, and takes long to read. */
let last: { readonly html: string; readonly elements: readonly Element[] } | undefined;

/**
 * Every element of an HTML document with one of some names, in lower case, in the order of the document. What is in a template is
 * no part of it. The parser is loaded only when needed.
 */
export async function findElements(html: string, ...names: string[]): Promise<Element[]> {
  if (last?.html !== html) last = { html, elements: await readElements(html) };
  return last.elements.filter(({ name }) => names.includes(name));
}

async function readElements(html: string): Promise<readonly Element[]> {
  const { Parser } = await import("htmlparser2");
  const elements: Open[] = [];
  const texts: string[] = [];
  let open: Open | null = null;
  let attributes = new Map<string, Attribute>();
  let templates = 0;
  const parser = new Parser({
    onattribute(name, value) {
      // Of two with one name the first counts.
      if (!attributes.has(name))
        attributes.set(name, { value, from: parser.startIndex, to: parser.endIndex });
    },
    onopentag(name) {
      open = new Open(name, open, attributes, parser.endIndex + 1, texts);
      attributes = new Map();
      if (templates === 0) elements.push(open);
      if (name === "template") templates++;
    },
    ontext(text) {
      if (templates === 0) texts.push(text);
    },
    onclosetag(name, isImplied) {
      if (name === "template") templates--;
      open?.close(isImplied ? undefined : parser.startIndex);
      open = open?.parent ?? null;
    },
  });
  parser.end(html);
  return elements;
}

/** An element while it is read. */
class Open implements Element {
  readonly name: string;
  readonly parent: Open | null;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly begin: number;
  end: number | undefined;
  /** Of the whole document. */
  private readonly texts: readonly string[];
  private readonly first: number;
  private after: number | undefined;

  constructor(
    name: string,
    parent: Open | null,
    attributes: ReadonlyMap<string, Attribute>,
    begin: number,
    texts: readonly string[],
  ) {
    this.name = name;
    this.parent = parent;
    this.attributes = attributes;
    this.begin = begin;
    this.texts = texts;
    this.first = texts.length;
  }

  get text(): string {
    return this.texts.slice(this.first, this.after).join("");
  }

  close(end: number | undefined): void {
    this.end = end;
    this.after = this.texts.length;
  }
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

/** The value of an attribute; undefined if the element does not have it. */
export const attributeOf = ({ attributes }: Element, name: string): string | undefined =>
  attributes.get(name)?.value;
