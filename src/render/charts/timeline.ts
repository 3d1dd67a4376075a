import type { Timeline, TimelineEvent } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { canvas, LINE, round, WIDTH } from "./canvas.ts";
import { signsOf } from "./event-signs.ts";
import { fitHeadings } from "./fit-headings.ts";
import type { Side } from "./flag-sides.ts";
import { type Flag, placeFlags } from "./flags.ts";
import { drawHeading, footOf, headingsHeight } from "./headings.ts";
import { drawLegend } from "./legend.ts";
import { drawTimeAxis, scaleTime } from "./time-axis.ts";
import { drawFlag, drawSpan, FIRST_ROW, roomOf } from "./timeline-events.ts";
import { nameTimeline } from "./timeline-name.ts";
import { drawAsAt, drawWindows, headingsOf } from "./timeline-windows.ts";

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

const rowsOf = (flags: readonly Flag[], side: Side): number =>
  Math.max(0, ...flags.filter((flag) => flag.side === side).map(({ row }) => row));
