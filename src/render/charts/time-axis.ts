import { type ScaleTime, scaleUtc } from "d3-scale";
import type { Timeline } from "../../model/charts.ts";
import { formatShortDate, type IsoDate } from "../../plan/time/dates.ts";
import { element, type Markup } from "../markup.ts";
import { drawTick, round, textWidth, WIDTH, within } from "./canvas.ts";

const MARGIN = 24;

const SPACE = 6;

interface Tick {
  readonly x: number;
  readonly upper: string;
  readonly lower: string;
}

export interface TimeAxis {
  readonly x: (date: IsoDate) => number;
  readonly ticks: readonly Tick[];
}

/** Days across the chart, in universal time, with ticks at months, quarters or years. */
export function scaleTime({ from, to }: Pick<Timeline, "from" | "to">): TimeAxis {
  const scale = scaleUtc([dayOf(from), dayOf(to)], [MARGIN, WIDTH - MARGIN]).clamp(true);
  return { x: (date) => round(scale(dayOf(date))), ticks: ticksOf(scale) };
}

const dayOf = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

/** As many as have room for their labels. */
function ticksOf(scale: ScaleTime<number, number>): Tick[] {
  for (let count = 14; count > 0; count--) {
    const days = scale.ticks(count).filter((date) => date.getUTCHours() === 0);
    const ticks = labelTicks(days, scale);
    if (ticks.every((tick, index) => isClear(ticks[index - 1], tick))) return ticks;
  }
  return [];
}

function isClear(before: Tick | undefined, tick: Tick): boolean {
  if (before === undefined) return true;
  const room = (textWidth(before.upper) + textWidth(tick.upper)) / 2 + SPACE;
  return within(tick.x, tick.upper) - within(before.x, before.upper) >= room;
}

/** "Apr", with the year below where it changes; "5 Apr" within a month; the year alone for years. */
function labelTicks(dates: readonly Date[], scale: ScaleTime<number, number>): Tick[] {
  let shown = "";
  const ticks = dates.map((date) => {
    const [day, month, year] = formatShortDate(date.toISOString().slice(0, 10)).split(" ");
    const lower = year === shown ? "" : (year ?? "");
    shown = year ?? "";
    return { x: round(scale(date)), upper: day === "1" ? `${month}` : `${day} ${month}`, lower };
  });
  const areYears = ticks.every(({ upper }) => upper === "Jan");
  return areYears ? ticks.map(({ x, lower }) => ({ x, upper: lower, lower: "" })) : ticks;
}

/** The axis along the bottom, and a light line up to the top at every tick. */
export const drawTimeAxis = ({ ticks }: TimeAxis, top: number, bottom: number): Markup[] => [
  ...ticks.flatMap(({ x, upper, lower }) => [
    element("path", { class: "chart-grid", d: `M${x} ${top}V${bottom}` }),
    element("path", { class: "chart-axis", d: `M${x} ${bottom}v4` }),
    drawTick(within(x, upper), bottom + 18, upper),
    ...(lower === "" ? [] : [drawTick(within(x, lower), bottom + 34, lower)]),
  ]),
  element("path", { class: "chart-axis", d: `M0 ${bottom}H${WIDTH}` }),
];
