import type { Chart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import GLYPH_WIDTHS from "./glyph-widths.json" with { type: "json" };

/** How charts of one type are drawn. */
export interface ChartKind<C extends Chart = Chart> {
  readonly type: C["type"];
  /** A chart as wide as the page is drawn a second time on this, for narrow screens. */
  readonly narrow?: Canvas;
  /** @param subject what the chart is of, for its name. */
  draw(chart: C, subject: string, canvas?: Canvas): Drawing;
}

/** A drawing as wide as its canvas. */
export interface Drawing {
  readonly canvas: Canvas;
  readonly height: number;
  /** What the chart shows, in words. */
  readonly name: string;
  /** Elements of SVG, in the order in which they are painted. */
  readonly content: readonly Markup[];
}

/** What a chart is drawn on, in units. */
export interface Canvas {
  readonly width: number;
  /** The size of its text at its largest. */
  readonly size: number;
  /** From one line of text to the next. */
  readonly line: number;
}

export const TEXT_SIZE = 12;

/** As wide as the page: a unit is 0.28 mm in print. Narrow screens show its text 1.3 times larger, so it leaves room. */
export const WIDE: Canvas = { width: 600, size: TEXT_SIZE * 1.3, line: TEXT_SIZE * 1.3 * 1.1 };

/** As wide as half the page or as a telephone: text of 12 units is 9 pt in print, and 11 pixels on 320 of them. */
export const SMALL: Canvas = { width: 300, size: TEXT_SIZE, line: TEXT_SIZE * 1.2 };

/** The width of a text at its largest, in units. */
export const textWidth = (text: string, { size }: Canvas): number => widthIn(REGULAR, text) * size;

/** The same for a text in bold. */
export const boldWidth = (text: string, { size }: Canvas): number => widthIn(BOLD, text) * size;

/** The width of each letter, in thousandths of the size of the text. */
type Widths = ReadonlyMap<string, number>;

const REGULAR = widthsOf(GLYPH_WIDTHS["400"]);
const BOLD = widthsOf(GLYPH_WIDTHS["600"]);

function widthsOf(lettersByWidth: Readonly<Record<string, string>>): Widths {
  const groups = Object.entries(lettersByWidth);
  return new Map(
    groups.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, Number(width)])),
  );
}

/** For letters that the embedded font lacks and another font prints: few are wider than they are high. */
const UNKNOWN = 1000;

const widthIn = (widths: Widths, text: string): number => thousandthsIn(widths, text) / 1000;

function thousandthsIn(widths: Widths, text: string): number {
  let sum = 0;
  for (const letter of text.replace(/\s/g, " ")) sum += widths.get(letter) ?? UNKNOWN;
  return sum;
}

/** Where the middle of a text goes: as near to `middle` as it can be while the whole text is on the canvas. */
export function within(middle: number, text: string, canvas: Canvas): number {
  const reach = textWidth(text, canvas) / 2;
  return round(Math.max(reach, Math.min(canvas.width - reach, middle)));
}

/** A label of an axis, with its middle at x. */
export const drawTick = (x: number, y: number, text: string): Markup =>
  element("text", { class: "chart-tick", x, y }, text);

/**
 * Breaks a text between words into as few lines as fit the width, and makes them about equally long. A word that is
 * wider than the width stays whole.
 */
export function wrapText(text: string, width: number, canvas: Canvas): string[] {
  const words = text.split(/ +/).map((word) => ({ word, wide: thousandthsIn(REGULAR, word) }));
  let lines = fillLines(words, width, canvas);
  for (let narrower = width - 6; narrower > 0; narrower -= 6) {
    const tighter = fillLines(words, narrower, canvas);
    if (tighter.length > lines.length || tighter.some((line) => line.width > narrower)) break;
    lines = tighter;
  }
  return lines.map(({ text: line }) => line);
}

/** A text that is measured once, in thousandths of its size. */
interface Word {
  readonly word: string;
  readonly wide: number;
}

function fillLines(
  words: readonly Word[],
  width: number,
  { size }: Canvas,
): { readonly text: string; readonly width: number }[] {
  const lines: { text: string; wide: number }[] = [];
  for (const { word, wide } of words) {
    const last = lines.at(-1);
    const joined = (last?.wide ?? 0) + SPACE + wide;
    if (last !== undefined && (joined / 1000) * size <= width) {
      last.text += ` ${word}`;
      last.wide = joined;
    } else lines.push({ text: word, wide });
  }
  return lines.map(({ text, wide }) => ({ text, width: (wide / 1000) * size }));
}

const SPACE = thousandthsIn(REGULAR, " ");

/** The text, or as much of it as fits with an ellipsis. */
export function shortenToFit(text: string, width: number, canvas: Canvas): string {
  if (textWidth(text, canvas) <= width) return text;
  const shortened = (length: number): string => `${text.slice(0, length).trimEnd()}…`;
  // It fits at `least` signs, and does not at `most`.
  let [least, most] = [0, text.length];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (textWidth(shortened(middle), canvas) <= width) least = middle;
    else most = middle;
  }
  return shortened(least);
}

/** To two decimals, as coordinates are written. */
export const round = (value: number): number => Math.round(value * 100) / 100;
