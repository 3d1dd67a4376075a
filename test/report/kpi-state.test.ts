import { expect, test } from "vitest";
import type { KpiState } from "../../src/model/kpi-state.ts";
import { build, loadFixture } from "./build-fixture.ts";

/** The state of the caseload in September, with these figures from September 2015 on. */
async function stateWith(...figures: readonly number[]): Promise<KpiState | undefined> {
  const months = ["2015-09", "2015-10", "2015-11", "2015-12", "2016-01", "2016-02", "2016-03", "2016-04"];
  const keys = [...months, "2016-05", "2016-06", "2016-07", "2016-08"];
  const values = figures.map((figure, index) => `${keys[index]}: ${figure}`).join(", ");
  const fixture = await loadFixture({
    "work.yaml": (text) =>
      text.replace(
        /extracts:[\s\S]*/,
        `extracts: [{ date: 2016-09-02, values: { caseload: { ${values} } } }]`,
      ),
  });
  return build(fixture, "september").model.state.kpis.find(({ id }) => id === "caseload");
}

test("the state has the same special causes as the chart, for the newest figure and for each", async () => {
  const state = await stateWith(21, 20, 21, 20, 21, 20, 21, 20, 21, 20, 20, 15);
  expect(state?.variation).toEqual({
    mean: 20,
    upper: expect.closeTo(23.3855, 3),
    lower: expect.closeTo(16.6145, 3),
    from: "2015-09",
    specialCause: "outside-limits",
    side: "low",
    mark: "improvement",
    assurance: "hit-and-miss",
  });
  expect(state?.points.map(({ specialCause }) => specialCause)).toEqual([
    ...Array.from({ length: 11 }, () => null),
    "outside-limits",
  ]);
});

test("the state of a measure with too few figures has no variation", async () => {
  expect((await stateWith(21, 20, 21, 20, 15))?.variation).toBe(null);
});
