import type { ProseProblem } from "./problem.ts";
import type { Reference } from "./references.ts";

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

export interface Prose {
  readonly blocks: readonly ProseBlock[];
  readonly problems: readonly ProseProblem[];
}
