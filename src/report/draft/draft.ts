import type { Contact, Illustration, SignOff } from "../../model/document.ts";
import type { Inline, Table } from "../../model/table.ts";
import type { Origin } from "../../problems/origin.ts";
import type { Reference } from "../../prose/references.ts";

/**
 * A report before its paragraphs have numbers: text may still hold references, each with the place it was
 * written at, and is resolved once every paragraph and appendix has its number.
 */
export type DraftInline =
  | Exclude<Inline, { children: unknown } | { kind: "footnote" }>
  | {
      readonly kind: "strong" | "emphasis" | "inserted" | "deleted";
      readonly children: readonly DraftInline[];
    }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly DraftInline[] }
  /** A number, once it is known which: of a note that stands in a block of footnotes. */
  | { readonly kind: "footnote"; readonly note: DraftNote }
  /** What the symbols mean that the report's tables print, once all of them are made. */
  | { readonly kind: "symbol-key" }
  | { readonly kind: "reference"; readonly reference: Reference; readonly origin: Origin };

export type DraftText = readonly DraftInline[];

export interface DraftParagraph {
  readonly kind: "paragraph";
  readonly numbered: boolean;
  /** What `{{paragraph "id"}}` calls it. */
  readonly id: string | null;
  readonly text: DraftText;
  readonly items: readonly DraftItem[];
}

export interface DraftItem {
  readonly text: DraftText;
  readonly items: readonly DraftItem[];
}

interface DraftHeading {
  readonly kind: "heading";
  readonly level: 2 | 3;
  readonly text: DraftText;
}

interface DraftQuote {
  readonly kind: "quote";
  readonly paragraphs: readonly DraftText[];
}

export interface DraftFacts {
  readonly kind: "facts";
  readonly rows: readonly { readonly name: string; readonly value: DraftText }[];
}

/** What is said at the foot of a list; a note has its number by where it stands in the report. */
export interface DraftNote {
  readonly text: DraftText;
}

interface DraftFootnotes {
  readonly kind: "footnotes";
  readonly title: string;
  readonly notes: readonly DraftNote[];
}

export type DraftBlock =
  | DraftParagraph
  | DraftHeading
  | DraftQuote
  | DraftFacts
  | DraftFootnotes
  | Table
  | Illustration
  | SignOff
  | Contact;

export interface DraftPart {
  readonly id: string;
  readonly kind: "summary" | "main" | "appendix";
  readonly title: string;
  readonly blocks: readonly DraftBlock[];
}

export const say = (text: string): DraftText => [{ kind: "text", text }];

export const heading = (text: string, level: 2 | 3 = 2): DraftHeading => ({
  kind: "heading",
  level,
  text: say(text),
});

export const paragraph = (text: DraftText, items: readonly DraftItem[] = []): DraftParagraph => ({
  kind: "paragraph",
  numbered: true,
  id: null,
  text,
  items,
});

export const unnumbered = (text: DraftText): DraftParagraph => ({ ...paragraph(text), numbered: false });

export const item = (text: DraftText, items: readonly DraftItem[] = []): DraftItem => ({ text, items });

/** A reference made by the report itself: to an appendix, a paragraph. */
export const refer = (name: string, argument: string, origin: Origin): DraftInline => ({
  kind: "reference",
  reference: { name, args: [argument], options: {}, span: [0, 0] },
  origin,
});
