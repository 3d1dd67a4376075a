import type { Timeline } from "../../model/charts.ts";
import { formatShortDate } from "../../plan/dates.ts";
import { element, type Markup } from "../markup.ts";
import { round } from "./canvas.ts";
import type { Heading } from "./fit-headings.ts";
import type { TimeAxis } from "./time-axis.ts";
import type { Room } from "./timeline-events.ts";

/** Between the words above and what they name: room for a line that leads from one to the other. */
const LEAD = 6;

interface Ends {
  readonly top: number;
  readonly bottom: number;
}

/** What stands above the chart: the day as at which it was drawn, and then the windows. */
export const headingsOf = ({ asAt, windows }: Timeline, { x }: TimeAxis): Heading[] => [
  { x: x(asAt), text: `As at ${formatShortDate(asAt).replaceAll(" ", "\u00A0")}` },
  ...windows.map(({ label, from, to }) => ({ x: (x(from) + x(to)) / 2, text: label })),
];

/** A light band for each window, with a line to its words where they do not stand above it. */
export const drawWindows = (
  { windows }: Timeline,
  { x }: TimeAxis,
  feet: readonly number[],
  { top, bottom }: Ends,
): Markup[] =>
  windows.flatMap(({ from, to }, index) => {
    const [start, end] = [x(from), x(to)];
    const foot = feet[index] ?? start;
    const lead = `M${foot} ${top}L${round((start + end) / 2)} ${top + LEAD}`;
    const size = { width: Math.max(1, round(end - start)), height: round(bottom - top - LEAD) };
    return [
      element("rect", { class: "time-window", x: start, y: top + LEAD, ...size }),
      ...(foot >= start && foot <= end ? [] : [element("path", { class: "chart-leader", d: lead })]),
    ];
  });

/** A line from the top to the bottom that makes way for the words of events. */
export function drawAsAt(x: number, foot: number, { top, bottom }: Ends, words: readonly Room[]): Markup {
  const gaps = words
    .filter(({ left, right }) => left < x && x < right)
    .toSorted((a, b) => a.top - b.top)
    .map((room) => `V${room.top}M${x} ${room.bottom}`);
  return element("path", {
    class: "as-at",
    d: `M${foot} ${top}L${x} ${top + LEAD}${gaps.join("")}V${bottom}`,
  });
}
