import type { Mark } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { round } from "./canvas.ts";

type Outline = { readonly name: string; readonly attributes: Record<string, string | number> };
type Draw = (x: number, y: number, size: number) => Outline;

/** Special causes: a colour and a shape of its own each, a full square, a full diamond and an open ring. */
const MARKS: Record<Mark, Draw> = {
  improvement: (x, y, size) => {
    const side = round(size * 1.8);
    return {
      name: "rect",
      attributes: { x: round(x - side / 2), y: round(y - side / 2), width: side, height: side },
    };
  },
  concern: (x, y, size) => {
    const reach = round(size * 1.4);
    return { name: "path", attributes: { d: diamond(x, y, reach) } };
  },
  neutral: (x, y, size) => ({ name: "circle", attributes: { cx: x, cy: y, r: size } }),
};

/** A point of a series; null is common cause. */
export function drawMark(mark: Mark | null, x: number, y: number, size: number): Markup {
  if (mark === null) return element("circle", { class: "mark mark-common", cx: x, cy: y, r: size });
  const { name, attributes } = MARKS[mark](x, y, size);
  return element(name, { class: `mark mark-${mark}`, ...attributes });
}

export const diamond = (x: number, y: number, reach: number): string =>
  `M${round(x)} ${round(y - reach)}l${reach} ${reach} ${-reach} ${reach} ${-reach} ${-reach}Z`;
