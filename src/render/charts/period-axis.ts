import type { TrendChart } from "../../model/charts.ts";
import { element, type Markup } from "../markup.ts";
import { textWidth } from "./canvas.ts";
import type { TrendFrame } from "./trend-frame.ts";

/** A period's words on two lines: "Aug" over "2016". */
interface PeriodLabel {
  readonly upper: string;
  readonly lower: string;
}

/** The axis of periods: as many labels as fit, the last one always among them, the year where it changes. */
export function drawPeriodAxis(
  { points }: TrendChart,
  { left, right, bottom, x, step }: TrendFrame,
): Markup[] {
  const labels = points.map(({ label }) => splitLabel(label));
  const widest = Math.max(0, ...labels.flatMap(({ upper, lower }) => [textWidth(upper), textWidth(lower)]));
  const every = Math.max(1, Math.ceil((widest + 6) / step));
  const last = points.length - 1;
  const shown = labels.map((_, index) => index).filter((index) => (last - index) % every === 0);
  return [
    element("path", { class: "chart-axis", d: `M${left} ${bottom}H${right}` }),
    ...shown.flatMap((index, place) => {
      const { upper, lower } = labels[index] as PeriodLabel;
      const before = shown[place - 1];
      const isNewYear = before === undefined || labels[before]?.lower !== lower;
      const at = { class: "chart-tick", x: x(index), "text-anchor": "middle" };
      return [
        element("path", { class: "chart-axis", d: `M${x(index)} ${bottom}v4` }),
        element("text", { ...at, y: bottom + 18 }, upper),
        ...(isNewYear && lower !== "" ? [element("text", { ...at, y: bottom + 34 }, lower)] : []),
      ];
    }),
  ];
}

/** "quarter ending August 2016" and "Aug 16" → "Aug" and "2016". */
function splitLabel(label: string): PeriodLabel {
  const short = label
    .replace(/^(?:week|quarter|year) ending /, "")
    .replace(/\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+/, "$1");
  const [, upper = short, year = ""] = /^(.*[A-Za-z]{3}) (\d{4}|\d{2})$/.exec(short) ?? [];
  return { upper, lower: year.length === 2 ? `20${year}` : year };
}
