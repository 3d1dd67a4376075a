import { type Extension, fromMarkdown } from "mdast-util-from-markdown";
import { remember } from "../text/remember.ts";
import { type ProseProblem, type Reference, scanReferences, type TextPiece } from "./references.ts";

/**
 * Reads a text of several paragraphs: headings, lists, quotes, strong, emphasis and links. The rest is plain text. Reports of
 * several months print the same texts, and rules read them, too.
 */
export const readMarkdown = remember((text): Markdown => {
  const source = scanReferences(text);
  const { references, problems } = source;
  return { blocks: blocksOf(nodesOf(source, NOT_READ), source), references, problems };
}, 1000);

/** Reads a text of one line, such as a highlight: strong, emphasis and links. The rest is plain text. */
export function readLine(text: string): MarkdownLine {
  const source = scanReferences(text.replace(/\s/g, " "));
  const { references, problems } = source;
  const nodes = nodesOf(source, [...NOT_READ, ...BLOCKS]);
  const paragraphs = nodes.flatMap((node) => (node.type === "paragraph" ? node.children : []));
  return { text: inlinesOf(paragraphs, source), references, problems };
}

interface Read {
  /** All references, including those where nothing can be printed, such as in the address of a link. */
  readonly references: readonly Reference[];
  readonly problems: readonly ProseProblem[];
}

/** An author's text as a tree. Every offset is one into the text as it was written. */
interface Markdown extends Read {
  readonly blocks: readonly MarkdownBlock[];
}

interface MarkdownLine extends Read {
  readonly text: readonly ProseInline[];
}

export type MarkdownBlock = Place &
  (
    | { readonly kind: "heading"; readonly level: number; readonly text: readonly ProseInline[] }
    /** `id` is from the `{#id}` at its end, which is not in the text. */
    | { readonly kind: "paragraph"; readonly id: string | null; readonly text: readonly ProseInline[] }
    | { readonly kind: "list"; readonly items: readonly (readonly MarkdownBlock[])[] }
    | { readonly kind: "quote"; readonly blocks: readonly MarkdownBlock[] }
  );

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A line break is the text "\n". */
export type ProseInline =
  | TextPiece
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly ProseInline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly ProseInline[] };

/** The parts of Markdown that stay plain text, by micromark's names for them. */
const NOT_READ = [
  "autolink",
  "codeFenced",
  "codeIndented",
  "codeText",
  "definition",
  "htmlFlow",
  "htmlText",
  "labelStartImage",
  "setextUnderline",
  "thematicBreak",
];

const BLOCKS = ["blockQuote", "headingAtx", "list"];

type Node = ReturnType<typeof fromMarkdown>["children"][number];

/** Nobody nests deeper than this. What is deeper is read as plain text, so that no text can exhaust the stack. */
const DEEPEST = 50;

/** A line that begins more quotes and lists, one in the other. */
const TOO_DEEP = new RegExp(String.raw`^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){${DEEPEST + 1}}`, "m");

/** The library drops one from the start of a text, and does not count it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

type Source = ReturnType<typeof scanReferences>;

function nodesOf({ text }: Source, notRead: readonly string[]): Node[] {
  const disabled = [
    ...notRead,
    ...(hasTooManyMarks(text) ? ["attention"] : []),
    ...(TOO_DEEP.test(text) ? ["blockQuote", "list"] : []),
  ];
  const options = { extensions: [{ disable: { null: disabled } }], mdastExtensions: [AS_LONG_AS_WRITTEN] };
  return fromMarkdown(text.replace(BYTE_ORDER_MARK, " "), options).children;
}

/**
 * The library takes the square of their number to pair the marks of a paragraph. Nobody emphasises so often, so these are
 * printed as they stand.
 */
const hasTooManyMarks = (text: string): boolean =>
  text.length > MOST_MARKS &&
  text.split(/\n[ \t>]*\n/).some((paragraph) => (paragraph.match(/\*+|_+/g)?.length ?? 0) > MOST_MARKS);

const MOST_MARKS = 1000;

