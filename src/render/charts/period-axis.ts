import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { drawTick, SMALL, textWidth } from "./canvas.ts";
import type { TrendFrame } from "./trend-frame.ts";

/** Labels that would have to be further apart than this are put where years begin instead. */
const MOST_PERIODS_APART = 12;

/** Between a label and the next. */
const SPACE = 8;

/** The axis of periods, with as many labels as fit. The last period always has one. */
export function drawPeriodAxis(
  { points }: TrendChart,
  { left, right, bottom, x, edge, step }: TrendFrame,
): Markup[] {
  const labels = points.map(({ label }) => shortLabel(label));
  const widest = Math.max(0, ...labels.map(({ words }) => textWidth(words, SMALL)));
  const every = Math.max(1, Math.ceil((widest + SPACE) / step));
  const axis = element("path", { class: "chart-axis", d: `M${left} ${bottom}H${right}` });
  const tick = (at: number): Markup => element("path", { class: "chart-axis", d: `M${at} ${bottom}v4` });
  const text = (at: number, words: string): Markup => {
    const reach = textWidth(words, SMALL) / 2;
    // A label may reach beyond the plot, but not beyond the canvas.
    const middle = Math.max(reach, Math.min(SMALL.width - reach, at));
    return drawTick(Math.round(middle * 10) / 10, bottom + 16, words);
  };
  const years = yearsIn(labels);
  if (every > MOST_PERIODS_APART && years.length > 2) {
    const apart = Math.ceil((textWidth("2016", SMALL) + SPACE) / (step * perYear(years)));
    const shown = years.filter((_, place) => place % apart === 0);
    return [axis, ...shown.flatMap((at) => [tick(edge(at)), text(edge(at), labels[at]?.year ?? "")])];
  }
  const last = points.length - 1;
  const shown = labels.map((_, index) => index).filter((index) => (last - index) % every === 0);
  return [axis, ...shown.flatMap((index) => [tick(x(index)), text(x(index), labels[index]?.words ?? "")])];
}

interface PeriodLabel {
  readonly words: string;
  /** Empty if the label has none. */
  readonly year: string;
}

/** "quarter ending August 2016" and "Aug 16" → "Aug 16" of 2016. */
function shortLabel(label: string): PeriodLabel {
  const short = label
    .replace(/^(?:week|quarter|year) ending /, "")
    .replace(/\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+/, "$1");
  const [, upper, year] = /^(.*[A-Za-z]{3}) (\d{4}|\d{2})$/.exec(short) ?? [];
  if (upper === undefined || year === undefined) return { words: short, year: "" };
  return { words: `${upper} ${year.slice(-2)}`, year: year.length === 2 ? `20${year}` : year };
}

/** The first period of each year, without the year that the series begins in; none if some label has no year. */
function yearsIn(labels: readonly PeriodLabel[]): number[] {
  if (labels.some(({ year }) => year === "")) return [];
  return labels.flatMap(({ year }, index) => (index > 0 && labels[index - 1]?.year !== year ? [index] : []));
}

/** How many periods there are from one year to the next. */
const perYear = (years: readonly number[]): number =>
  ((years.at(-1) ?? 0) - (years[0] ?? 0)) / (years.length - 1);
