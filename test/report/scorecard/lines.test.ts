import { describe, expect, test } from "vitest";
import { type Line, plainText } from "../../../src/model/table.ts";
import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import type { Point } from "../../../src/plan/measures/series.ts";
import type { Better, Target } from "../../../src/plan/schema/kpis.ts";
import type { Period } from "../../../src/plan/time/periods.ts";
import { ratingLines, sinceLastLines } from "../../../src/report/blocks/scorecard/columns.ts";
import type { ScorecardRow } from "../../../src/report/blocks/scorecard/rows.ts";
import { cell, line, row, symbolKey } from "../../../src/report/draft/cells.ts";
import { type Standing, standingAt } from "../../../src/report/standing.ts";

const said = (lines: readonly Line[]): string[] =>
  lines.map((line) => ("text" in line ? plainText(line.text) : "word" in line ? line.word : ""));

function standing(
  better: Better,
  target: Target | null,
  value: number,
  month = "2016-08",
  series: readonly unknown[] = [],
): Standing {
  const kpi = { id: "one", unit: "%", better, targets: target === null ? [] : [target], series };
  const period: Period = { key: month, start: `${month}-01`, end: `${month}-28`, label: month };
  const point = { period, figure: { value, numerator: null, denominator: null, symbol: null }, value };
  return standingAt(kpi as unknown as KnownKpi, point as unknown as Point, "2016-09-02");
}

describe("a rating says how far away the target is", () => {
  test.each<[Better, Target | null, number, readonly string[]]>([
    ["higher", { value: 90 }, 90, ["On target", "Target 90% or more", "Met exactly"]],
    ["higher", { value: 90 }, 92.5, ["On target", "Target 90% or more", "Met by 3 percentage points"]],
    ["higher", { value: 90 }, 91.2, ["On target", "Target 90% or more", "Met by 1 percentage point"]],
    [
      "higher",
      { value: 90 },
      90.4,
      ["On target", "Target 90% or more", "Met by less than 1 percentage point"],
    ],
    ["higher", { value: 90 }, 89.5, ["Off target", "Target 90% or more", "Missed by 0.5 percentage points"]],
    [
      "lower",
      { value: 13.3 },
      100 * (27 / 203),
      ["Off target", "Target 13.3% or less", "Missed by 0.0005 percentage points"],
    ],
    ["lower", { value: 18 }, 18.25, ["Off target", "Target 18% or less", "Missed by 0.3 percentage points"]],
    [
      "higher",
      { value: 90, tolerance: 1 },
      89.97,
      ["Near target", "Target 90% or more", "Missed by 0.03 percentage points"],
    ],
    ["in-range", { min: 14, max: 18 }, 18, ["On target", "Target 14% to 18%", "Within the range"]],
    [
      "in-range",
      { min: 14, max: 18 },
      12,
      ["Off target", "Target 14% to 18%", "Missed by 2 percentage points"],
    ],
    ["neutral", { value: 60 }, 70, ["Not rated", "Neither high nor low is better"]],
    ["higher", null, 70, ["Not rated", "No target"]],
  ])("better %s, target %j, value %d: %j", (better, target, value, lines) => {
    expect(said(ratingLines(standing(better, target, value)))).toEqual(lines);
  });
});

describe("since the last report a figure is better, worse or neither", () => {
  test.each<[Better, number, number, string]>([
    ["higher", 76, 80, "Up from 76% in 2016-04: better"],
    ["higher", 80, 76, "Down from 80% in 2016-04: worse"],
    ["lower", 76, 80, "Up from 76% in 2016-04: worse"],
    ["lower", 80, 76, "Down from 80% in 2016-04: better"],
    ["neutral", 76, 80, "Up from 76% in 2016-04"],
    ["in-range", 65, 60, "Down from 65% in 2016-04: better"],
    ["in-range", 55, 62, "Up from 55% in 2016-04: worse"],
    ["in-range", 51, 59, "Up from 51% in 2016-04"],
    ["higher", 76.1, 76.4, "Unchanged from 76% in 2016-04"],
    ["higher", 50.3, 49.6, "Down from 50.3% in 2016-04: worse"],
  ])("better %s, from %d to %d: %s", (better, then, now, line) => {
    const target = better === "in-range" ? { min: 50, max: 60 } : { value: 50 };
    const measured = {
      standing: standing(better, target, now),
      before: standing(better, target, then, "2016-04"),
      isFirst: false,
    };
    expect(said(sinceLastLines(measured as ScorecardRow))).toEqual([line]);
  });
});

test.each([
  [88, "Up from 89% in 2016-04 (as reported then): better"],
  [89.2, "Up from 89% in 2016-04: better"],
])("an earlier figure of 89%%, now %d%%: %s", (known, words) => {
  const before = standing("higher", { value: 80 }, 89, "2016-04");
  const restated = standing("higher", { value: 80 }, known, "2016-04").point;
  const measured = {
    standing: standing("higher", { value: 80 }, 92, "2016-08", [restated]),
    before,
    isFirst: false,
  };
  expect(said(sinceLastLines(measured as ScorecardRow))).toEqual([words]);
});

test("a key explains the symbols that a table prints, and no other", () => {
  expect(symbolKey([row([cell(line("[u]"), line("[low] in May")), cell(line("c"))])])).toBe(
    "[low] rounds to 0 but is not 0; [u] too unreliable to give.",
  );
  expect(symbolKey([row([cell(line("17.2"))])])).toBe(null);
});
