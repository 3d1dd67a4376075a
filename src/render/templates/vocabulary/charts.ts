import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Chart } from "../../../model/charts.ts";
import type { Sparkline } from "../../../model/table.ts";
import { round } from "../../charts/canvas.ts";
import { drawChart } from "../../charts/index.ts";
import { drawMark } from "../../charts/legend.ts";
import { element, type Markup } from "../../markup.ts";
import type { Helper } from "../handlebars.ts";

/** `{{chart chart title measure}}`: a chart as SVG, named by what it is a chart of: the measure, if the title does not name it. */
export const chart = {
  name: "chart",
  run: (chart: Chart, title: string, measure: string | null): Markup => drawChart(chart, measure ?? title),
} satisfies Helper;

const WIDTH = 100;
const HEIGHT = 26;
const MARGIN = 5;

/**
 * `{{sparkline this}}`: a line of figures for a cell, with its special causes and its latest value marked. It is an en
 * dash if there are no figures.
 */
export const sparkline = {
  name: "sparkline",
  run({ name, values, marks }: Sparkline): Markup | string {
    const [least, greatest] = extent(values.filter((value) => value !== null));
    if (least === undefined || greatest === undefined) return "–";
    const across = scaleLinear([0, values.length - 1], [MARGIN, WIDTH - MARGIN]);
    const up = scaleLinear([least, greatest], [HEIGHT - MARGIN, MARGIN]);
    // A single value, and a line of equal ones, is drawn through the middle.
    const x = (index: number): number => round(values.length === 1 ? WIDTH / 2 : across(index));
    const y = (value: number): number => round(least === greatest ? HEIGHT / 2 : up(value));
    const path = line<number | null>()
      .defined((value) => value !== null)
      .x((_, index) => x(index))
      .y((value) => y(value ?? 0))
      .digits(2)(values);
    const latest = values.findLastIndex((value) => value !== null);
    const points = values.flatMap((value, index) => {
      const mark = marks[index] ?? null;
      if (value === null || (mark === null && index !== latest)) return [];
      return [drawMark(mark, x(index), y(value), index === latest ? 3.2 : 2.4)];
    });
    return element(
      "svg",
      { class: "sparkline", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": name },
      element("path", { class: "spark", d: path }),
      points,
    );
  },
} satisfies Helper;
