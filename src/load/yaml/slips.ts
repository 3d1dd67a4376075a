import { visit } from "yaml";
import { alignEntry, dashTooFar } from "./alignment.ts";
import { firstError, parseText } from "./first-error.ts";
import type { Offsets } from "./node.ts";
import { rewritesAt, unclosedIn, WRONG_DASH } from "./rewrites.ts";
import { explainSyntaxError } from "./syntax.ts";

/** One mistake in the YAML of a file, in words, with its place in the file. */
export interface Slip {
  readonly message: string;
  readonly hint: string;
  readonly offsets: Offsets;
  /** What to write in that place, where there is one right answer. */
  readonly mend?: string;
}

/** What is wrong with a text that is no sound YAML, and what can be read of it all the same. */
export interface Slips {
  readonly slips: readonly Slip[];
  /** The text with its mistakes put right, and without what could not be; null where nothing can be read. */
  readonly mended: MendedText | null;
  /** What could not be read. */
  readonly lost: string;
}

/** A text as it is read, and where each place of it is in the file. */
export interface MendedText {
  readonly text: string;
  readonly original: (place: number) => number;
}

/**
 * Every mistake of a text that is no sound YAML. An entry is read by itself, so that its mistakes hide none in others;
 * what has one right answer is put right in memory, so that it hides none in the same entry.
 */
export function findSlips(text: string): Slips {
  const pieces = piecesOf(text).map((piece) => new Piece(piece));
  for (const piece of pieces) piece.read();
  const slips = pieces.flatMap((piece) => piece.slips);
  const kept = pieces.filter((piece, index) => !piece.isUnread && !isEmptied(pieces, index));
  const mended = kept.map((piece) => piece.text).join("");
  const starts: number[] = [];
  let end = 0;
  for (const piece of kept) {
    starts.push(end);
    end += piece.text.length;
  }
  const original = (place: number): number => {
    const index = lastBelow(starts, place);
    return kept[index]?.original(place - (starts[index] ?? 0)) ?? text.length;
  };
  const error = firstError(mended);
  if (error === null) {
    const read = new Set(kept);
    const lost = pieces.filter((piece) => !read.has(piece)).map((piece) => text.slice(...piece.place));
    return { slips, mended: { text: mended, original }, lost: lost.join("") };
  }
  // Where something could not be read nobody knows what comes after.
  if (kept.length < pieces.length && slips.length > 0) return { slips, mended: null, lost: text };
  const { message, hint } = explainSyntaxError(error.code, error.message, error.pos, mended);
  const offset = original(error.pos[0]);
  return { slips: [...slips, { message, hint, offsets: [offset, offset] }], mended: null, lost: text };
}

/** The last of some numbers, in their order, that is below another; the first where none is. */
function lastBelow(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] as number) < most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether a piece is only the name of a list, none of whose entries can be read. */
function isEmptied(pieces: readonly Piece[], index: number): boolean {
  if (!/^\S[^\n]*:[ \t]*\r?\n?$/.test((pieces[index] as Piece).bare)) return false;
  const next = pieces.findIndex((piece, other) => other > index && !piece.isEntry);
  const entries = pieces.slice(index + 1, next === -1 ? undefined : next);
  return entries.length > 0 && entries.every(({ isUnread }) => isUnread);
}

interface Lines {
  /** Where it begins in the file. */
  readonly start: number;
  readonly text: string;
  /** The column of the dashes of its list; null where it is in none. */
  readonly column: number | null;
  /** By how many columns its lines are too far to the right; negative if they are too far to the left. */
  readonly shift: number;
}

