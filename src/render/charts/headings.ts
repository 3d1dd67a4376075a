import { element, type Markup } from "../markup.ts";
import { type Canvas, round, shortenToFit, TEXT_SIZE, textWidth, wrapText } from "./canvas.ts";
import { placeApart } from "./place-apart.ts";

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

/** The least space between two headings. */
const SPACE = 12;

/** Words that are narrower than this say nothing. */
const NARROWEST = 84;

/** Words that are further than this from what they name had better be shortened. */
const FURTHEST = 36;

/**
 * Breaks headings into one line or two and places them side by side. The first of these that is possible is taken:
 * whole headings, each above what it names; whole headings, each near it; headings that are shortened as little as
 * possible.
 */
export function fitHeadings(headings: readonly Heading[], canvas: Canvas): PlacedHeading[] {
  const attempts: PlacedHeading[][] = [];
  for (const mostLines of [1, 2]) {
    for (let widest = canvas.width - SPACE; widest > NARROWEST; widest -= TEXT_SIZE) {
      const placed = placeInRow(headings, widest, mostLines, canvas);
      if (placed?.every(isWhole) && isWithin(placed, -4)) return placed;
      if (placed !== null) attempts.push(placed);
    }
  }
  const near = attempts.find((placed) => placed.every(isWhole) && isWithin(placed, FURTHEST));
  const above = attempts.filter((placed) => isWithin(placed, -4));
  const wordiest = (above.length > 0 ? above : attempts).toSorted(
    (a, b) => countLetters(b) - countLetters(a),
  )[0];
  return near ?? wordiest ?? headings.map(({ x, text }) => ({ x, text, lines: [], middle: x, width: 0 }));
}

/** Null if there is not enough room for all of them. */
function placeInRow(
  headings: readonly Heading[],
  widest: number,
  mostLines: number,
  canvas: Canvas,
): PlacedHeading[] | null {
  const folded = headings.map(({ text }) => fold(text, widest, mostLines, canvas));
  const widths = folded.map((lines) => Math.max(...lines.map((one) => textWidth(one, canvas))));
  const wanted = headings.map(({ x }, index) => ({ at: x, size: (widths[index] ?? 0) + SPACE }));
  if (wanted.reduce((sum, { size }) => sum + size, 0) > canvas.width) return null;
  const middles = placeApart(wanted, [0, canvas.width]);
  return headings.map((heading, index) => ({
    ...heading,
    lines: folded[index] ?? [],
    middle: middles[index] ?? 0,
    width: widths[index] ?? 0,
  }));
}

/** Breaks a text into lines, at most `mostLines`. An ellipsis stands for what does not fit. */
function fold(text: string, widest: number, mostLines: number, canvas: Canvas): string[] {
  if (textWidth(text, canvas) <= widest) return [text];
  const lines = wrapText(text, widest, canvas);
  const last = mostLines - 1;
  const kept = lines.length <= mostLines ? lines : [...lines.slice(0, last), lines.slice(last).join(" ")];
  return kept.map((line) => shortenToFit(line, widest, canvas));
}

const isWhole = ({ text, lines }: PlacedHeading): boolean => lines.join(" ") === text;

/** Whether the words of each heading are no further than this from what they name; above it if negative. */
const isWithin = (placed: readonly PlacedHeading[], distance: number): boolean =>
  placed.every(({ x, middle, width }) => Math.abs(x - middle) <= width / 2 + distance);

const countLetters = (placed: readonly PlacedHeading[]): number =>
  placed.reduce((sum, { lines }) => sum + lines.join("").length, 0);

/** How high a row of headings is. */
export const headingsHeight = (headings: readonly PlacedHeading[], { line }: Canvas): number =>
  headings.length === 0 ? 0 : 3 + line * Math.max(1, ...headings.map(({ lines }) => lines.length));

/** The words of a heading, ending at a height. */
export const drawHeading = ({ lines, middle }: PlacedHeading, bottom: number, { line }: Canvas): Markup[] =>
  lines.map((words, index) => {
    const y = bottom - (lines.length - index) * line + TEXT_SIZE - 1;
    const attributes = { class: "chart-heading", x: round(middle), y: round(y), "text-anchor": "middle" };
    return element("text", attributes, words);
  });

/** The share of a heading's width, either side of its middle, that has words above it on wide screens, too. */
const REACH = 0.36;

/** The point under a heading that is nearest to what it names, so that a line can lead from one to the other. */
export const footOf = ({ x, middle, width }: PlacedHeading): number =>
  round(Math.max(middle - width * REACH, Math.min(middle + width * REACH, x)));
