import {
  type MarkdownBlock,
  type MarkdownLine,
  type Place,
  type ProseInline,
  type Read,
  readLine,
  readMarkdown,
} from "./markdown.ts";
import type { ProseProblem, Reference } from "./references.ts";

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
