import { element, type Markup } from "../markup.ts";
import { shape } from "../shapes.ts";
import { round, textWidth, WIDTH } from "./canvas.ts";
import type { Kind } from "./status-kinds.ts";

const LINE = 22;

/** The statuses with their shapes, on as many lines as they need. */
export function drawLegend(kinds: readonly Kind[]): { readonly drawn: Markup[]; readonly height: number } {
  let [x, y] = [0, 0];
  const drawn = kinds.map(({ colour, word, className }) => {
    const width = 18 + textWidth(word);
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LINE];
    const at = element(
      "g",
      { class: `beside ${className}`, transform: `translate(${round(x)} ${y})` },
      shape(colour),
      element("text", { class: "chart-legend", x: 18, y: 10.5 }, word),
    );
    x += width + 10;
    return at;
  });
  return { drawn, height: kinds.length === 0 ? 0 : y + LINE + 8 };
}
