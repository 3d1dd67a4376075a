import type { Block, ContentsEntry, Part } from "../model/document.ts";
import { plainText } from "../model/inline.ts";

/** The contents: every part and its sections, with the numbers of their paragraphs, as councils cite them. */
export function listContents(parts: readonly Part[]): ContentsEntry[] {
  return parts.flatMap((part): ContentsEntry[] => {
    const title = part.label === null ? part.title : `${part.label}: ${part.title}`;
    const own = { title, anchor: part.anchor, level: 1, paragraphs: paragraphRange(part.blocks) };
    return part.kind === "appendix" ? [own] : [own, ...listSections(part.blocks)];
  });
}

function listSections(blocks: readonly Block[]): ContentsEntry[] {
  return blocks.flatMap((block, index): ContentsEntry[] => {
    if (block.kind !== "heading" || block.level !== 2) return [];
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex((next) => next.kind === "heading" && next.level === 2);
    const paragraphs = paragraphRange(end === -1 ? rest : rest.slice(0, end));
    return [{ title: plainText(block.text), anchor: block.anchor, level: 2, paragraphs }];
  });
}

function paragraphRange(blocks: readonly Block[]): string | null {
  const numbers = blocks.flatMap((block) =>
    block.kind === "paragraph" && block.number !== null ? [block.number] : [],
  );
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined) return null;
  return first === last ? String(first) : `${first} to ${last}`;
}
