import type { Mark } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { type Canvas, round, textWidth, wrapText } from "./canvas.ts";

/** A sign and what it means. The sign is drawn in a box of 12 by 12. */
export interface LegendEntry {
  readonly sign: Markup | Markup[];
  readonly word: string;
  readonly className: string;
}

/** From the left of a sign to its word. */
const SIGN = 18;

/** Between an entry and the next. */
const SPACE = 12;

/** Signs with their words, on as many lines as they need. */
export function drawLegend(
  entries: readonly LegendEntry[],
  canvas: Canvas,
  top = 0,
): { readonly drawn: Markup[]; readonly height: number } {
  const row = canvas.line + 2;
  let [x, y] = [0, 0];
  let below = 0;
  const drawn = entries.map(({ sign, word, className }) => {
    const lines = wrapText(word, canvas.width - SIGN, canvas);
    const width = SIGN + Math.max(...lines.map((line) => textWidth(line, canvas)));
    if (x > 0 && x + width > canvas.width) [x, y] = [0, below];
    const entry = element(
      "g",
      { class: className, transform: `translate(${round(x)} ${round(top + y)})` },
      sign,
      lines.map((line, index) =>
        element("text", { class: "chart-legend", x: SIGN, y: round(10.5 + index * canvas.line) }, line),
      ),
    );
    x += width + SPACE;
    below = Math.max(below, y + row + (lines.length - 1) * canvas.line);
    return entry;
  });
  return { drawn, height: round(below) };
}

/** A point of a series; null is common cause. */
export function drawMark(mark: Mark | null, x: number, y: number, size: number): Markup {
  if (mark === null) return element("circle", { class: "mark mark-common", cx: x, cy: y, r: size });
  const { name, attributes } = MARKS[mark](x, y, size);
  return element(name, { class: `mark mark-${mark}`, ...attributes });
}

type Outline = { readonly name: string; readonly attributes: Record<string, string | number> };

/** Each special cause has its own colour and shape: a full square, a full diamond and an open ring. */
const MARKS: Record<Mark, (x: number, y: number, size: number) => Outline> = {
  improvement: (x, y, size) => {
    const side = round(size * 1.8);
    return {
      name: "rect",
      attributes: { x: round(x - side / 2), y: round(y - side / 2), width: side, height: side },
    };
  },
  concern: (x, y, size) => {
    const reach = round(size * 1.4);
    const sides = `l${reach} ${reach} ${-reach} ${reach} ${-reach} ${-reach}Z`;
    return { name: "path", attributes: { d: `M${round(x)} ${round(y - reach)}${sides}` } };
  },
  neutral: (x, y, size) => ({ name: "circle", attributes: { cx: x, cy: y, r: size } }),
};
