import { expect, test } from "vitest";
import { planAsAt } from "../../../src/plan/history/replay.ts";
import { assessSeries } from "../../../src/plan/spc/assess-series.ts";
import { loadFiles } from "../../load/load-files.ts";

const MONTHS = [2, 4, 2, 4, 2, 4, 8, 6, 8, 6, 8, 6]
  .map((value, index) => `2015-${String(index + 1).padStart(2, "0")}: ${value}`)
  .join(", ");

/** The special cause of the newest of twelve figures, of which the last six are above the mean. */
async function newestCause(ofPlan: string, ofKpi: string, update = ""): Promise<string | null> {
  const { plan, problems } = await loadFiles({
    "plan.yaml": `plan: { title: Plan, authority: Northbridge Council, service: Children, answers: inspection, start: 2015-01-06${ofPlan} }\n`,
    "kpis.yaml": `
kpis:
  - { id: visits, name: Visits, definition: Visits made., unit: visits, frequency: monthly, better: higher${ofKpi} }
extracts:
  - { date: 2016-01-05, values: { visits: { ${MONTHS} } } }
${update}`,
  });
  expect(problems).toEqual([]);
  const [kpi] = planAsAt(plan, "2016-01-31").kpis;
  return (kpi && assessSeries(kpi).latest?.signal?.cause) ?? null;
}

test.each([
  ["seven in a row are asked for", "", "", null],
  ["six, if the plan says so", ", spc: { run: 6 }", "", "shift"],
  ["six, if the KPI says so", "", ", spc: { run: 6 }", "shift"],
  ["the KPI's own number, if the plan has another", ", spc: { run: 6 }", ", spc: { run: 7 }", null],
  ["the plan's number, if the KPI's option is empty", ", spc: { run: 6 }", ", spc: {}", "shift"],
])("%s", async (_, ofPlan, ofKpi, cause) => {
  expect(await newestCause(ofPlan, ofKpi)).toBe(cause);
});

test("an update can change it", async () => {
  const update = "updates: [{ date: 2016-01-10, of: visits, spc: { run: 6 } }]\n";
  expect(await newestCause("", "", update)).toBe("shift");
});