/** An entry of a list, whose dash is about as far to the right as those of the others, or a whole mapping. */
function piecesOf(text: string): Lines[] {
  const pieces: { start: number; text: string; dash: number | null; list: number }[] = [];
  let dashes: number | null = null;
  let list = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (line === "") continue;
    const bare = line.replace(/^\uFEFF/, "");
    const indent = bare.search(/[^ ]/);
    const isEntry =
      /^ *-(?: |\r?\n|$)/.test(bare) || WRONG_DASH.test(bare) || /^ *-[a-z][a-z-]*: /.test(bare);
    const isText = /^\s*(?:#|\r?\n?$)/.test(bare);
    if (!isText && KEY_OF_FILE.test(bare)) {
      dashes = null;
      list++;
    }
    const [last] = pieces.slice(-1);
    const begins = !isText && (last === undefined || KEY_OF_FILE.test(bare) || (dashes === null && isEntry));
    const isNext =
      !isText &&
      ((dashes !== null && isEntry && indent < dashes + 2) ||
        (/^ *\t/.test(bare) && TAB_AND_DASH.test(bare) && followsEntry(last?.text ?? "", dashes)));
    if (isEntry && dashes === null) dashes = indent;
    if (last === undefined || begins || isNext)
      pieces.push({ start: index, text: line, dash: isEntry ? indent : null, list });
    else last.text += line;
  }
  const whole = pieces.reduce<typeof pieces>((kept, piece) => {
    const before = kept.at(-1);
    if (before === undefined || before.list !== piece.list || !isMoreThanName(before.text)) kept.push(piece);
    else before.text += piece.text;
    return kept;
  }, []);
  const columns = new Map(
    [...Map.groupBy(whole, (piece) => piece.list)].map(([of, some]) => [of, usual(some)]),
  );
  return whole.map(({ start, text, dash, list }) => {
    const column = columns.get(list) ?? null;
    return { start, text, column, shift: dash === null || column === null ? 0 : dash - column };
  });
}

/** The column of most dashes; of two that are as many the first. */
function usual(pieces: readonly { readonly dash: number | null }[]): number | null {
  const counts = Map.groupBy(
    pieces.flatMap(({ dash }) => (dash === null ? [] : [dash])),
    (one) => one,
  );
  const [column = null] = [...counts.keys()].sort(
    (a, b) => (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0),
  );
  return column;
}

