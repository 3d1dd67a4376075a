import type { Token } from "markdown-it";
import MarkdownIt from "markdown-it";
import { PLACEHOLDER, type ProseProblem, type Reference, referenceAt, scanReferences } from "./references.ts";

/** Headings, paragraphs, lists, quotes, strong, emphasis and links: nothing else of Markdown is read. */
const RULES = ["heading", "list", "blockquote", "emphasis", "link", "escape", "newline"];

/** Parses a text of several paragraphs. */
export function parseProse(text: string): Prose {
  const scanned = scanReferences(text);
  const tokens = new MarkdownIt("zero", { html: false }).enable(RULES).parse(scanned.text, {});
  const reader = new TokenReader(tokens, scanned.references);
  const blocks = reader.readBlocks(null);
  return { blocks, problems: [...scanned.problems, ...reader.misplaced()] };
}

/** Parses a text of one line, such as a highlight: only what stands inside a paragraph is read. */
export function parseLine(text: string): { text: readonly ProseInline[]; problems: readonly ProseProblem[] } {
  const scanned = scanReferences(text.replace(/\s+/g, (space) => " ".repeat(space.length)));
  const tokens = new MarkdownIt("zero", { html: false })
    .enable(["emphasis", "link", "escape"])
    .parseInline(scanned.text, {});
  const reader = new TokenReader(tokens, scanned.references);
  return { text: reader.readInline(tokens[0]), problems: [...scanned.problems, ...reader.misplaced()] };
}

/** Walks markdown-it's flat list of tokens once. */
class TokenReader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly references: readonly Reference[];
  private readonly placed = new Set<Reference>();

  constructor(tokens: readonly Token[], references: readonly Reference[]) {
    this.tokens = tokens;
    this.references = references;
  }

  readBlocks(end: string | null): ProseBlock[] {
    const blocks: ProseBlock[] = [];
    for (let token = this.next(); token !== undefined && token.type !== end; token = this.next()) {
      if (token.type === "heading_open") {
        blocks.push({
          kind: "heading",
          level: Number(token.tag.slice(1)),
          text: this.readInline(this.next()),
        });
        this.next();
      } else if (token.type === "paragraph_open") {
        blocks.push(paragraphOrBlock(this.readInline(this.next())));
        this.next();
      } else if (/^(bullet|ordered)_list_open$/.test(token.type)) {
        blocks.push({ kind: "list", items: this.readItems(token.type.replace("open", "close")) });
      } else if (token.type === "blockquote_open") {
        blocks.push({ kind: "quote", paragraphs: this.textsOf(this.readBlocks("blockquote_close")) });
      }
    }
    return blocks;
  }

  private readItems(end: string): ProseItem[] {
    const items: ProseItem[] = [];
    for (let token = this.next(); token !== undefined && token.type !== end; token = this.next()) {
      const blocks = this.readBlocks("list_item_close");
      const texts = this.textsOf(blocks.filter(({ kind }) => kind !== "list"));
      const space: ProseInline = { kind: "text", text: " " };
      items.push({
        text: texts.flatMap((text, index) => (index === 0 ? text : [space, ...text])),
        items: blocks.flatMap((block) => (block.kind === "list" ? block.items : [])),
      });
    }
    return items;
  }

  /** The running text of what stands in a list or a quote; a computed block cannot stand there. */
  private textsOf(blocks: readonly ProseBlock[]): (readonly ProseInline[])[] {
    return blocks.flatMap((block) => {
      if (block.kind === "quote") return block.paragraphs;
      if (block.kind === "list") return block.items.flatMap(textsOfItem);
      if (block.kind !== "block") return [block.text];
      this.placed.delete(block.reference);
      return [];
    });
  }

  readInline(token: Token | undefined): ProseInline[] {
    const children = [...(token?.children ?? [])];
    return this.nest(children, null);
  }

  private nest(tokens: Token[], end: string | null): ProseInline[] {
    const inlines: ProseInline[] = [];
    for (let token = tokens.shift(); token !== undefined && token.type !== end; token = tokens.shift()) {
      if (token.type === "strong_open")
        inlines.push({ kind: "strong", children: this.nest(tokens, "strong_close") });
      else if (token.type === "em_open")
        inlines.push({ kind: "emphasis", children: this.nest(tokens, "em_close") });
      else if (token.type === "link_open") {
        const href = String(token.attrGet("href") ?? "");
        inlines.push({ kind: "link", href, children: this.nest(tokens, "link_close") });
      } else if (/break$/.test(token.type)) inlines.push({ kind: "text", text: " " });
      else inlines.push(...this.splitPlaceholders(token.content));
    }
    return inlines;
  }

  private splitPlaceholders(text: string): ProseInline[] {
    return text
      .split(new RegExp(`(${PLACEHOLDER.source})`))
      .filter((part) => part !== "")
      .map((part) => {
        const reference = PLACEHOLDER.test(part) ? referenceAt(part, this.references) : undefined;
        if (reference === undefined) return { kind: "text", text: part };
        this.placed.add(reference);
        return { kind: "reference", reference };
      });
  }

  /** References that Markdown took for something other than text, such as the address of a link. */
  misplaced(): ProseProblem[] {
    return this.references
      .filter((reference) => !this.placed.has(reference))
      .map(({ name, span }) => ({
        message: `The reference {{${name}}} stands where no text can be printed`,
        hint: "Put it in the sentence itself; a block needs a paragraph of its own, outside lists.",
        span,
      }));
  }

  private next(): Token | undefined {
    return this.tokens[this.at++];
  }
}

const textsOfItem = ({ text, items }: ProseItem): (readonly ProseInline[])[] => [
  text,
  ...items.flatMap(textsOfItem),
];

function paragraphOrBlock(text: readonly ProseInline[]): ProseBlock {
  const [only, ...rest] = text;
  if (only?.kind === "reference" && only.reference.name === "block" && rest.length === 0) {
    return { kind: "block", reference: only.reference };
  }
  return withoutAnchor(text);
}

/** A paragraph that ends in `{#id}` can be referred to by that id. */
function withoutAnchor(text: readonly ProseInline[]): ProseBlock {
  const last = text.at(-1);
  const found = last?.kind === "text" ? /\{#([A-Za-z0-9][A-Za-z0-9._-]*)\}\s*$/.exec(last.text) : null;
  if (last?.kind !== "text" || found?.[1] === undefined) return { kind: "paragraph", id: null, text };
  const shortened = { ...last, text: last.text.slice(0, found.index).trimEnd() };
  return { kind: "paragraph", id: found[1], text: [...text.slice(0, -1), shortened] };
}

/** Prose as the report understands it: less than Markdown, and every reference still in its place. */
export type ProseInline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly ProseInline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly ProseInline[] }
  | { readonly kind: "reference"; readonly reference: Reference };

export type ProseBlock =
  | { readonly kind: "heading"; readonly level: number; readonly text: readonly ProseInline[] }
  /** `id` is what `{#id}` at its end calls it. */
  | { readonly kind: "paragraph"; readonly id: string | null; readonly text: readonly ProseInline[] }
  | { readonly kind: "list"; readonly items: readonly ProseItem[] }
  | { readonly kind: "quote"; readonly paragraphs: readonly (readonly ProseInline[])[] }
  /** A `{{block …}}` alone in its paragraph. */
  | { readonly kind: "block"; readonly reference: Reference };

export interface ProseItem {
  readonly text: readonly ProseInline[];
  readonly items: readonly ProseItem[];
}

interface Prose {
  readonly blocks: readonly ProseBlock[];
  readonly problems: readonly ProseProblem[];
}
