import { element, type Markup } from "../markup.ts";
import { LINE, round, shorten, TEXT_SIZE, textWidth, WIDTH, wrapText } from "./canvas.ts";
import { placeApart } from "./place-apart.ts";

/** How much of the room for words a line that leads to them may count on: they are narrower on wide screens. */
const REACH = 0.36;

/** How high a row of headings is. */
export const headingsHeight = (headings: readonly PlacedHeading[]): number =>
  headings.length === 0 ? 0 : 3 + LINE * Math.max(1, ...headings.map(({ lines }) => lines.length));

/** The words of a heading, ending at a height. */
export const drawHeading = ({ lines, middle }: PlacedHeading, bottom: number): Markup[] =>
  lines.map((words, place) => {
    const y = bottom - (lines.length - place) * LINE + TEXT_SIZE - 1;
    const at = { class: "chart-heading", x: round(middle), y: round(y), "text-anchor": "middle" };
    return element("text", at, words);
  });

/** The place under a heading that is nearest to what it names: a line can lead there. */
export const footOf = ({ x, middle, width }: PlacedHeading): number =>
  round(Math.max(middle - width * REACH, Math.min(middle + width * REACH, x)));

/** A place across the chart, and the words that stand above it. */
export interface Heading {
  readonly x: number;
  readonly text: string;
}

export interface PlacedHeading extends Heading {
  readonly lines: readonly string[];
  readonly middle: number;
  readonly width: number;
}

const SPACE = 12;

/** Words narrower than this say nothing. */
const NARROWEST = 84;

/** How far beside what they name words may stand before it is better to shorten them. */
const FURTHEST = 36;

/**
 * Breaks headings into one line or two and places them side by side: all whole and above what they name, or
 * else whole and near it, or else shortened by as little as it takes.
 */
export function fitHeadings(headings: readonly Heading[]): PlacedHeading[] {
  const attempts: PlacedHeading[][] = [];
  for (const most of [1, 2]) {
    for (let widest = WIDTH - SPACE; widest > NARROWEST; widest -= TEXT_SIZE) {
      const placed = placeInRow(headings, widest, most);
      if (placed?.every(isWhole) && isWithin(placed, -4)) return placed;
      if (placed !== null) attempts.push(placed);
    }
  }
  const near = attempts.find((placed) => placed.every(isWhole) && isWithin(placed, FURTHEST));
  const above = attempts.filter((placed) => isWithin(placed, -4));
  const wordiest = (above.length > 0 ? above : attempts).toSorted((a, b) => letters(b) - letters(a))[0];
  return near ?? wordiest ?? headings.map(({ x, text }) => ({ x, text, lines: [], middle: x, width: 0 }));
}

const isWhole = ({ text, lines }: PlacedHeading): boolean => lines.join(" ") === text;

const isWithin = (placed: readonly PlacedHeading[], distance: number): boolean =>
  placed.every(({ x, middle, width }) => Math.abs(x - middle) <= width / 2 + distance);

const letters = (placed: readonly PlacedHeading[]): number =>
  placed.reduce((sum, { lines }) => sum + lines.join("").length, 0);

/** Null where there is no room for all. */
function placeInRow(headings: readonly Heading[], widest: number, most: number): PlacedHeading[] | null {
  const folded = headings.map(({ text }) => fold(text, widest, most));
  const widths = folded.map((lines) => Math.max(...lines.map(textWidth)));
  const wanted = headings.map(({ x }, index) => ({ at: x, size: (widths[index] ?? 0) + SPACE }));
  if (wanted.reduce((sum, { size }) => sum + size, 0) > WIDTH) return null;
  const middles = placeApart(wanted, [0, WIDTH]);
  return headings.map((one, index) => ({
    ...one,
    lines: folded[index] ?? [],
    middle: middles[index] ?? 0,
    width: widths[index] ?? 0,
  }));
}

/** What is over is left out for an ellipsis. */
function fold(text: string, widest: number, most: number): string[] {
  if (textWidth(text) <= widest) return [text];
  const lines = wrapText(text, widest);
  const kept = lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")];
  return kept.map((line) => shorten(line, widest));
}
