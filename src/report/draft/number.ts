import { plainText, type Row } from "../../model/table.ts";
import { type Figure, SYMBOLS } from "../../plan/measures/figures.ts";
import type { DraftBlock, DraftNote, DraftPart } from "./draft.ts";

/** Where references lead, and what is known only of the whole: every numbered paragraph and every appendix has its place before any text is final. */
export interface Places {
  /** Number of the nth block of a part; undefined for blocks without one. */
  readonly numbers: ReadonlyMap<DraftBlock, number>;
  /** Paragraph id → number. */
  readonly paragraphs: ReadonlyMap<string, number>;
  /** Appendix id → its number. */
  readonly appendices: ReadonlyMap<string, number>;
  readonly notes: ReadonlyMap<DraftNote, number>;
  readonly duplicateIds: readonly string[];
  /** Of the symbols in all tables; null where they print none. */
  readonly symbolKey: string | null;
}

/** Gives numbers: paragraphs and footnotes run on through the whole report, appendices count from 1. */
export function numberParts(parts: readonly DraftPart[]): Places {
  const numbers = new Map<DraftBlock, number>();
  const paragraphs = new Map<string, number>();
  const appendices = new Map<string, number>();
  const notes = new Map<DraftNote, number>();
  const duplicateIds: string[] = [];
  for (const part of parts) {
    if (part.kind === "appendix") appendices.set(part.id, appendices.size + 1);
    for (const block of part.blocks) {
      if (block.kind === "footnotes") for (const note of block.notes) notes.set(note, notes.size + 1);
      if (block.kind !== "paragraph" || !block.numbered) continue;
      numbers.set(block, numbers.size + 1);
      if (block.id === null) continue;
      if (paragraphs.has(block.id)) duplicateIds.push(block.id);
      paragraphs.set(block.id, numbers.size);
    }
  }
  const rows = parts.flatMap(({ blocks }) => blocks.flatMap(rowsOf));
  return { numbers, paragraphs, appendices, notes, duplicateIds, symbolKey: symbolKey(rows) };
}

function rowsOf(block: DraftBlock): readonly Row[] {
  if (block.kind === "figure") return block.table.rows;
  return block.kind === "table" ? block.rows : [];
}

export const paragraphAnchor = (number: number): string => `paragraph-${number}`;

/** The place of a footnote, and of the number in the text that leads to it. */
export const noteAnchors = (number: number) => ({
  anchor: `note-${number}`,
  reference: `noted-${number}`,
});

export const appendixAnchor = (number: number): string => `appendix-${number}`;

/** What stands for a figure that there is not, in words. */
export const SYMBOL_WORDS: Readonly<Record<NonNullable<Figure["symbol"]>, string>> = {
  c: "kept confidential",
  x: "not available",
  z: "not applicable",
  low: "rounds to 0 but is not 0",
  u: "too unreliable to give",
};

/** "[c] kept confidential; [x] not available", of the symbols that stand in a table; null without any. */
export function symbolKey(rows: readonly Row[]): string | null {
  const printed = rows
    .flatMap(({ cells }) => cells.flatMap(({ lines }) => lines))
    .map((line) => ("text" in line ? plainText(line.text) : ""))
    .join(" ");
  const meanings = SYMBOLS.filter((symbol) => printed.includes(`[${symbol}]`)).map(
    (symbol) => `[${symbol}] ${SYMBOL_WORDS[symbol]}`,
  );
  return meanings.length === 0 ? null : `${meanings.join("; ")}.`;
}

/** The key of a whole report in a sentence. */
export const saySymbols = (key: string | null): string =>
  key === null
    ? "No figure in the tables is replaced by a symbol."
    : `In tables a symbol may replace a figure: ${key}`;
