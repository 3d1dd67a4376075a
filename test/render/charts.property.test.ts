import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Timeline } from "../../src/model/charts.ts";
import { drawChart } from "../../src/render/charts/index.ts";
import { placeApart } from "../../src/render/charts/place-apart.ts";
import { rounds } from "../rounds.ts";
import { arbitraryTimeline, arbitraryTrend } from "./arbitrary-charts.ts";
import { type Box, outside, overlaps, textBoxes } from "./chart-boxes.ts";

const all = (svg: string, pattern: RegExp): number[][] =>
  [...svg.matchAll(pattern)].map(([, ...found]) => found.map(Number));

type Line = readonly [x: number, y: number, toX: number, toY: number];

/** Every straight piece of the lines of a plot. */
function linesIn(svg: string): Line[] {
  const paths = [...svg.matchAll(/class="(?!mark|chart-dots|chart-leader)[^"]*" d="([^"]*)"/g)];
  return paths.flatMap(([, path = ""]) => {
    let [x, y] = [0, 0];
    return [...path.matchAll(/([MLHVhv])([^MLHVhvZ]*)/g)].flatMap(([, command = "", rest = ""]): Line[] => {
      const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
      const from = [x, y] as const;
      const [first = 0, second = 0] = numbers;
      if (command === "M" || command === "L") [x, y] = [first, second];
      else if (command === "H") x = first;
      else if (command === "V") y = first;
      else if (command === "h") x += first;
      else y += first;
      const pairs = command === "L" ? numbers.slice(2) : [];
      const line: Line[] = command === "M" ? [] : [[...from, x, y]];
      for (let index = 0; index < pairs.length; index += 2) {
        line.push([x, y, pairs[index] ?? 0, pairs[index + 1] ?? 0]);
        [x, y] = [pairs[index] ?? 0, pairs[index + 1] ?? 0];
      }
      return line;
    });
  });
}

/** The middle of every point of a plot. */
function marksIn(svg: string): { x: number; y: number }[] {
  const dots = /class="chart-dots[^"]*" d="([^"]*)"/.exec(svg)?.[1] ?? "";
  return [...all(dots, /M([\d.]+) ([\d.]+)h0/g), ...all(svg, / cx="([\d.]+)" cy="([\d.]+)"/g)].map(
    ([x = 0, y = 0]) => ({ x, y }),
  );
}

/** Whether a piece of a line, or a point, lies in the box of a text, half a unit inside its edges. */
function crosses([x, y, toX, toY]: Line, { left, right, top, bottom }: Box): boolean {
  for (let step = 0; step <= 40; step++) {
    const [px, py] = [x + ((toX - x) * step) / 40, y + ((toY - y) * step) / 40];
    if (px > left + 0.5 && px < right - 0.5 && py > top + 0.5 && py < bottom - 0.5) return true;
  }
  return false;
}

/** The labels of events, complete or shortened. */
const wordsOf = ({ events }: Timeline, svg: string): Box[] =>
  textBoxes(svg).filter(({ text }) => events.some(({ label }) => label.startsWith(text.replace(/…$/, ""))));

describe("any trend", () => {
  test("keeps its words apart and on the canvas", () => {
    fc.assert(
      fc.property(arbitraryTrend, (chart) => {
        const svg = drawChart(chart, "Average caseload").html;
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(overlaps(textBoxes(svg))).toEqual([]);
        expect(outside(svg)).toEqual([]);
      }),
    );
  });

  test("keeps its points and limits inside the plot", () => {
    fc.assert(
      fc.property(arbitraryTrend, (chart) => {
        const [svg = ""] = drawChart(chart, "Average caseload").html.split('<g class="beside');
        const [[bottom = 0] = []] = all(svg, /class="chart-axis" d="M[\d.]+ ([\d.]+)H/g);
        const heights = [
          ...marksIn(svg).map((mark) => mark.y),
          ...all(svg, /class="chart-(?:mean|limit|target)" d="M[\d.]+ ([\d.-]+)H/g),
        ].flat();
        for (const y of heights) {
          expect(y).toBeGreaterThanOrEqual(8);
          expect(y).toBeLessThanOrEqual(bottom);
        }
      }),
    );
  });
});

describe("no label of any trend", () => {
  test("lies on a line, a point, the target or a limit", () => {
    fc.assert(
      fc.property(arbitraryTrend, (chart) => {
        const [plot = ""] = drawChart(chart, "Average caseload").html.split('<g class="beside');
        const boxes = textBoxes(plot).filter(({ text }) => text !== "No figures yet");
        const marks = marksIn(plot);
        for (const box of boxes) {
          expect(linesIn(plot).filter((line) => crosses(line, box))).toEqual([]);
          expect(marks.filter(({ x, y }) => crosses([x, y, x, y], box))).toEqual([]);
        }
      }),
      { numRuns: rounds({ short: 67, long: 2000 }) },
    );
  });
});

describe("any timeline", () => {
  test("keeps its words apart and on the canvas", () => {
    fc.assert(
      fc.property(arbitraryTimeline, (chart) => {
        // One for wide screens and paper, and one for narrow screens.
        for (const svg of drawChart(chart, "Events").html.split("\n")) {
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
          expect(overlaps(textBoxes(svg))).toEqual([]);
          expect(outside(svg)).toEqual([]);
        }
      }),
    );
  });

  test("draws no pole through the label of another event", () => {
    fc.assert(
      fc.property(arbitraryTimeline, (chart) => {
        const [svg = ""] = drawChart(chart, "Events").html.split("\n");
        const poles = all(svg, /class="pole" d="M[\d.]+ [\d.]+L([\d.]+) ([\d.]+)V([\d.]+)"/g);
        const words = wordsOf(chart, svg);
        expect(poles).toHaveLength(chart.events.length);
        for (const [x = 0, start = 0, end = 0] of poles) {
          const crossed = words.filter(
            ({ left, right, top, bottom }) =>
              left < x && x < right && Math.min(start, end) < bottom && top < Math.max(start, end),
          );
          expect(crossed).toEqual([]);
        }
      }),
    );
  });
});

describe("the line for the day of the report in any timeline", () => {
  test("avoids the labels of events", () => {
    fc.assert(
      fc.property(arbitraryTimeline, (chart) => {
        const [svg = ""] = drawChart(chart, "Events").html.split("\n");
        const path = /class="as-at" d="M[\d.]+ [\d.]+L([^"]*)"/.exec(svg)?.[1] ?? "";
        const pieces = path.split("M").map((piece) => piece.split(/[ V]/).map(Number));
        const words = wordsOf(chart, svg);
        expect(pieces.length).toBeGreaterThan(0);
        for (const [x = 0, top = 0, bottom = 0] of pieces) {
          const crossed = words.filter(
            (box) => box.left < x && x < box.right && top < box.bottom && box.top < bottom,
          );
          expect(crossed).toEqual([]);
        }
      }),
    );
  });
});

describe("moving labels apart", () => {
  const labels = fc.array(
    fc.record({ at: fc.double({ min: 0, max: 200, noNaN: true }), size: fc.integer({ min: 1, max: 20 }) }),
    { maxLength: 10 },
  );

  test("removes overlaps, keeps the order and stays between the ends", () => {
    fc.assert(
      fc.property(labels, (wanted) => {
        const middles = placeApart(wanted, [0, 200]);
        const placed = wanted
          .map(({ at, size }, index) => ({ at, size, middle: middles[index] as number }))
          .toSorted((a, b) => a.middle - b.middle);
        for (const [index, { at, size, middle }] of placed.entries()) {
          expect(middle - size / 2).toBeGreaterThan(-1e-6);
          expect(middle + size / 2).toBeLessThan(200 + 1e-6);
          const next = placed[index + 1];
          if (next === undefined) continue;
          expect(at).toBeLessThanOrEqual(next.at);
          expect(next.middle - middle).toBeGreaterThan((size + next.size) / 2 - 1e-6);
        }
      }),
    );
  });

  test("moves nothing that has enough room", () => {
    expect(
      placeApart(
        [
          { at: 50, size: 10 },
          { at: 20, size: 10 },
        ],
        [0, 100],
      ),
    ).toEqual([50, 20]);
  });

  test("moves two overlapping labels by the same amount, or the lighter one further", () => {
    expect(
      placeApart(
        [
          { at: 50, size: 10 },
          { at: 50, size: 10 },
        ],
        [0, 100],
      ),
    ).toEqual([45, 55]);
    expect(
      placeApart(
        [
          { at: 50, size: 10, weight: 9 },
          { at: 50, size: 10 },
        ],
        [0, 100],
      ),
    ).toEqual([49, 59]);
  });
});
