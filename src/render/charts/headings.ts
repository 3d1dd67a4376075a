import { element, type Markup } from "../markup.ts";
import { LINE, round, TEXT_SIZE } from "./canvas.ts";
import type { PlacedHeading } from "./fit-headings.ts";

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
