import type { StatusBars } from "../../model/charts.ts";
import type { Colour } from "../../plan/schema/actions.ts";
import { element, type Markup, shape } from "../markup.ts";
import { boldWidth, type ChartKind, round, textWidth, WIDE, wrapText } from "./canvas.ts";
import { drawLegend } from "./legend.ts";

type Row = StatusBars["rows"][number];
type Count = Row["counts"][number];

const BAR = 17;
const GAP = 4;
const LINE = WIDE.size;
const WIDEST_LABEL = 310;
const SHAPE = 11;
const SPACE = 2;

/** A bar for each row, all to the same scale: each status with its shape and its count. */
export const statusBars: ChartKind<StatusBars> = {
  type: "status-bars",
  draw({ rows }, subject) {
    const kinds = kindsOf(rows.flatMap(({ counts }) => counts));
    const labels = rows.map(({ label }) => wrapText(label, WIDEST_LABEL, WIDE));
    const left = Math.max(0, ...labels.flat().map((one) => textWidth(one, WIDE))) + 10;
    const scale = scaleFor(rows, left);
    const legend = drawLegend(
      kinds.map(({ colour, word, className }) => ({
        sign: shape(colour),
        word,
        className: `beside ${className}`,
      })),
      WIDE,
    );
    let y = legend.height === 0 ? 0 : legend.height + 6;
    const bars = rows.flatMap(({ counts }, index) => {
      const lines = labels[index] ?? [];
      const height = Math.max(BAR, lines.length * LINE);
      const top = y;
      y += height + GAP;
      return [
        ...lines.map((text, line) =>
          drawLabel(text, top + height / 2 + (line - (lines.length - 1) / 2) * LINE),
        ),
        ...drawBar(
          counts.filter(({ count }) => count > 0),
          kinds,
          { left, top: top + (height - BAR) / 2, scale },
        ),
      ];
    });
    const name = `Bar chart: ${subject}. ${rows.map(inWords).join("; ")}.`;
    return { canvas: WIDE, height: y, name, content: [...legend.drawn, ...bars] };
  },
};

/** A status as the chart draws it. Of two statuses with the same colour, the second has an open shape. */
interface Kind {
  readonly colour: Colour;
  readonly word: string;
  readonly className: "full" | "open";
}

/** Every status that has a count above 0 in some row, in the order in which the rows list them. */
function kindsOf(counts: readonly Count[]): Kind[] {
  const kinds: Kind[] = [];
  const occurring = new Set(counts.filter(({ count }) => count > 0).map(({ word }) => word));
  for (const { colour, word } of counts) {
    if (!occurring.has(word) || kinds.some((kind) => kind.colour === colour && kind.word === word)) continue;
    const className = kinds.some((kind) => kind.colour === colour) ? "open" : "full";
    kinds.push({ colour, word, className });
  }
  return kinds;
}

const kindOf = (kinds: readonly Kind[], { colour, word }: Count): Kind =>
  kinds.find((kind) => kind.colour === colour && kind.word === word) ?? { colour, word, className: "full" };

/** The width of one action, small enough that counts which do not fit into their segment have room beside the bar. */
function scaleFor(rows: readonly Row[], left: number): number {
  const totalOf = (row: Row): number => row.counts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...rows.map(totalOf));
  let scale = (WIDE.width - left) / most;
  for (let attempt = 0; attempt < 5; attempt++) {
    const needed = rows.map((row) => {
      const outside = row.counts.filter((count) => count.count > 0 && !fits(count, scale));
      const room = outside.reduce((sum, count) => sum + countWidth(count) + 8, 0);
      return totalOf(row) === 0 ? Number.POSITIVE_INFINITY : (WIDE.width - left - room) / totalOf(row);
    });
    scale = Math.min(scale, ...needed);
  }
  return scale;
}

/** Whether a count fits into its own segment. */
const fits = (count: Count, scale: number): boolean => count.count * scale >= countWidth(count) + 3;

/** The width of a shape and a count. */
const countWidth = ({ count }: Count): number => SHAPE + SPACE + boldWidth(String(count), WIDE);

const drawLabel = (text: string, middle: number): Markup =>
  element("text", { class: "chart-row", x: 0, y: round(middle + 4) }, text);

function drawBar(
  counts: readonly Count[],
  kinds: readonly Kind[],
  { left, top, scale }: { left: number; top: number; scale: number },
): Markup[] {
  let x = left;
  const segments = counts.map((count) => {
    const start = x;
    x += count.count * scale;
    const { colour, className } = kindOf(kinds, count);
    const size = { x: round(start), y: round(top), width: round(Math.max(1, x - start - 1.5)), height: BAR };
    const inside = fits(count, scale) ? drawCount(count, (start + x - 1.5 - countWidth(count)) / 2, top) : [];
    return element("g", { class: `bar bar-${colour} ${className}` }, element("rect", size), inside);
  });
  const outside = counts.filter((count) => !fits(count, scale));
  const beside = outside.map((count) => {
    const start = x + 8;
    x = start + countWidth(count);
    return element("g", { class: `beside ${kindOf(kinds, count).className}` }, drawCount(count, start, top));
  });
  return [...segments, ...beside];
}

function drawCount({ colour, count }: Count, x: number, top: number): Markup[] {
  return [
    element("g", { transform: `translate(${round(x)} ${round(top + (BAR - SHAPE) / 2)})` }, shape(colour)),
    element("text", { class: "bar-count", x: round(x + SHAPE + SPACE), y: round(top + BAR / 2 + 4) }, count),
  ];
}

/** "Workforce: 3 complete, 1 overdue". */
const inWords = ({ label, counts }: Row): string =>
  `${label}: ${
    counts
      .filter(({ count }) => count > 0)
      .map(({ count, word }) => `${count} ${word.toLowerCase()}`)
      .join(", ") || "none"
  }`;
