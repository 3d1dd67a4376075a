import { expect, test } from "vitest";
import { stretchesOf } from "../../../src/plan/spc/assess-series.ts";
import { kpiOf } from "./make-kpi.ts";

const startsOf = (from: string): number[] => {
  const breaks = [{ from, kind: "step" as const, reason: "New team" }];
  return stretchesOf(kpiOf([1, 2, 3, 4], { breaks })).map((stretch) => stretch.from);
};

test.each([
  ["on the first day of a month", "2015-03-01", [0, 2]],
  ["in the middle of one", "2015-03-16", [0, 2]],
  ["on the last day of one", "2015-03-31", [0, 2]],
  ["in the first month", "2015-01-16", [0]],
  ["before the first month", "2014-07-01", [0]],
  ["after the last month", "2015-07-01", [0]],
])("a break %s starts a stretch in that month", (_, from, starts) => {
  expect(startsOf(from)).toEqual(starts);
});
