import type { Colour } from "../plan/schema/actions.ts";
import type { Mark } from "./charts.ts";

/** A table: one row of headings, the first cell of a row its own heading where `header` says so. */
export interface Table {
  readonly kind: "table";
  readonly anchor: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Printed small below the table; null for none. */
  readonly note: string | null;
  /** `compact` for many narrow columns of figures. */
  readonly density: "normal" | "compact";
}

export interface Column {
  readonly title: string;
  /** Share of the width, in per cent; a table's columns add up to 100. */
  readonly width: number;
  readonly align: "left" | "right";
}

export interface Row {
  readonly anchor: string | null;
  readonly cells: readonly Cell[];
}

/** Lines one below the other; a cell without lines prints as an empty one. */
export interface Cell {
  readonly header: boolean;
  /** How many columns it stands under: more than 1 for the heading of a group of rows. */
  readonly span: number;
  readonly lines: readonly Line[];
}

export type Line =
  | { readonly kind: "text"; readonly text: readonly Inline[] }
  /** Smaller and quieter, for a second thought. */
  | { readonly kind: "note"; readonly text: readonly Inline[] }
  | ({ readonly kind: "badge" } & Badge)
  | ({ readonly kind: "variation" } & Variation)
  | ({ readonly kind: "sparkline" } & Sparkline);

/** A status or a rating: always the word, with a colour and the shape that goes with it. */
export interface Badge {
  readonly colour: Colour;
  readonly word: string;
}

/** What an XmR chart says of the latest figure, as an icon: always the word, with a letter and a colour. */
export interface Variation {
  /** Null for common cause variation. */
  readonly mark: Mark | null;
  /** H for high or rising, L for low or falling; ~ for common cause. */
  readonly letter: "H" | "L" | "~";
  readonly word: string;
}

/** A line of figures without axes, as wide as its cell. */
export interface Sparkline {
  /** What it shows in words, for those who cannot see it. */
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Marks of the same points. */
  readonly marks: readonly (Mark | null)[];
}

/** Running text. A value only ever becomes a text node: it can never turn into markup. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly children: readonly Inline[] }
  | { readonly kind: "emphasis"; readonly children: readonly Inline[] }
  /** Words of a text that was changed: those that came, and those that went. */
  | { readonly kind: "inserted"; readonly children: readonly Inline[] }
  | { readonly kind: "deleted"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] }
  /** The raised number of a footnote; the note itself stands in a block of footnotes. */
  | {
      readonly kind: "footnote";
      readonly label: string;
      /** Of this number, to which the note leads back, and of the note. */
      readonly anchor: string;
      readonly note: string;
    };

export type Text = Extract<Inline, { kind: "text" }>;

export const textOf = (text: string): Text => ({ kind: "text", text });

/** The words alone. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(plainOf).join("");
}

function plainOf(one: Inline): string {
  if (one.kind === "text") return one.text;
  return one.kind === "footnote" ? "" : plainText(one.children);
}
