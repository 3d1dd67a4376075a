/** A sentence as a reader sees it, for rules that judge wording. */
export interface Sentence {
  /**
   * As long as what it stands for: the character at `index` is the one at `start + index` of the source.
   * References are runs of REFERENCE_MARK; the signs of Markdown and line breaks are spaces.
   */
  readonly text: string;
  readonly start: number;
  readonly kind: "heading" | "paragraph" | "item" | "quote";
  /** It lies wholly inside quotation marks: they may open in a sentence before it, and close in one after it. */
  readonly quoted: boolean;
}

/** Stands for each character of a reference: its value is computed, so its wording is nobody's mistake. */
export const REFERENCE_MARK = "\uFFFC";

/** The sentences of a text in Markdown, in order; a heading is one, and a table has none. */
export function sentencesOf(text: string): Sentence[] {
  return blocksOf(text).flatMap(({ kind, start, end }) => {
    const block = maskMarkup(text.slice(start, end));
    const quotations = quotationsIn(block);
    return splitSentences(block).map(([from, to]) => ({
      kind,
      quoted: quotations.some(
        ([open, close]) => open <= from && from < close && !/\w/.test(block.slice(close, to)),
      ),
      text: block.slice(from, to),
      start: start + from,
    }));
  });
}

interface Block {
  readonly kind: Sentence["kind"];
  readonly start: number;
  readonly end: number;
}

const HEADING = /^\s*#{1,6}\s/;
/** "2.1 days" may begin a line in the middle of a sentence; "2.1 Visits" is a numbered paragraph. */
const ITEM =
  /^\s*(?:(?:[-*+•]|\d+[.)]|[a-zA-Z]\)|\((?:\d{1,2}|[a-zA-Z]|[ivx]+|[IVX]+)\))\s|\d+(?:\.\d+)+\.?\s+[A-Z])/;
const QUOTE = /^\s*>/;
const ROW = /^\s*\|/;

function kindOf(line: string): Sentence["kind"] | null {
  if (HEADING.test(line)) return "heading";
  if (QUOTE.test(line)) return "quote";
  return ITEM.test(line) ? "item" : null;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const { 0: line, index: start } of text.matchAll(/[^\n]+|\n(?=\n)/g)) {
    const end = start + line.length;
    const kind = kindOf(line);
    if (line.trim() === "" || ROW.test(line)) open = null;
    else if (open !== null && (kind === null || (kind === "quote" && open.kind === "quote"))) {
      open = { kind: open.kind, start: open.start, end };
      blocks[blocks.length - 1] = open;
    } else {
      open = { kind: kind ?? "paragraph", start, end };
      blocks.push(open);
      if (kind === "heading") open = null;
    }
  }
  return blocks;
}

const spaces = (text: string): string => " ".repeat(text.length);

/** Keeps every letter where it is. */
function maskMarkup(block: string): string {
  return block
    .replace(/\{\{[^{}]*\}\}/g, (reference) => REFERENCE_MARK.repeat(reference.length))
    .replace(/^\s*(?:#{1,6}|>|[-*+]|\d+[.)])(?=\s)/gm, spaces)
    .replace(/\{#[\w.-]{1,100}\}\s*$/, spaces)
    .replace(/\]\([^()[\]\s]{0,500}\)|[[\]]/g, spaces)
    .replace(/\*+|(?<!\w)_+|_+(?!\w)/g, spaces)
    .replace(/\n/g, " ");
}

/** Nobody writes longer sentences; what is longer is cut, so that judging one stays quick. */
const LONGEST = 2000;

function inPieces(block: string, from: number, to: number): [from: number, to: number][] {
  if (to - from <= LONGEST) return [[from, to]];
  const space = block.lastIndexOf(" ", from + LONGEST);
  const cut = space > from ? space : from + LONGEST;
  return [[from, cut], ...inPieces(block, cut, to)];
}

/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|no|nos|para|paras|p|pp|Cllr|Dr|Mr|Mrs|Ms|St|approx)\.$/i;

function splitSentences(block: string): [from: number, to: number][] {
  const sentences: [from: number, to: number][] = [];
  let from = 0;
  const push = (to: number): void => {
    const written = block.slice(from, to);
    const start = from + (written.length - written.trimStart().length);
    if (written.trim() !== "") sentences.push(...inPieces(block, start, start + written.trim().length));
    from = to;
  };
  for (const { 0: mark, index } of block.matchAll(/[.!?][)"'”’]*(?=\s+[("'“‘]*[A-Z\d\uFFFC])/g)) {
    if (!ABBREVIATION.test(block.slice(from, index + 1))) push(index + mark.length);
  }
  push(block.length);
  return sentences;
}

/** An apostrophe opens no quotation, and "the teams' cases" closes one too early rather than too late. */
const QUOTED = /"[^"]*"|“[^“”]*”|(?<![\w’'])[‘'](?=\S)[^‘]{1,1000}?(?<=\S)[’'](?!\w)/g;

/** What stands in quotation marks, marks and all, as offsets: a title, or somebody else's words. */
const quotationsIn = (text: string): (readonly [from: number, to: number])[] =>
  [...text.matchAll(QUOTED)].map(({ 0: quoted, index }) => [index, index + quoted.length]);

/** Whether an offset stands in quotation marks. */
export const inQuotes = (text: string, at: number): boolean =>
  quotationsIn(text).some(([from, to]) => from < at && at < to);
