import type { TimelineEvent } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { LINE, round } from "./canvas.ts";
import { eventSign } from "./event-signs.ts";
import { type Flag, POLE } from "./flags.ts";
import type { TimeAxis } from "./time-axis.ts";

/** From the line to a marker's middle, and to where the first row of words begins. */
const MARKER = 11;
export const FIRST_ROW = 20;

/** The days of an event, on the line itself. */
export function drawSpan({ from, to, certainty }: TimelineEvent, { x }: TimeAxis, middle: number): Markup {
  const width = Math.max(2, round(x(to) - x(from)));
  return element("rect", { class: `span span-${certainty}`, x: x(from), y: middle - 3, width, height: 6 });
}

/** A marker beside the line, and a pole with the event's words. */
export function drawFlag({ event, text, side, x, marker, row }: Flag, middle: number): Markup[] {
  const [away, anchor, beside] = side === "above" ? [-1, "start", POLE] : [1, "end", -POLE];
  const y = round(middle + away * MARKER);
  const end = round(middle + away * (FIRST_ROW + (row - 0.2) * LINE));
  const baseline = round(middle + away * (FIRST_ROW + (row - 0.5) * LINE) + 4);
  const at = { class: "chart-event", x: round(marker + beside), y: baseline, "text-anchor": anchor };
  return [
    element("path", { class: "pole", d: `M${x} ${middle}L${round(marker)} ${y}V${end}` }),
    eventSign(event.kind, event.certainty, round(marker), y),
    element("text", at, text),
  ];
}
