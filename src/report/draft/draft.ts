import type { Contact, Illustration, SignOff } from "../../model/document.ts";
import type { Inline, Table } from "../../model/table.ts";
import type { Subject } from "../../plan/readiness/evaluation.ts";
import type { Origin } from "../../problems/origin.ts";
import type { Reference } from "../../prose/references.ts";

/**
 * Text of a report before its paragraphs have numbers. It may hold references, each with the place where it was
 * written. They are resolved once every paragraph and appendix has its number.
 */
export type DraftInline =
  | Exclude<Inline, { children: unknown } | { kind: "footnote" }>
  | {
      readonly kind: "strong" | "emphasis" | "inserted" | "deleted";
      readonly children: readonly DraftInline[];
    }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly DraftInline[] }
  /** The number of a note in a block of footnotes. */
  | { readonly kind: "footnote"; readonly note: DraftNote }
  /** What the symbols in the report's tables mean. */
  | { readonly kind: "symbol-key" }
  | { readonly kind: "reference"; readonly reference: Reference; readonly origin: Origin };

export type DraftText = readonly DraftInline[];

export interface DraftParagraph {
  readonly kind: "paragraph";
  readonly numbered: boolean;
  /** The id by which `{{paragraph "id"}}` refers to it. */
  readonly id: string | null;
  readonly text: DraftText;
  readonly items: readonly DraftItem[];
  /** The pieces of text that somebody wrote for it, with the list below it; none if it is computed. */
  readonly written?: readonly Origin[];
}

export interface DraftItem {
  readonly text: DraftText;
  readonly items: readonly DraftItem[];
}

interface DraftHeading {
  readonly kind: "heading";
  readonly level: 2 | 3;
  readonly text: DraftText;
  /** The place that links lead to; made of its words if it is not given. */
  readonly anchor?: string;
}

interface DraftQuote {
  readonly kind: "quote";
  readonly paragraphs: readonly DraftText[];
}

export interface DraftFacts {
  readonly kind: "facts";
  readonly rows: readonly { readonly name: string; readonly value: DraftText }[];
}

/** A note below a list. Its number follows from its position in the report. */
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
  /** The sections that the blocks are of, in their order; none in an appendix. */
  readonly sections: readonly DraftSection[];
}

interface DraftSection {
  readonly id: string;
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

/** The numbers of paragraphs, appendices and footnotes. References lead to them, so they are given before any text is final. */
export interface Places {
  /** The numbered paragraphs. Other blocks have no entry, nor has the key to symbols where no table prints one. */
  readonly numbers: ReadonlyMap<DraftBlock, number>;
  /** Paragraph id → number. */
  readonly paragraphs: ReadonlyMap<string, number>;
  /** Appendix id → its number. */
  readonly appendices: ReadonlyMap<string, number>;
  readonly notes: ReadonlyMap<DraftNote, number>;
  readonly duplicateIds: readonly string[];
  /** What the symbols in all tables mean; null if no table prints one. */
  readonly symbolKey: string | null;
}

/** A paragraph of the report, and where it was written. */
export interface WrittenParagraph {
  readonly anchor: string;
  readonly written: readonly Origin[];
}

export const paragraphAnchor = (number: number): string => `paragraph-${number}`;

export const appendixAnchor = (number: number): string => `appendix-${number}`;

/** The row of an action, wherever it is printed first. */
export const actionAnchor = (id: string): string => `action-${id.replaceAll(".", "-")}`;

/** The chart of a measure, wherever it is printed first. */
export const kpiAnchor = (id: string): string => `kpi-${id}`;

/** The figures of a measure in a table of several. */
export const figuresAnchor = (id: string): string => `${kpiAnchor(id)}-figures`;

/** Where a recommendation is evaluated, and a finding: with the first recommendation that it belongs to. */
export const evaluationAnchor = ({ path, recommendations: [first = path] }: Subject): string =>
  `evaluation-${first.replace(/[./]/g, "-")}`;
