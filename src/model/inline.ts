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
