import type { Row } from "../../model/table.ts";
import { symbolKey } from "./cells.ts";
import type { DraftBlock, DraftNote, DraftPart } from "./draft.ts";

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

/** Paragraphs and footnotes are numbered through the whole report; appendices count from 1. */
export function numberParts(parts: readonly DraftPart[]): Places {
  const numbers = new Map<DraftBlock, number>();
  const paragraphs = new Map<string, number>();
  const appendices = new Map<string, number>();
  const notes = new Map<DraftNote, number>();
  const duplicateIds: string[] = [];
  const key = symbolKey(parts.flatMap(({ blocks }) => blocks.flatMap(rowsOf)));
  for (const part of parts) {
    if (part.kind === "appendix") appendices.set(part.id, appendices.size + 1);
    for (const block of part.blocks) {
      if (block.kind === "footnotes") for (const note of block.notes) notes.set(note, notes.size + 1);
      if (block.kind !== "paragraph" || !block.numbered) continue;
      if (key === null && block.text.some(({ kind }) => kind === "symbol-key")) continue;
      numbers.set(block, numbers.size + 1);
      if (block.id === null) continue;
      if (paragraphs.has(block.id)) duplicateIds.push(block.id);
      paragraphs.set(block.id, numbers.size);
    }
  }
  return { numbers, paragraphs, appendices, notes, duplicateIds, symbolKey: key };
}

function rowsOf(block: DraftBlock): readonly Row[] {
  if (block.kind === "figure") return block.table.rows;
  return block.kind === "table" ? block.rows : [];
}

export const paragraphAnchor = (number: number): string => `paragraph-${number}`;

export const appendixAnchor = (number: number): string => `appendix-${number}`;

/** The row of an action, wherever it is printed first. */
export const actionAnchor = (id: string): string => `action-${id}`;
