import type { TimelineEvent } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { LINE, round, textWidth } from "./canvas.ts";
import { eventSign } from "./event-signs.ts";
import { POLE } from "./flag-sides.ts";
import type { Flag } from "./flags.ts";
import type { TimeAxis } from "./time-axis.ts";

/** From the line to a marker's middle, and to where the first row of words begins. */
const MARKER = 11;
export const FIRST_ROW = 20;

/** How much shorter a pole is than its words are high. */
const INSET = 3;

/** The days of an event, on the line itself. */
export function drawSpan({ from, to, certainty }: TimelineEvent, { x }: TimeAxis, middle: number): Markup {
  const width = Math.max(2, round(x(to) - x(from)));
  return element("rect", { class: `span span-${certainty}`, x: x(from), y: middle - 3, width, height: 6 });
}

export interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the words of an event are, at the widest that they get. */
export function roomOf({ text, side, marker, row }: Flag, middle: number): Room {
  const width = textWidth(text);
  const [left, top] =
    side === "above"
      ? [marker + POLE, middle - FIRST_ROW - row * LINE]
      : [marker - POLE - width, middle + FIRST_ROW + (row - 1) * LINE];
  return { left, right: left + width, top: round(top), bottom: round(top + LINE) };
}

/** A marker beside the line, and a pole with the event's words. */
export function drawFlag(flag: Flag, middle: number): Markup[] {
  const { event, text, side, x, marker } = flag;
  const { top, bottom } = roomOf(flag, middle);
  const [away, anchor, beside] = side === "above" ? [-1, "start", POLE] : [1, "end", -POLE];
  const y = round(middle + away * MARKER);
  const end = side === "above" ? top + INSET : bottom - INSET;
  const baseline = round((top + bottom) / 2 + 4);
  const at = { class: "chart-event", x: round(marker + beside), y: baseline, "text-anchor": anchor };
  return [
    element("path", { class: "pole", d: `M${x} ${middle}L${round(marker)} ${y}V${end}` }),
    eventSign(event.kind, event.certainty, round(marker), y),
    element("text", at, text),
  ];
}
