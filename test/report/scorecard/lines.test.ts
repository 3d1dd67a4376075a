import { describe, expect, test } from "vitest";
import { withoutStamps } from "../../../src/model/stamps.ts";
import { type Line, plainText } from "../../../src/model/table.ts";
import type { KnownKpi } from "../../../src/plan/history/replay.ts";
import type { Point } from "../../../src/plan/measures/series.ts";
import type { Better, Target } from "../../../src/plan/schema/kpis.ts";
import type { Period } from "../../../src/plan/time/periods.ts";
import { sinceLastLines, targetLines } from "../../../src/report/blocks/scorecard/columns.ts";
import type { ScorecardRow } from "../../../src/report/blocks/scorecard/rows.ts";
import { cell, line, row, symbolKey } from "../../../src/report/draft/cells.ts";
import { distanceWords, type Standing, standingAt } from "../../../src/report/standing.ts";

const said = (lines: readonly Line[]): string[] =>
  withoutStamps(lines).map((line) =>
    "text" in line ? plainText(line.text) : "word" in line ? line.word : "",
  );

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

describe("the distance to the target is that of the figures as they are printed", () => {
  test.each<[Better, Target | null, number, string | null]>([
    ["higher", { value: 90 }, 90, "met exactly"],
    ["higher", { value: 90 }, 92.5, "met by 3 points"],
    ["higher", { value: 90 }, 91.2, "met by 1 point"],
    ["higher", { value: 90 }, 90.4, "met by less than 1 point"],
    ["higher", { value: 90 }, 89.5, "missed by 0.5 points"],
    ["lower", { value: 13.3 }, 100 * (27 / 203), "missed by 0.0005 points"],
    ["lower", { value: 18 }, 18.25, "missed by 0.3 points"],
    ["higher", { value: 90, tolerance: 1 }, 89.97, "missed by 0.03 points"],
    ["in-range", { min: 14, max: 18 }, 18, null],
    ["in-range", { min: 14, max: 18 }, 12, "missed by 2 points"],
    ["neutral", { value: 60 }, 70, null],
    ["higher", null, 70, null],
  ])("better %s, target %j, value %d: %s", (better, target, value, words) => {
    expect(distanceWords(standing(better, target, value))).toBe(words);
  });
});

describe("the target stands with the rating of the newest figure", () => {
  test.each<[Better, Target | null, number, readonly string[]]>([
    ["higher", { value: 90 }, 92.5, ["90% or more", "On target"]],
    ["higher", { value: 90, tolerance: 1 }, 89.97, ["90% or more", "Near target"]],
    ["in-range", { min: 14, max: 18 }, 12, ["14% to 18%", "Off target"]],
    ["neutral", { value: 60 }, 70, ["Neither high nor low is better"]],
    ["higher", null, 70, ["No target"]],
  ])("better %s, target %j, value %d: %j", (better, target, value, lines) => {
    expect(said(targetLines(standing(better, target, value)))).toEqual(lines);
  });
});

describe("since the last report a figure is better, worse or neither", () => {
  test.each<[Better, number, number, string]>([
    ["higher", 76, 80, "Up from 76% / Apr 2016: better"],
    ["higher", 80, 76, "Down from 80% / Apr 2016: worse"],
    ["lower", 76, 80, "Up from 76% / Apr 2016: worse"],
    ["lower", 80, 76, "Down from 80% / Apr 2016: better"],
    ["neutral", 76, 80, "Up from 76% / Apr 2016"],
    ["in-range", 65, 60, "Down from 65% / Apr 2016: better"],
    ["in-range", 55, 62, "Up from 55% / Apr 2016: worse"],
    ["in-range", 51, 59, "Up from 51% / Apr 2016"],
    ["higher", 76.1, 76.4, "Unchanged / from Apr 2016"],
    ["higher", 50.3, 49.6, "Down from 50.3% / Apr 2016: worse"],
  ])("better %s, from %d to %d: %s", (better, then, now, line) => {
    const target = better === "in-range" ? { min: 50, max: 60 } : { value: 50 };
    const measured = {
      standing: standing(better, target, now),
      before: standing(better, target, then, "2016-04"),
      isFirst: false,
    };
    expect(said(sinceLastLines(measured as ScorecardRow)).join(" / ")).toBe(line);
  });
});

test.each([
  [88, "Up from 89% / Apr 2016 as reported: better"],
  [89.2, "Up from 89% / Apr 2016: better"],
])("an earlier figure of 89%%, now %d%%: %s", (known, words) => {
  const before = standing("higher", { value: 80 }, 89, "2016-04");
  const restated = standing("higher", { value: 80 }, known, "2016-04").point;
  const measured = {
    standing: standing("higher", { value: 80 }, 92, "2016-08", [restated]),
    before,
    isFirst: false,
  };
  expect(said(sinceLastLines(measured as ScorecardRow)).join(" / ")).toBe(words);
});

test("a key explains the symbols that a table prints, and no other", () => {
  expect(symbolKey([row([cell(line("[u]"), line("[low] in May")), cell(line("c"))])])).toBe(
    "[low] rounds to 0 but is not 0; [u] too unreliable to give.",
  );
  expect(symbolKey([row([cell(line("17.2"))])])).toBe(null);
});
