import { parseDocument, visit } from "yaml";
import type { Offsets } from "./node.ts";
import { rewritesAt, WRONG_DASH } from "./rewrites.ts";
import { explainSyntaxError } from "./syntax.ts";

/** One mistake in the YAML of a file, in words, with its place in the file. */
export interface Slip {
  readonly message: string;
  readonly hint: string;
  readonly offsets: Offsets;
  /** What to write in that place, where there is one right answer. */
  readonly mend?: string;
}

/**
 * Every mistake of a text that is no sound YAML. An entry is read by itself, so that its mistakes hide none in others;
 * what has one right answer is put right in memory, so that it hides none in the same entry.
 */
export function findSlips(text: string): Slip[] {
  const pieces = piecesOf(text).map((piece) => new Piece(piece));
  for (const piece of pieces) piece.read();
  const slips = pieces.flatMap((piece) => piece.slips);
  if (slips.length > 0 && pieces.some(({ isUnread }) => isUnread)) return slips;
  const mended = pieces.map((piece) => piece.text).join("");
  const error = firstError(mended);
  if (error === null) return slips;
  let at = error.pos[0];
  const holder = pieces.find((piece) => {
    if (at <= piece.text.length) return true;
    at -= piece.text.length;
    return false;
  });
  const offset = holder?.original(at) ?? text.length;
  const { message, hint } = explainSyntaxError(error.code, error.message, error.pos, mended);
  return [...slips, { message, hint, offsets: [offset, offset] }];
}

const parse = (text: string) =>
  parseDocument(text, { schema: "failsafe", uniqueKeys: false, prettyErrors: false });

const firstError = (text: string) => parse(text).errors[0] ?? null;

interface Lines {
  /** Where it begins in the file. */
  readonly start: number;
  readonly text: string;
  /** By how many columns its lines are too far to the right; negative if they are too far to the left. */
  readonly shift: number;
}

/** An entry of a list, whose dash is as far to the right as those of the others, or a whole mapping. */
function piecesOf(text: string): Lines[] {
  const pieces: { start: number; text: string; shift: number }[] = [];
  let dashes: number | null = null;
  for (const { 0: line, index } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (line === "") continue;
    const bare = line.replace(/^\uFEFF/, "");
    const indent = bare.search(/[^ ]/);
    const isEntry =
      /^ *-(?: |\r?\n|$)/.test(bare) || WRONG_DASH.test(bare) || /^ *-[a-z][a-z-]*: /.test(bare);
    const isText = /^\s*(?:#|\r?\n?$)/.test(bare);
    if (!isText && indent === 0 && !/^[-}\]]/.test(bare) && !isEntry) dashes = null;
    const [last] = pieces.slice(-1);
    const begins = !isText && (last === undefined || (dashes === null && (indent === 0 || isEntry)));
    const isNext = !isText && isEntry && dashes !== null && indent < dashes + 2;
    if (isEntry && dashes === null) dashes = indent;
    const shift = isNext && dashes !== null ? indent - dashes : 0;
    if (last === undefined || begins || isNext) pieces.push({ start: index, text: line, shift });
    else last.text += line;
  }
  return pieces;
}

/** The lines of one entry, as they are put right. */
class Piece {
  readonly slips: Slip[] = [];
  /** Some of it could not be read, so nobody knows what comes after. */
  isUnread = false;
  text: string;
  private readonly start: number;
  private readonly shift: number;
  private readonly edits: { readonly at: number; readonly removed: number; readonly added: number }[] = [];

  constructor({ start, text, shift }: Lines) {
    this.start = start;
    this.text = text;
    this.shift = shift;
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
    if (this.shift !== 0) this.align();
    for (;;) {
      const error = firstError(this.text);
      if (error === null) return;
      const place = /^Missing closing/.test(error.message) ? openingOf(this.text) : error.pos[0];
      const rewrites = rewritesAt(this.text, place);
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
    this.text = splice(this.text, from, to, mend);
    this.edits.push({ at: from, removed: to - from, added: mend.length });
  }

  /** Brings the dash under those of the other entries, and with it the lines below. */
  private align(): void {
    const [count, where] = [Math.abs(this.shift), this.shift < 0 ? "left" : "right"];
    const indent = this.text.search(/[^ ]/);
    const aligned = this.text.replace(/^ *(?=\S)/gm, (spaces) =>
      " ".repeat(Math.max(0, spaces.length - this.shift)),
    );
    const end = this.text.trimEnd().length;
    this.slips.push({
      message: `The dash of this entry is ${count === 1 ? "one space" : `${count} spaces`} too far to the ${where}: those of the other entries are in column ${indent - this.shift + 1}`,
      hint: "Line its dash up with theirs, and move the lines below it by as much.",
      offsets: [this.start, this.start + end],
      mend: aligned.trimEnd(),
    });
    let from = 0;
    for (const { 0: spaces, index } of this.text.matchAll(/^ *(?=\S)/gm)) {
      const wanted = Math.max(0, spaces.length - this.shift);
      this.edits.push({ at: index + from, removed: spaces.length, added: wanted });
      from += wanted - spaces.length;
    }
    this.text = aligned;
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
  visit(parse(text), {
    Scalar: (_, { type, range }) => {
      if (type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE") opened = range?.[0];
    },
  });
  return opened ?? text.length;
}
