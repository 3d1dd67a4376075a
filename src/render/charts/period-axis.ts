import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { drawTick, textWidth, within } from "./canvas.ts";
import type { TrendFrame } from "./trend-frame.ts";

/** Labels that would have to be further apart than this are put where years begin instead. */
const MOST_PERIODS_APART = 12;

/** The axis of periods, with as many labels as fit. The last period always has one, and each new year is named. */
export function drawPeriodAxis(
  { points }: TrendChart,
  { left, right, bottom, x, edge, step }: TrendFrame,
): Markup[] {
  const labels = points.map(({ label }) => splitLabel(label));
  const widest = Math.max(0, ...labels.flatMap(({ upper, lower }) => [textWidth(upper), textWidth(lower)]));
  const every = Math.max(1, Math.ceil((widest + 6) / step));
  const axis = element("path", { class: "chart-axis", d: `M${left} ${bottom}H${right}` });
  const tick = (at: number): Markup => element("path", { class: "chart-axis", d: `M${at} ${bottom}v4` });
  const text = (at: number, line: 1 | 2, words: string): Markup =>
    drawTick(within(at, words), bottom + 2 + line * 16, words);
  const years = yearsIn(labels);
  if (every > MOST_PERIODS_APART && years.length > 2) {
    const shown = years.filter((_, place) => place % Math.ceil(46 / (step * perYear(years))) === 0);
    return [axis, ...shown.flatMap((at) => [tick(edge(at)), text(edge(at), 1, labels[at]?.lower ?? "")])];
  }
  const last = points.length - 1;
  const shown = labels.map((_, index) => index).filter((index) => (last - index) % every === 0);
  return [
    axis,
    ...shown.flatMap((index, place) => {
      const { upper, lower } = labels[index] as PeriodLabel;
      const before = shown[place - 1];
      const isNewYear = before === undefined || labels[before]?.lower !== lower;
      const year = isNewYear && lower !== "" ? [text(x(index), 2, lower)] : [];
      return [tick(x(index)), text(x(index), 1, upper), ...year];
    }),
  ];
}

/** A period's words on two lines: "Aug" over "2016". */
interface PeriodLabel {
  readonly upper: string;
  readonly lower: string;
}

/** "quarter ending August 2016" and "Aug 16" → "Aug" and "2016". */
function splitLabel(label: string): PeriodLabel {
  const short = label
    .replace(/^(?:week|quarter|year) ending /, "")
    .replace(/\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+/, "$1");
  const [, upper = short, year = ""] = /^(.*[A-Za-z]{3}) (\d{4}|\d{2})$/.exec(short) ?? [];
  return { upper, lower: year.length === 2 ? `20${year}` : year };
}

/** The first period of each year, without the year that the series begins in; none if some label has no year. */
function yearsIn(labels: readonly PeriodLabel[]): number[] {
  if (labels.some(({ lower }) => lower === "")) return [];
  return labels.flatMap(({ lower }, index) =>
    index > 0 && labels[index - 1]?.lower !== lower ? [index] : [],
  );
}

/** How many periods there are from one year to the next. */
const perYear = (years: readonly number[]): number =>
  ((years.at(-1) ?? 0) - (years[0] ?? 0)) / (years.length - 1);
