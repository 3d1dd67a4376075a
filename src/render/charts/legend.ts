import type { Mark } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { round, textWidth, WIDTH } from "./canvas.ts";

const LINE = 22;

/** A sign and what it means. The sign is drawn in a box of 12 by 12. */
export interface LegendEntry {
  readonly sign: Markup | Markup[];
  readonly word: string;
  readonly className: string;
}

/** Signs with their words, on as many lines as they need. */
export function drawLegend(
  entries: readonly LegendEntry[],
  top = 0,
): { readonly drawn: Markup[]; readonly height: number } {
  let [x, y] = [0, 0];
  const drawn = entries.map(({ sign, word, className }) => {
    const width = 18 + textWidth(word);
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LINE];
    const entry = element(
      "g",
      { class: className, transform: `translate(${round(x)} ${round(top + y)})` },
      sign,
      element("text", { class: "chart-legend", x: 18, y: 10.5 }, word),
    );
    x += width + 10;
    return entry;
  });
  return { drawn, height: entries.length === 0 ? 0 : y + LINE + 8 };
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
