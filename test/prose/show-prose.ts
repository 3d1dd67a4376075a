import type { ProseInline } from "../../src/prose/markdown.ts";
import type { ProseBlock, ProseItem } from "../../src/prose/parse-prose.ts";

/** Prose as an outline that is easy to compare: `p#visit It {strong is} <as-at>`. */
export const showProse = (blocks: readonly ProseBlock[]): string[] => blocks.flatMap(showBlock);

export const showInline = (inlines: readonly ProseInline[]): string => inlines.map(showOne).join("");

function showOne(inline: ProseInline): string {
  if (inline.kind === "text") return inline.text.replaceAll("\n", " ");
  if (inline.kind === "reference") return `<${inline.reference.name}>`;
  const href = inline.kind === "link" ? `(${inline.href})` : "";
  return `{${inline.kind}${href} ${showInline(inline.children)}}`;
}

function showBlock(block: ProseBlock): string[] {
  switch (block.kind) {
    case "heading":
      return [`h${block.level} ${showInline(block.text)}`];
    case "paragraph":
      return [`p${block.id === null ? "" : `#${block.id}`} ${showInline(block.text)}`];
    case "list":
      return block.items.flatMap((item) => showItem(item, "-"));
    case "quote":
      return block.paragraphs.map((one) => `> ${showInline(one)}`);
    case "block":
      return [`block ${block.reference.args.join(" ")}`];
  }
}

const showItem = ({ paragraphs, items }: ProseItem, dash: string): string[] => [
  `${dash} ${paragraphs.map(showInline).join(" ")}`,
  ...items.flatMap((item) => showItem(item, `${dash}-`)),
];
