import { element, type Markup } from "../markup.ts";
import { round, textWidth, WIDTH } from "./canvas.ts";

const LINE = 22;

/** What a sign means; the sign is drawn in a box of 12 by 12. */
export interface LegendEntry {
  readonly sign: Markup | Markup[];
  readonly word: string;
  readonly className: string;
}

/** Signs with their words, on as many lines as they need. */
export function drawLegend(
  entries: readonly LegendEntry[],
  top = 0,
): { readonly drawn: Markup[]; readonly height: number } {
  let [x, y] = [0, 0];
  const drawn = entries.map(({ sign, word, className }) => {
    const width = 18 + textWidth(word);
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LINE];
    const at = element(
      "g",
      { class: className, transform: `translate(${round(x)} ${round(top + y)})` },
      sign,
      element("text", { class: "chart-legend", x: 18, y: 10.5 }, word),
    );
    x += width + 10;
    return at;
  });
  return { drawn, height: entries.length === 0 ? 0 : y + LINE + 8 };
}
