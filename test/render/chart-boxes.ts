import { boldWidth, type Canvas, SMALL, textWidth, WIDE } from "../../src/render/charts/canvas.ts";

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const TOKENS = /<g\b[^>]*?(?:translate\(([\d.-]+) ([\d.-]+)\))?"?>|<\/g>|<text([^>]*)>([^<]*)<\/text>/g;

/** The box of each text of a chart, at its largest size. */
export function textBoxes(svg: string): Box[] {
  const boxes: Box[] = [];
  const canvas = canvasOf(svg);
  let offset: readonly [x: number, y: number] = [0, 0];
  for (const [token, moveX, moveY, attributes = "", text = ""] of svg.matchAll(TOKENS)) {
    if (token.startsWith("<text")) boxes.push(boxOf(attributes, unescapeHtml(text), offset, canvas));
    else offset = [Number(moveX ?? 0), Number(moveY ?? 0)];
  }
  return boxes;
}

const canvasOf = (svg: string): Canvas => (svg.includes('viewBox="0 0 300 ') ? SMALL : WIDE);

function boxOf(
  attributes: string,
  text: string,
  [moveX, moveY]: readonly [number, number],
  canvas: Canvas,
): Box {
  const read = (name: string): number => Number(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]);
  const width = /class="(?:chart-latest|bar-count)"/.test(attributes)
    ? boldWidth(text, canvas)
    : textWidth(text, canvas);
  const [, kind = ""] = /class="([^"]*)"/.exec(attributes) ?? [];
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? ANCHORS[kind] ?? "start";
  const share = { start: 0, middle: 0.5, end: 1 }[anchor] ?? 0;
  const left = moveX + read("x") - width * share;
  const [baseline, size] = [moveY + read("y"), canvas.size];
  return { text, left, right: left + width, top: baseline - 0.72 * size, bottom: baseline + 0.2 * size };
}

/** As the style sheet has them. */
const ANCHORS: Readonly<Record<string, string>> = {
  "chart-tick": "middle",
  "chart-empty": "middle",
  "chart-scale": "end",
};

const unescapeHtml = (text: string): string =>
  text.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&lt;", "<");

/** Pairs of texts that overlap. */
export function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => meet(one, other))
      .map((other) => `${one.text} | ${other.text}`),
  );
}

/** An overlap of less than one unit cannot be seen. */
const meet = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;

/** Texts that go beyond the edges of the chart. */
export function outside(svg: string): string[] {
  const height = Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(svg)?.[1]);
  return textBoxes(svg)
    .filter(
      ({ left, right, top, bottom }) =>
        left < -1 || right > canvasOf(svg).width + 1 || top < -1 || bottom > height + 1,
    )
    .map(({ text }) => text);
}
