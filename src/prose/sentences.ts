import { type MarkdownBlock, type ProseInline, readMarkdown } from "./markdown.ts";
import { REFERENCE_MARK } from "./references.ts";

/** A sentence as a reader sees it, for rules that judge wording. */
export interface Sentence {
  /**
   * As long as it was written: the character at `index` is at `start + index` of the author's text.
   * References are runs of REFERENCE_MARK. The signs of Markdown, and line breaks, are spaces.
   */
  readonly text: string;
  readonly start: number;
  readonly kind: "heading" | "paragraph" | "item" | "quote";
  /** Whether all of it is in quotation marks, which may open in an earlier sentence and close in a later one. */
  readonly quoted: boolean;
}

/** The sentences of a text in Markdown, in order. A heading counts as one; a table has none. */
export function sentencesOf(text: string): Sentence[] {
  return readMarkdown(text)
    .blocks.flatMap((block) => passagesOf(block, "paragraph"))
    .flatMap((passage) => {
      const quotations = quotationsIn(passage.text);
      return splitSentences(passage.text).map(([from, to]) => ({
        kind: passage.kind,
        quoted: quotations.some(
          ([open, close]) => open <= from && from < close && !/\w/.test(passage.text.slice(close, to)),
        ),
        text: passage.text.slice(from, to),
        start: passage.start + from,
      }));
    });
}

/** The rows of the tables in a text, each as a sentence of its own; one that is too long for that as several. */
export const tableRows = (text: string): Sentence[] =>
  [...text.matchAll(TABLE_ROW)].flatMap(({ 0: row, index: start }) => {
    const masked = row.replaceAll(/\{\{[^{}]*\}\}/g, (written) => REFERENCE_MARK.repeat(written.length));
    return inPieces(masked, 0, masked.length).map(([from, to]) => ({
      kind: "item",
      quoted: false,
      text: masked.slice(from, to),
      start: start + from,
    }));
  });

/** Running text. No sentence continues from one passage into the next. */
type Passage = Pick<Sentence, "kind" | "start" | "text">;

/** The passages of a block. `kind` is what a paragraph counts as there: in a quote, everything is a quote. */
function passagesOf(block: MarkdownBlock, kind: Sentence["kind"]): Passage[] {
  if (block.kind === "quote") return block.blocks.flatMap((one) => passagesOf(one, "quote"));
  if (block.kind === "list") {
    const inside = kind === "quote" ? "quote" : "item";
    return block.items.flat().flatMap((one) => passagesOf(one, inside));
  }
  const inside = block.kind === "heading" && kind !== "quote" ? "heading" : kind;
  return splitLines({ kind: inside, start: block.start, text: lettersOf(block.text, block.start) });
}

/** The text with each letter where it was written, counted from `start`. What is between is spaces. */
function lettersOf(inlines: readonly ProseInline[], start: number): string {
  let letters = "";
  for (const { at, text } of lettersIn(inlines)) letters = letters.padEnd(at - start) + text;
  return letters.replace(STRAY_SIGNS, (signs) => " ".repeat(signs.length));
}

function* lettersIn(inlines: readonly ProseInline[]): Generator<{ at: number; text: string }> {
  for (const inline of inlines) {
    if (inline.kind === "text") yield { at: inline.start, text: inline.text };
    else if (inline.kind === "reference") {
      const [start, end] = inline.reference.span;
      yield { at: start, text: REFERENCE_MARK.repeat(end - start) };
    } else yield* lettersIn(inline.children);
  }
}

/** Signs that Markdown reads as text. A footnote's asterisk must not hide the end of a sentence. */
const STRAY_SIGNS = /[[\]*]|(?<!\w)_+|_+(?!\w)/g;

const ROW = "[ \\t]*\\|";
const TABLE_ROW = new RegExp(`^${ROW}.*$`, "gm");
/**
 * Ways of numbering that are not lists in Markdown. A line that starts with "2.1 days" may be the middle of a sentence;
 * one that starts with "2.1 Visits" is a numbered paragraph.
 */
const NUMBERED =
  "[ \\t]*(?:(?:•|[a-zA-Z]\\)|\\((?:\\d{1,2}|[a-zA-Z]|[ivx]+|[IVX]+)\\))\\s|\\d+(?:\\.\\d+)+\\.?\\s+[A-Z])";
const STARTS_NUMBERED = new RegExp(`^${NUMBERED}`);
/** A line, and the lines after it up to one that is numbered or a row of a table. */
const PASSAGE = new RegExp(`^(?!${ROW})[^\\n]+(?:\\n(?!${NUMBERED}|${ROW})[^\\n]*)*`, "gm");

function splitLines({ kind, start, text }: Passage): Passage[] {
  return [...text.matchAll(PASSAGE)].map(({ 0: passage, index }) => ({
    kind: kind === "paragraph" && STARTS_NUMBERED.test(passage) ? "item" : kind,
    start: start + index,
    text: passage.replaceAll("\n", " "),
  }));
}

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

/** A full stop after one of these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|no|nos|para|paras|p|pp|Cllr|Dr|Mr|Mrs|Ms|St|approx)\.$/i;

/** Nobody writes sentences longer than this. A longer text is cut, so that rules stay quick. */
const LONGEST = 2000;

function inPieces(block: string, from: number, to: number): [from: number, to: number][] {
  const pieces: [from: number, to: number][] = [];
  let start = from;
  while (to - start > LONGEST) {
    const last = start + LONGEST;
    const space = block.slice(start, last + 1).lastIndexOf(" ");
    const cut = space > 0 ? start + space : last;
    pieces.push([start, cut]);
    start = cut;
  }
  return [...pieces, [start, to]];
}

/**
 * An apostrophe does not open a quotation. One that follows a word, as in "the teams' cases", closes it: a quotation
 * that ends too early does less harm than one that ends too late.
 */
const QUOTED = /"[^"]*"|“[^“”]*”|(?<![\w’'])[‘'](?=\S)[^‘]{1,1000}?(?<=\S)[’'](?!\w)/g;

/** The offsets of what is in quotation marks, marks included: a title, or somebody else's words. */
const quotationsIn = (text: string): (readonly [from: number, to: number])[] =>
  [...text.matchAll(QUOTED)].map(({ 0: quoted, index }) => [index, index + quoted.length]);

/** Whether an offset is between quotation marks. */
export const inQuotes = (text: string, at: number): boolean =>
  quotationsIn(text).some(([from, to]) => from < at && at < to);
