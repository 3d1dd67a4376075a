import { element, type Markup } from "../markup.ts";

/** Charts are drawn 600 units wide: a unit is 0.27 mm in print, and text of 12 units is a good 9 pt. */
export const WIDTH = 600;

export const TEXT_SIZE = 12;

/** Narrow screens print the same text this much larger, so that is what everything leaves room for. */
export const ROOMY = 1.3;

/** From one line of text to the next. */
export const LINE = TEXT_SIZE * ROOMY * 1.1;

/** How wide letters are in Source Sans 3, as a share of their size, and rather too wide than too narrow. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijltfrI.,:;'’|!()\s]/g, 0.34],
  [/[mwMW%]/g, 0.86],
  [/[A-Z]/g, 0.64],
  [/[a-z0-9–−-]/g, 0.53],
  [/./gu, 0.9],
];

/** The widest that a text gets, in units. */
export function textWidth(text: string): number {
  let rest = text;
  let width = 0;
  for (const [letters, share] of WIDTHS) {
    const others = rest.replace(letters, "");
    width += (rest.length - others.length) * share;
    rest = others;
  }
  return width * TEXT_SIZE * ROOMY;
}

/** The middle of a text nearest to where it would be best, so that no end of it leaves the chart. */
export const within = (middle: number, text: string): number =>
  round(Math.max(textWidth(text) / 2, Math.min(WIDTH - textWidth(text) / 2, middle)));

/** A label of an axis, its middle at a place. */
export const drawTick = (x: number, y: number, text: string): Markup =>
  element("text", { class: "chart-tick", x, y, "text-anchor": "middle" }, text);

/** Breaks a text between words into lines of like length, none wider than given; a long word stays whole. */
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

/** The text, or as much of it as fits before an ellipsis. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let length = text.length;
  while (length > 0 && textWidth(`${text.slice(0, length).trimEnd()}…`) > width) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}

/** The svg element around a chart. The name is on the svg itself: elsewhere it is lost in a PDF. */
export function canvas(
  type: string,
  height: number,
  name: string,
  ...children: readonly (Markup | Markup[])[]
): Markup {
  return element(
    "svg",
    {
      class: `chart chart-${type}`,
      viewBox: `0 0 ${WIDTH} ${round(height)}`,
      role: "img",
      "aria-label": name,
    },
    ...children,
  );
}

export const round = (value: number): number => Math.round(value * 100) / 100;