/** Whether a text is the name of a collection and more of it, so that a list below it is in a mapping: it is read with it. */
const isMoreThanName = (text: string): boolean => {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(?:#.*)?$/.test(line));
  return lines.length > 1 && KEY_OF_FILE.test(lines[0] ?? "");
};

/** The name of a collection. Text at the left edge of the page is something else. */
const KEY_OF_FILE = /^(?:[A-Za-z][\w-]*|"[^"]*"|'[^']*')\s*:(?:\s|$)/;

const TAB_AND_DASH = /^[ \t]*-[ \t]/;

/** Whether a dash after a text begins the next entry of its list, and not one of a list inside an entry. */
function followsEntry(text: string, dashes: number | null): boolean {
  const before = text.split(/\r?\n/).findLast((line) => !/^\s*(?:#.*)?$/.test(line)) ?? "";
  if (/:\s*$/.test(before)) return KEY_OF_FILE.test(before);
  if (/^ *\t/.test(before)) return TAB_AND_DASH.test(text);
  return dashes !== null && before.search(/[^ -]/) === dashes + 2;
}

/** The lines of one entry, as they are put right. */
class Piece {
  readonly slips: Slip[] = [];
  /** Some of it could not be read, so nobody knows what comes after. */
  isUnread = false;
  text: string;
  /** From where to where it is in the file. */
  readonly place: Offsets;
  private readonly start: number;
  private readonly column: number | null;
  private readonly shift: number;
  private readonly edits: { readonly at: number; readonly removed: number; readonly added: number }[] = [];

  constructor({ start, text, column, shift }: Lines) {
    this.start = start;
    this.column = column;
    this.text = text;
    this.shift = shift;
    this.place = [start, start + text.length];
  }

  /** Its lines that are no comments. */
  get bare(): string {
    return this.text.replace(/^\uFEFF/, "").replace(/^[ \t]*(?:#.*)?\r?\n/gm, "");
  }

  get isEntry(): boolean {
    return /^ *[-\t]/.test(this.bare);
  }

  /** The place in the file of a place in the text as it is now. */
  original(place: number): number {
    let at = place;
    for (const edit of this.edits.toReversed()) {
      if (at >= edit.at + edit.added) at += edit.removed - edit.added;
      else if (at > edit.at) at = edit.at;
    }
    return this.start + at;
  }

  read(): void {
    if (this.shift !== 0 && this.column !== null) this.align(this.column);
    for (;;) {
      const error = firstError(this.text);
      if (error === null) return;
      const place = /^Missing closing/.test(error.message) ? openingOf(this.text) : error.pos[0];
      const open = /^Flow|^Missing , or/.test(error.message) ? unclosedIn(this.text) : null;
      const rewrites = open === null ? rewritesAt(this.text, place, this.column) : [open];
      const mended = rewrites.reduceRight(
        (text, { offsets: [from, to], mend }) => splice(text, from, to, mend),
        this.text,
      );
      const after = rewrites.length === 0 ? error : firstError(mended);
      const grown = mended.length - this.text.length;
      const lineEnd = `${this.text}\n`.indexOf("\n", rewrites.at(-1)?.offsets[1] ?? place);
      if (rewrites.length === 0 || (after !== null && after.pos[0] < lineEnd + grown)) {
        const position = [place, Math.max(place, error.pos[1])] as const;
        const explained = explainSyntaxError(error.code, error.message, position, this.text);
        const { message, hint, offsets } = lacksDash(this.text, place)
          ? { ...explained, ...NO_DASH }
          : explained;
        this.slips.push({ message, hint, offsets: [this.original(offsets[0]), this.original(offsets[1])] });
        this.isUnread = true;
        return;
      }
      for (const { offsets, ...rewrite } of rewrites)
        this.slips.push({ ...rewrite, offsets: [this.original(offsets[0]), this.original(offsets[1])] });
      for (const { offsets, mend } of rewrites.toReversed()) this.replace(offsets, mend);
    }
  }

  private replace([from, to]: Offsets, mend: string): void {
    const [before, after] = [this.text.slice(from, to).split("\n"), mend.split("\n")];
    this.text = splice(this.text, from, to, mend);
    if (after.some((line, index) => line.trimStart() !== before[index]?.trimStart())) {
      this.edits.push({ at: from, removed: to - from, added: mend.length });
      return;
    }
    // Of lines that are moved each place is known.
    let at = from;
    for (const [index, line] of after.entries()) {
      const [removed, added] = [before[index] ?? "", line].map((one) => one.search(/\S|$/));
      this.edits.push({ at, removed: removed ?? 0, added: added ?? 0 });
      at += line.length + 1;
    }
  }

  /** Brings the dash under those of the other entries. */
  private align(column: number): void {
    const end = this.text.trimEnd().length;
    const mend = alignEntry(this.text.slice(0, end), column);
    const offsets = [0, end] as const;
    this.slips.push({ ...dashTooFar(this.shift, column), offsets: [this.start, this.start + end], mend });
    this.replace(offsets, mend);
  }
}

/** Whether another entry begins at a place, as far to the left as the dash of this one. */
function lacksDash(text: string, place: number): boolean {
  const dash = text.search(/[^ ]/);
  const start = text.lastIndexOf("\n", Math.max(0, place - 1)) + 1;
  const [spaces] = /^ *(?=id:\s)/.exec(text.slice(start)) ?? [];
  return start > 0 && spaces !== undefined && spaces.length <= dash;
}

const NO_DASH = {
  message: "An entry of this list has no dash before it",
  hint: "Start each entry with a dash and a space, in the same column.",
};

const splice = (text: string, from: number, to: number, mend: string): string =>
  text.slice(0, from) + mend + text.slice(to);

/** Where a quotation opens that is never closed, and so runs on to the end. */
function openingOf(text: string): number {
  let opened: number | undefined;
  visit(parseText(text), {
    Scalar: (_, { type, range }) => {
      if (type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE") opened = range?.[0];
    },
  });
  return opened ?? text.length;
}
