import type { Chart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import GLYPH_WIDTHS from "./glyph-widths.json" with { type: "json" };

/** How charts of one type are drawn. */
export interface ChartKind<C extends Chart = Chart> {
  readonly type: C["type"];
  draw(chart: C, title: string): Drawing;
}

/** A drawing as wide as the canvas. */
export interface Drawing {
  readonly height: number;
  /** What the chart shows, in words. */
  readonly name: string;
  /** Elements of SVG, in the order in which they are painted. */
  readonly content: readonly Markup[];
}

/** Charts are drawn 600 units wide: a unit is 0.27 mm in print, and text of 12 units is a good 9 pt. */
export const WIDTH = 600;

export const TEXT_SIZE = 12;

/** Narrow screens show text this many times larger, so charts leave room for it. */
export const ROOMY = 1.3;

/** From one line of text to the next. */
export const LINE = TEXT_SIZE * ROOMY * 1.1;

/** The width of a text at its largest, in units. */
export const textWidth = (text: string): number => widthIn(REGULAR, text);

/** The same for a text in bold. */
export const boldWidth = (text: string): number => widthIn(BOLD, text);

/** The width of each letter, in thousandths of the size of the text. */
type Widths = ReadonlyMap<string, number>;

const REGULAR = widthsOf(GLYPH_WIDTHS["400"]);
const BOLD = widthsOf(GLYPH_WIDTHS["700"]);

function widthsOf(lettersByWidth: Readonly<Record<string, string>>): Widths {
  const groups = Object.entries(lettersByWidth);
  return new Map(
    groups.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, Number(width)])),
  );
}

/** For letters that the embedded font lacks and another font prints: few are wider than they are high. */
const UNKNOWN = 1000;

function widthIn(widths: Widths, text: string): number {
  let sum = 0;
  for (const letter of text.replace(/\s/g, " ")) sum += widths.get(letter) ?? UNKNOWN;
  return (sum / 1000) * TEXT_SIZE * ROOMY;
}

/** Where the middle of a text goes: as near to `middle` as it can be while the whole text is on the canvas. */
export const within = (middle: number, text: string): number =>
  round(Math.max(textWidth(text) / 2, Math.min(WIDTH - textWidth(text) / 2, middle)));

/** A label of an axis, with its middle at x. */
export const drawTick = (x: number, y: number, text: string): Markup =>
  element("text", { class: "chart-tick", x, y, "text-anchor": "middle" }, text);

/**
 * Breaks a text between words into as few lines as fit the width, and makes them about equally long. A word that is
 * wider than the width stays whole.
 */
export function wrapText(text: string, width: number): string[] {
  const lines = fillLines(text, width);
  for (let narrower = width - 6; narrower > 0; narrower -= 6) {
    const tighter = fillLines(text, narrower);
    if (tighter.length > lines.length || tighter.some((line) => textWidth(line) > narrower)) break;
    lines.splice(0, lines.length, ...tighter);
  }
  return lines;
}

function fillLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** The text, or as much of it as fits with an ellipsis. */
export function shortenToFit(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let length = text.length;
  while (length > 0 && textWidth(`${text.slice(0, length).trimEnd()}…`) > width) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** To two decimals, as coordinates are written. */
export const round = (value: number): number => Math.round(value * 100) / 100;
