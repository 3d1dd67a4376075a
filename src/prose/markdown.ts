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
  const blocks = plainBlocks(source) ?? blocksOf(nodesOf(source, NOT_READ), source);
  return { blocks, references, problems };
}, 1000);

/** Reads a text of one line, such as a highlight: strong, emphasis and links. The rest is plain text. */
export function readLine(text: string): MarkdownLine {
  const source = scanReferences(text.replace(/\s/g, " "));
  const { references, problems } = source;
  const line = source.text.trimEnd();
  if (isPlain(line)) return { text: source.pieces(0, line.length), references, problems };
  const nodes = nodesOf(source, [...NOT_READ, ...BLOCKS]);
  const paragraphs = nodes.flatMap((node) => (node.type === "paragraph" ? node.children : []));
  return { text: inlinesOf(paragraphs, source), references, problems };
}

export interface Read {
  /** All references, including those where nothing can be printed, such as in the address of a link. */
  readonly references: readonly Reference[];
  readonly problems: readonly ProseProblem[];
}

/** An author's text as a tree. Every offset is one into the text as it was written. */
interface Markdown extends Read {
  readonly blocks: readonly MarkdownBlock[];
}

export interface MarkdownLine extends Read {
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

export interface Place {
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

/** Whether a line has nothing that is anything in Markdown. To read one as Markdown takes a hundred times as long. */
const isPlain = (line: string): boolean => !MARKS.test(line) && !/^ | $/.test(line);

/** What may mean something in a line, and what the library reads in its own way. */
const MARKS = /[*_[\]\\&\uFEFF\x00-\x1F]/;

/** What may begin a block that is no paragraph. */
const OPENINGS = /^(?:[#>+-]|\d+[.)])/;

/**
 * The paragraphs of a text in which nothing means anything in Markdown, as most texts are; null for any other. The library needs
 * seconds for tens of thousands of items or headings. No report has so many, and they are printed as they stand.
 */
function plainBlocks({ text, pieces }: Source): MarkdownBlock[] | null {
  const blocks: MarkdownBlock[] = [];
  const lines = [...text.matchAll(LINES)];
  let [start, end] = [0, 0];
  let inlines: ProseInline[] = [];
  const close = (): void => {
    if (inlines.length > 0) blocks.push({ kind: "paragraph", ...takeAnchor(inlines), start, end });
    inlines = [];
  };
  for (const { index: at, 1: line = "" } of lines) {
    if (lines.length <= MOST_LINES && (!isPlain(line) || OPENINGS.test(line))) return null;
    if (/^[ \t]*$/.test(line)) close();
    else {
      if (inlines.length > 0) inlines.push({ kind: "text", text: "\n", start: end });
      else start = at;
      end = at + line.length;
      inlines.push(...pieces(at, end));
    }
  }
  close();
  return blocks;
}

const LINES = /([^\r\n]*)(?:\r\n|[\r\n]|$)/g;

const MOST_LINES = 10_000;

function nodesOf({ text }: Source, notRead: readonly string[]): Node[] {
  const disabled = [
    ...notRead,
    ...(hasTooMany(/\*+|_+/g, text) ? ["attention"] : []),
    ...(hasTooMany(/\[/g, text) || opensTooMany(text) ? ["labelStartLink", "labelEnd"] : []),
    ...(TOO_DEEP.test(text) ? ["blockQuote", "list"] : []),
  ];
  const options = { extensions: [{ disable: { null: disabled } }], mdastExtensions: [AS_LONG_AS_WRITTEN] };
  return fromMarkdown(text.replace(BYTE_ORDER_MARK, " "), options).children;
}

/**
 * The library takes the square of their number to pair the marks of a paragraph, and to read its links. Nobody emphasises or
 * links so often, so these are printed as they stand.
 */
const hasTooMany = (marks: RegExp, text: string): boolean =>
  text.length > MOST_MARKS &&
  text.split(/\n[ \t>]*\n/).some((paragraph) => (paragraph.match(marks)?.length ?? 0) > MOST_MARKS);

const MOST_MARKS = 1000;

/** The library goes back over all brackets that are open at each that closes. No link stands in so many. */
function opensTooMany(text: string): boolean {
  let open = 0;
  for (const { 0: sign } of text.matchAll(/[[\]]|\n[ \t>]*\n/g)) {
    open = sign === "[" ? open + 1 : sign === "]" ? Math.max(0, open - 1) : 0;
    if (open > DEEPEST) return true;
  }
  return false;
}

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