function blocksOf(nodes: readonly Node[], source: Source, depth = 0): MarkdownBlock[] {
  return nodes.flatMap((node): MarkdownBlock[] => {
    const { start, end } = placeOf(node);
    if (node.type === "heading") {
      return [{ kind: "heading", level: node.depth, text: inlinesOf(node.children, source), start, end }];
    }
    if (node.type === "paragraph") {
      return [{ kind: "paragraph", ...takeAnchor(inlinesOf(node.children, source)), start, end }];
    }
    if (depth === DEEPEST) {
      return [{ kind: "paragraph", id: null, text: source.pieces(start, end), start, end }];
    }
    if (node.type === "list") {
      const items = node.children.map((item) => blocksOf(item.children, source, depth + 1));
      return [{ kind: "list", items, start, end }];
    }
    if (node.type !== "blockquote") return [];
    return [{ kind: "quote", blocks: blocksOf(node.children, source, depth + 1), start, end }];
  });
}

function inlinesOf(nodes: readonly Node[], source: Source, depth = 0): ProseInline[] {
  return nodes.flatMap((node): ProseInline[] => {
    const { start, end } = placeOf(node);
    if (node.type === "text" || depth === DEEPEST) return source.pieces(start, end);
    if (node.type === "break") return [{ kind: "text", text: "\n", start }];
    if (!("children" in node)) return [];
    const children = inlinesOf(node.children, source, depth + 1);
    if (node.type === "strong" || node.type === "emphasis") return [{ kind: node.type, children }];
    if (node.type !== "link") return children;
    if (!DANGEROUS.test(node.url)) return [{ kind: "link", href: encodeAddress(node.url), children }];
    const [first, last] = [node.children.at(0), node.children.at(-1)];
    const opened = first === undefined ? end : placeOf(first).start;
    const closed = last === undefined ? end : placeOf(last).end;
    return [...source.pieces(start, opened), ...children, ...source.pieces(closed, end)];
  });
}

/**
 * The library's own handlers join the lines of a paragraph, and what stands before and after a backslash, to one text
 * that is shorter than what was written. With these, each text is as long as it was written.
 */
const AS_LONG_AS_WRITTEN: Extension = {
  enter: {
    characterEscape: ignore,
    characterEscapeValue(token) {
      this.enter({ type: "text", value: this.sliceSerialize(token) }, token);
    },
    hardBreakEscape: ignore,
    hardBreakTrailing: ignore,
  },
  exit: {
    characterEscapeValue(token) {
      this.exit(token);
    },
    hardBreakEscape: ignore,
    hardBreakTrailing: ignore,
    lineEnding(token) {
      if (!this.config.canContainEols.includes(this.stack.at(-1)?.type ?? "")) return;
      this.enter({ type: "break" }, token);
      this.exit(token);
    },
  },
};

function ignore(): void {}

