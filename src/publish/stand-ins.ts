import { Font } from "../audit/reading/font.ts";
import { operationsOf } from "../pdf/content-stream.ts";
import type { Dict } from "../pdf/objects.ts";
import { dictAt, dictOf, inherited } from "../pdf/values.ts";
import type { Print } from "./pdf-print.ts";

/** Digits that are printed where the number of a page is to stand. */
const DIGITS = 3;

/**
 * Chooses a number of three digits for each place, which stands nowhere else in an HTML document, so that it is found again in
 * its print. Only a digit that is printed in a font can be put somewhere else in it.
 * @param looks of each place a name for what it looks like: those that look alike have all digits together, if there are enough.
 * @returns null if there are not enough numbers.
 */
export function chooseStandIns(html: string, looks: readonly string[]): string[] | null {
  const taken = new Set(html.match(/(?<![\d.])\d{3}(?![\d.])/g));
  const free = new Set(ALL.filter((number) => !taken.has(number)));
  if (free.size < looks.length) return null;
  const missing = new Map(looks.map((look) => [look, new Set(BY_USE)]));
  return looks.map((look) => {
    const own = missing.get(look) as Set<string>;
    let [best, most] = ["", -1];
    for (const number of free) {
      const worth = [...own].reduce((sum, digit, at) => sum + (number.includes(digit) ? 20 - at : 0), 0);
      if (worth > most) [best, most] = [number, worth];
    }
    free.delete(best);
    for (const digit of best) own.delete(digit);
    return best;
  });
}

const ALL = Array.from({ length: 1000 }, (_, at) => String(at).padStart(DIGITS, "0"));

/** The digits, those first of which more page numbers are made. */
const BY_USE = "1234567890";

/** A place in a print, with what was printed there and the number that is to stand there. */
interface Place {
  /** What comes before the number. */
  readonly words: string;
  readonly standIn: string;
  readonly page: number;
}

/** A text in one line that stands alone in marked content, as the browser writes it. */
interface Shown {
  readonly font: Font;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  /** From the first operand of Tm to the end of the last Tj. */
  readonly start: number;
  readonly end: number;
  /** Where the line begins: the four numbers of Tm before the place, and the place. */
  readonly turn: string;
  readonly left: number;
  readonly height: string;
}

interface Glyph {
  /** As it is written, in four hexadecimal digits. */
  readonly code: string;
  /** How far it moves the pen. */
  readonly width: number;
  /** How far it stands from the beginning of the line. */
  readonly at: number;
}

/**
 * Puts the numbers of pages into a print in the place of the numbers that stand there. They stand at the end of the room that is kept for
 * them: the last digit stays where it is, and what comes before a shorter number moves up to it. It is what the browser would have
 * printed, to a 64th of a pixel.
 * @returns false, and leaves the print as it is, if not every place is found once and as it must be.
 */
export function putNumbers(print: Print, places: readonly Place[]): boolean {
  const wanted = new Map(places.map((place) => [`${place.words}${place.standIn}`, place]));
  const found = new Map<Place, { readonly page: Dict; readonly shown: Shown }>();
  for (const page of print.pages) {
    for (const shown of shownAlone(print, page, (text) => wanted.has(text))) {
      const place = wanted.get(shown.text) as Place;
      if (found.has(place)) return false;
      found.set(place, { page, shown });
    }
    if (found.size === places.length) break;
  }
  if (found.size < places.length) return false;
  const glyphs = new Map<Font, Map<string, Glyph>>();
  for (const { shown } of found.values()) {
    const own = glyphs.get(shown.font) ?? new Map<string, Glyph>();
    glyphs.set(shown.font, own);
    for (const [at, sign] of [...shown.text].entries()) own.set(sign, shown.glyphs[at] as Glyph);
  }
  const written = [...found].map(([place, { page, shown }]) => ({
    page,
    shown,
    text: rewrite(shown, place, glyphs.get(shown.font) ?? new Map()),
  }));
  if (written.some(({ text }) => text === null)) return false;
  for (const [page, own] of Map.groupBy(written, (one) => one.page)) {
    const content = Buffer.from(print.contentOf(page) ?? []);
    const pieces: Uint8Array[] = [];
    let from = 0;
    for (const { shown, text } of own.sort((a, b) => a.shown.start - b.shown.start)) {
      pieces.push(content.subarray(from, shown.start), Buffer.from(text ?? "", "latin1"));
      from = shown.end;
    }
    print.paint(page, Buffer.concat([...pieces, content.subarray(from)]));
  }
  return true;
}

