/** Running text. A value only ever becomes a text node: it can never turn into markup. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly children: readonly Inline[] }
  | { readonly kind: "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] };

export const textOf = (text: string): Inline => ({ kind: "text", text });

/** The words alone. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((one) => (one.kind === "text" ? one.text : plainText(one.children))).join("");
}
