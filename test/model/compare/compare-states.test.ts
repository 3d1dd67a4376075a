import { expect, test } from "vitest";
import { showValue } from "../../../src/check/prose/words.ts";
import { compareStates } from "../../../src/model/compare.ts";
import type { PlanState } from "../../../src/model/state.ts";

const point = (value: number) => ({
  period: "2016-08",
  value,
  numerator: null,
  denominator: null,
  symbol: null,
  target: null,
  rag: null,
});
const variation = (mean: number) => ({ mean, upper: mean + 1.23456, lower: mean - 1 });
const stateOf = (value: number, mean: number, reading: object = {}) =>
  ({
    workstreams: [],
    recommendations: [],
    actions: [],
    kpis: [
      {
        id: "caseload",
        variation: { ...variation(mean), ...reading },
        points: [point(value)],
        correctedFields: [],
      },
    ],
    events: [],
    audits: [],
    posts: [],
    bodies: [],
    reports: [],
    report: null,
  }) as unknown as PlanState;

const changed = (was: PlanState, now: PlanState): string[] =>
  [...compareStates(was, now)].map(
    ({ field, period, was, now }) => `${field} ${period}: ${showValue(was)}, ${showValue(now)}`,
  );

test("control limits that move because a figure changed are not reported as a change", () => {
  expect(changed(stateOf(17, 18), stateOf(18, 18.5))).toEqual(['figure 2016-08: "17", "18"']);
});

test("what the same limits say is not reported as a change: another version may read them by other rules", () => {
  const was = stateOf(17, 18, { specialCause: "two-of-three", mark: "concern", assurance: "hit-and-miss" });
  const now = stateOf(17, 18, { specialCause: null, mark: null, assurance: "always-failed" });
  expect(changed(was, now)).toEqual([]);
});

test("control limits that differ while figures stay the same are reported in rounded numbers", () => {
  expect(changed(stateOf(17, 18), stateOf(17, 18.5))).toEqual([
    'variation null: "17 to 19.23", "17.5 to 19.73"',
  ]);
});