/** The text with another number at its end; null if it has too many digits, or one that the print does not have. */
function rewrite(
  { text, glyphs, turn, left, height }: Shown,
  { words, page }: Place,
  known: ReadonlyMap<string, Glyph>,
): string | null {
  const number = [...String(page)];
  const before = glyphs.slice(0, -DIGITS);
  const [first, second, third] = glyphs.slice(-DIGITS) as [Glyph, Glyph, Glyph];
  const wide = second.at - first.at;
  const isEven = isNear(third.at - second.at, wide);
  const digits = number.flatMap((digit) => known.get(digit) ?? []);
  if (!isEven || text.length - DIGITS !== words.length || number.length > DIGITS) return null;
  if (digits.length < number.length) return null;
  const begin = left + (DIGITS - number.length) * wide;
  const placed = digits.map((digit, index) => ({ ...digit, at: first.at + index * wide }));
  return `${turn} ${rounded(begin)} ${height} Tm\n${showGlyphs([...before, ...placed])}`;
}

/** Shows glyphs in strings, each of which is as long as their widths allow. */
function showGlyphs(glyphs: readonly Glyph[]): string {
  let [text, start, end] = ["<", 0, 0];
  for (const { code, width, at } of glyphs) {
    if (!isNear(at, end)) {
      text += `> Tj\n${rounded(at - start)} 0 Td <`;
      start = at;
    }
    text += code;
    end = at + width;
  }
  return `${text}> Tj`;
}

/** Closer than anybody sees. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) < 0.01;

const rounded = (length: number): number => Number(length.toFixed(5));

/** Each text of a page that is wanted, and is all that its marked content shows, in one line. */
function shownAlone(print: Print, page: Dict, isWanted: (text: string) => boolean): Shown[] {
  const found: Shown[] = [];
  const fonts = dictAt(dictOf(inherited(page, "Resources")), "Font");
  let [font, size]: [Font | null, number] = [null, 0];
  /** What the marked content shows so far; null outside of it, and where it is not one run of glyphs. */
  let open: { start: number; end: number; glyphs: readonly number[] } | null = null;
  let isOpen = false;
  const known = new Map<string, Font | null>();
  const bytes = print.contentOf(page) ?? new Uint8Array();
  for (const operation of operationsOf(bytes)) {
    const { operator, start, end, glyphs } = operation;
    if (operator === "BDC" || operator === "BMC") {
      isOpen = operation.markedId() !== null;
      open = null;
    } else if (operator === "EMC") {
      const text = open === null ? "" : (font?.decode(open.glyphs) ?? "");
      if (font !== null && open !== null && text.length === open.glyphs.length && isWanted(text))
        found.push({ font, text, start: open.start, end: open.end, ...takeApart(bytes, open, font, size) });
      isOpen = false;
      open = null;
    } else if (operator === "Tf") {
      const name = operation.text(0).slice(1);
      const dict = dictAt(fonts, name);
      if (!known.has(name)) known.set(name, dict === null ? null : new Font(dict));
      font = known.get(name) ?? null;
      size = operation.number(1);
    } else if (operator === "Tm" && isOpen && open === null && operation.operands.length === 6)
      open = { start, end, glyphs: [] };
    else if (operator === "Tj" && open !== null && open.glyphs.length === 0 && glyphs.length > 0)
      open = { start: open.start, end, glyphs };
    else if (OF_TEXT.has(operator)) {
      // A second line is none of ours.
      isOpen = false;
      open = null;
    }
  }
  return found;
}

const OF_TEXT = new Set(["Td", "TD", "Tm", "T*", "Tj", "TJ", "'", '"']);

/** A place for text and the run of glyphs that stands there, as they are written. */
function takeApart(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  font: Font,
  size: number,
): Pick<Shown, "turn" | "left" | "height" | "glyphs"> {
  const [place = [], ...run] = Array.from(operationsOf(bytes.subarray(start, end), true), (operation) =>
    operation.operands.map((_, at) => operation.text(at)),
  );
  const widthOf = font.widths();
  const glyphs: Glyph[] = [];
  let [line, pen] = [0, 0];
  for (const [first = "", ...more] of run) {
    // A move is along the line, and is counted from the move before.
    if (more.length > 0) pen = line += Number(first);
    for (const [code] of more.length > 0 ? [] : first.matchAll(/[0-9a-f]{4}/gi)) {
      const width = ((widthOf(Number.parseInt(code, 16)) ?? 0) / 1000) * size;
      glyphs.push({ code, width, at: pen });
      pen += width;
    }
  }
  const [a, b, c, d, left = "", height = ""] = place;
  return { turn: `${a} ${b} ${c} ${d}`, left: Number(left), height, glyphs };
}
