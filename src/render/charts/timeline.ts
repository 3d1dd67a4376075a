import type { Timeline, TimelineEvent } from "../../model/charts.ts";
import { formatDate, formatShortDate } from "../../plan/time/dates.ts";
import { element, type Markup } from "../markup.ts";
import { canvas, LINE, round, WIDTH } from "./canvas.ts";
import { type Flag, type FlagSide, placeFlags } from "./flags.ts";
import { drawHeading, fitHeadings, footOf, type Heading, headingsHeight } from "./headings.ts";
import { drawLegend } from "./legend.ts";
import { drawTimeAxis, scaleTime, type TimeAxis } from "./time-axis.ts";
import { drawFlag, drawSpan, FIRST_ROW, type Room, roomOf, signsOf } from "./timeline-events.ts";

/** Events on a line, with the day on which it was drawn and the stretches of time that matter. */
export function drawTimeline(timeline: Timeline, title: string): Markup {
  const axis = scaleTime(timeline);
  const asAt = axis.x(timeline.asAt);
  const middleOf = ({ from, to }: TimelineEvent): number => round((axis.x(from) + axis.x(to)) / 2);
  const flags = placeFlags(timeline.events, middleOf, asAt);
  const legend = drawLegend(signsOf(timeline.events));
  const headings = fitHeadings(headingsOf(timeline, axis));
  const top = round(legend.height + headingsHeight(headings));
  const middle = round(top + 8 + FIRST_ROW + rowsOf(flags, "above") * LINE);
  const bottom = round(middle + 8 + FIRST_ROW + rowsOf(flags, "below") * LINE);
  const words = flags.map((flag) => roomOf(flag, middle));
  return canvas("timeline", bottom + 40, nameTimeline(timeline, title), legend.drawn, [
    ...drawWindows(timeline, axis, headings.slice(1).map(footOf), { top, bottom }),
    ...drawTimeAxis(axis, top, bottom),
    ...headings.flatMap((heading) => drawHeading(heading, top)),
    drawAsAt(asAt, headings.map(footOf)[0] ?? asAt, { top, bottom }, words),
    element("path", { class: "time-line", d: `M0 ${middle}H${WIDTH}` }),
    ...timeline.events.map((event) => drawSpan(event, axis, middle)),
    ...flags.flatMap((flag) => drawFlag(flag, middle)),
  ]);
}

const rowsOf = (flags: readonly Flag[], side: FlagSide): number =>
  Math.max(0, ...flags.filter((flag) => flag.side === side).map(({ row }) => row));

/** In words what a timeline shows: every event with its day, and every window. */
function nameTimeline({ from, to, asAt, events, windows }: Timeline, title: string): string {
  const listed = [
    ...events.map(({ label, when, certainty }) => `${label}, ${certainty} ${when}`),
    ...windows.map((window) => `${window.label}, ${formatDate(window.from)} to ${formatDate(window.to)}`),
  ];
  const span = `${formatDate(from)} to ${formatDate(to)}, as at ${formatDate(asAt)}`;
  return `Timeline: ${title}, ${span}. ${listed.join("; ") || "No events"}.`;
}

/** Between the words above and what they name: room for a line that leads from one to the other. */
const LEAD = 6;

interface Ends {
  readonly top: number;
  readonly bottom: number;
}

/** What stands above the chart: the day as at which it was drawn, and then the windows. */
const headingsOf = ({ asAt, windows }: Timeline, { x }: TimeAxis): Heading[] => [
  { x: x(asAt), text: `As at ${formatShortDate(asAt).replaceAll(" ", "\u00A0")}` },
  ...windows.map(({ label, from, to }) => ({ x: (x(from) + x(to)) / 2, text: label })),
];

/** A light band for each window, with a line to its words where they do not stand above it. */
const drawWindows = (
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
function drawAsAt(x: number, foot: number, { top, bottom }: Ends, words: readonly Room[]): Markup {
  const gaps = words
    .filter(({ left, right }) => left < x && x < right)
    .toSorted((a, b) => a.top - b.top)
    .map((room) => `V${room.top}M${x} ${room.bottom}`);
  return element("path", {
    class: "as-at",
    d: `M${foot} ${top}L${x} ${top + LEAD}${gaps.join("")}V${bottom}`,
  });
}