function placeOf({ position }: Node): Place {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** A paragraph that ends in `{#id}` can be referred to by that id. */
function takeAnchor(text: readonly ProseInline[]): { id: string | null; text: readonly ProseInline[] } {
  const last = text.at(-1);
  const found = last?.kind === "text" ? /\{#([A-Za-z0-9][A-Za-z0-9._-]*)\}\s*$/.exec(last.text) : null;
  if (last?.kind !== "text" || found?.[1] === undefined) return { id: null, text };
  const shortened = { ...last, text: last.text.slice(0, found.index).trimEnd() };
  return { id: found[1], text: [...text.slice(0, -1), shortened] };
}

/** Addresses that run a script or read the reader's disk. A link to one stays the text it is. */
const DANGEROUS = /^\s*(?:javascript|vbscript|file|data(?!:image\/(?:gif|png|jpeg|webp);)):/i;

/** Encodes what an address cannot hold, and leaves what is encoded already. */
const encodeAddress = (href: string): string =>
  encodeURI(href.toWellFormed()).replace(/%25([0-9a-f]{2})/gi, "%$1");

/** Parses a text of several paragraphs. */
export function parseProse(text: string): Prose {
  const { blocks, references, problems } = readMarkdown(text);
  const prose = blocks.map(toProse);
  const all = [...problems, ...misplaced(references, prose.flatMap(referencesOf))];
  return { blocks: prose, references, problems: all };
}

/** Parses a text of one line, such as a highlight, in which nothing starts a block. */
export function parseLine(text: string): MarkdownLine {
  const { text: line, references, problems } = readLine(text);
  return { text: line, references, problems: [...problems, ...misplaced(references, referencesIn(line))] };
}

interface Prose extends Read {
  readonly blocks: readonly ProseBlock[];
}

/** What a report prints of Markdown, with references not yet resolved. */
export type ProseBlock =
  | { readonly kind: "heading"; readonly level: number; readonly text: readonly ProseInline[] }
  /** `id` is from the `{#id}` at its end. */
  | (Place & {
      readonly kind: "paragraph";
      readonly id: string | null;
      readonly text: readonly ProseInline[];
    })
  | (Place & { readonly kind: "list"; readonly items: readonly ProseItem[] })
  | { readonly kind: "quote"; readonly paragraphs: Paragraphs }
  /** A `{{block …}}` alone in its paragraph. */
  | { readonly kind: "block"; readonly reference: Reference };

export interface ProseItem {
  readonly paragraphs: Paragraphs;
  readonly items: readonly ProseItem[];
}

type Paragraphs = readonly (readonly ProseInline[])[];

function toProse(block: MarkdownBlock): ProseBlock {
  if (block.kind === "heading") return { kind: "heading", level: block.level, text: block.text };
  const { start, end } = block;
  if (block.kind === "list") return { kind: "list", items: block.items.map(toItem), start, end };
  if (block.kind === "quote") return { kind: "quote", paragraphs: block.blocks.flatMap(paragraphsOf) };
  const reference = computedBlock(block.text);
  if (reference !== null) return { kind: "block", reference };
  return { kind: "paragraph", id: block.id, text: block.text, start, end };
}

function toItem(blocks: readonly MarkdownBlock[]): ProseItem {
  return {
    paragraphs: blocks.flatMap((block) => (block.kind === "list" ? [] : paragraphsOf(block))),
    items: blocks.flatMap((block) => (block.kind === "list" ? block.items.map(toItem) : [])),
  };
}

/** The running text inside a list or a quote. A computed block cannot be printed there. */
function paragraphsOf(block: MarkdownBlock): Paragraphs {
  if (block.kind === "quote") return block.blocks.flatMap(paragraphsOf);
  if (block.kind === "list") return block.items.flat().flatMap(paragraphsOf);
  return block.kind === "paragraph" && computedBlock(block.text) !== null ? [] : [block.text];
}

function computedBlock([only, ...rest]: readonly ProseInline[]): Reference | null {
  return only?.kind === "reference" && only.reference.name === "block" && rest.length === 0
    ? only.reference
    : null;
}

/** The references that are nowhere in the printed text, such as one in the address of a link. */
function misplaced(written: readonly Reference[], printed: readonly Reference[]): ProseProblem[] {
  const inPlace = new Set(printed);
  return written
    .filter((reference) => !inPlace.has(reference))
    .map(({ name, span }) => ({
      message: `The reference {{${name}}} stands where no text can be printed`,
      hint: "Put it in the sentence itself; a block needs a paragraph of its own, outside lists.",
      span,
    }));
}

function referencesOf(block: ProseBlock): Reference[] {
  if (block.kind === "block") return [block.reference];
  if (block.kind === "list") return block.items.flatMap(referencesOfItem);
  return block.kind === "quote" ? block.paragraphs.flatMap(referencesIn) : referencesIn(block.text);
}

const referencesOfItem = ({ paragraphs, items }: ProseItem): Reference[] => [
  ...paragraphs.flatMap(referencesIn),
  ...items.flatMap(referencesOfItem),
];

function referencesIn(text: readonly ProseInline[]): Reference[] {
  return text.flatMap((inline) => {
    if (inline.kind === "text") return [];
    return inline.kind === "reference" ? [inline.reference] : referencesIn(inline.children);
  });
}
