import { type ScaleTime, scaleUtc } from "d3-scale";
import type { Timeline } from "../../model/charts.ts";
import { formatShortDate, type IsoDate } from "../../plan/time/dates.ts";
import { element, type Markup } from "../markup.ts";
import { type Canvas, drawTick, round, textWidth, within } from "./canvas.ts";

/** Days across the chart, in universal time. */
export interface TimeAxis {
  readonly x: (date: IsoDate) => number;
  /** The axis along the bottom, and a light line up to the top at every tick. */
  readonly draw: (top: number, bottom: number) => Markup[];
}

/** From the edges of the canvas to the first and the last day. */
const MARGIN = 24;

export function frameTime({ from, to }: Timeline, canvas: Canvas): TimeAxis {
  const scale = scaleUtc([dayOf(from), dayOf(to)], [MARGIN, canvas.width - MARGIN]).clamp(true);
  const ticks = ticksOf(scale, canvas);
  return {
    x: (date) => round(scale(dayOf(date))),
    draw: (top, bottom) => [
      ...ticks.flatMap((tick) => drawTimeTick(tick, top, bottom, canvas)),
      element("path", { class: "chart-axis", d: `M0 ${bottom}H${canvas.width}` }),
    ],
  };
}

const dayOf = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** A day, month or year on the axis, with up to two lines of words. */
interface Tick {
  readonly x: number;
  readonly upper: string;
  readonly lower: string;
}

/** As many ticks as have room for their labels. */
function ticksOf(scale: ScaleTime<number, number>, canvas: Canvas): Tick[] {
  for (let count = 14; count > 0; count--) {
    const days = scale.ticks(count).filter((date) => date.getUTCHours() === 0);
    const ticks = labelTicks(days, scale);
    if (ticks.every((tick, index) => isClear(ticks[index - 1], tick, canvas))) return ticks;
  }
  return [];
}

/** "Apr", with the year below if it is a new one; "5 Apr" within a month; only the year if all ticks are years. */
function labelTicks(dates: readonly Date[], scale: ScaleTime<number, number>): Tick[] {
  let lastYear = "";
  const ticks = dates.map((date) => {
    const [day, month, year] = formatShortDate(date.toISOString().slice(0, 10)).split(" ");
    const lower = year === lastYear ? "" : (year ?? "");
    lastYear = year ?? "";
    return { x: round(scale(date)), upper: day === "1" ? `${month}` : `${day} ${month}`, lower };
  });
  const areYears = ticks.every(({ upper }) => upper === "Jan");
  return areYears ? ticks.map(({ x, lower }) => ({ x, upper: lower, lower: "" })) : ticks;
}

/** The least space between the labels of two ticks. */
const SPACE = 6;

/** Whether the label of a tick has room beside the one before it. */
function isClear(before: Tick | undefined, tick: Tick, canvas: Canvas): boolean {
  if (before === undefined) return true;
  const room = (textWidth(before.upper, canvas) + textWidth(tick.upper, canvas)) / 2 + SPACE;
  return within(tick.x, tick.upper, canvas) - within(before.x, before.upper, canvas) >= room;
}

const drawTimeTick = ({ x, upper, lower }: Tick, top: number, bottom: number, canvas: Canvas): Markup[] => [
  element("path", { class: "chart-grid", d: `M${x} ${top}V${bottom}` }),
  element("path", { class: "chart-axis", d: `M${x} ${bottom}v4` }),
  drawTick(within(x, upper, canvas), bottom + 18, upper),
  ...(lower === "" ? [] : [drawTick(within(x, lower, canvas), bottom + 34, lower)]),
];
