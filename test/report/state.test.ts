import { expect, test } from "vitest";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { loadFiles } from "../load/load-files.ts";

const KPIS = `\
kpis:
  - { id: weekly, name: Visits by week, definition: Visits., unit: visits, frequency: weekly, better: higher }
  - id: monthly
    name: Visits by month
    definition: Visits.
    unit: visits
    frequency: monthly
    basis: in-period
    rolls-up: weekly
    better: higher
extracts:
  - date: 2016-09-02
    values: { weekly: { 2016-08-07: 10, 2016-08-14: 20, 2016-08-21: 30, 2016-08-28: 40 } }
  - { date: 2016-09-09, restated: { weekly: One was recorded late }, values: { weekly: { 2016-08-07: 11 } } }
`;

test("a month is restated for the same reason as its week", async () => {
  const { plan, problems } = await loadFiles({ "kpis.yaml": KPIS });
  expect(problems).toEqual([]);
  const august = (asAt: string) =>
    planState(planAsAt(plan, asAt)).kpis.find(({ id }) => id === "monthly")?.points[0];
  expect(august("2016-09-02")).toMatchObject({ period: "2016-08", value: 100, restated: null });
  expect(august("2016-09-09")).toMatchObject({
    period: "2016-08",
    value: 101,
    restated: "One was recorded late",
  });
});
