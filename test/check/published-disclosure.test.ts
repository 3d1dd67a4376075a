import { expect, test } from "vitest";
import { protectPlan } from "../../src/disclosure/views.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { filesOf, loadWithBase } from "../rules/load-fixture.ts";
import { judge } from "./judge.ts";

const planWith = async (rule: string, figure = "31/44", missing = 12): Promise<Plan> => {
  const files = filesOf(`\
kpis:
  - { id: health, name: Health, definition: Seen in time., unit: "%", frequency: monthly, better: higher,
      subject: child, added: 2016-02-01${rule} }
  - { id: missing, name: Missing, definition: Who went missing., unit: children, frequency: monthly, better: lower,
      subject: child, added: 2016-02-01${rule} }
extracts:
  - date: 2016-05-04
    values: { health: { 2016-03: 12/42, 2016-04: ${figure} }, missing: { 2016-03: 4, 2016-04: ${missing} } }
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-16
    state: { published: 2016-05-16, model: cabinet-2016-05.json }
`);
  return (await loadWithBase(files)).plan;
};

const modelOf = (plan: Plan): ReportModel => {
  const state = planState(protectPlan(planAsAt(plan, "2016-05-16"), "public", []).plan);
  return { provenance: { audience: "public" }, state } as unknown as ReportModel;
};

const ROUNDED = ", disclosure: { round: 5 }";
const LOW = ", disclosure: { threshold: 3 }";
const shown = (kpi: string, periods: string): string =>
  `Report "cabinet-2016-05" was published with figures of ${kpi} suppressed or rounded in another way, for ${periods}: expected them as they were, as they have not changed`;
const changed = (was: string, now: string): string =>
  `Report "cabinet-2016-05" was published with figure of April 2016 ${was} for KPI "health", and the plan now gives ${now}`;

test.each([
  ["a threshold that was lowered", "", LOW, "31/44", [shown('KPI "missing"', "March 2016")]],
  ["a threshold that was raised", LOW, "", "31/44", [shown('KPI "missing"', "March 2016")]],
  [
    "figures that are rounded now",
    "",
    ROUNDED,
    "31/44",
    [shown('KPI "health"', "March 2016 to April 2016"), shown('KPI "missing"', "April 2016")],
  ],
  [
    "figures that were rounded",
    ROUNDED,
    "",
    "31/44",
    [shown('KPI "health"', "March 2016 to April 2016"), shown('KPI "missing"', "April 2016")],
  ],
  ["a figure that was changed", "", "", "32/44", [changed('"31/44"', '"32/44"')]],
])("one problem for each KPI reports %s", async (_, then, now, figure, messages) => {
  const plan = await planWith(now, figure);
  const published = new Map([
    ["cabinet-2016-05", { frozen: modelOf(await planWith(then)), replayed: modelOf(plan).state }],
  ]);
  const found = judge(plan, "2016-09-02", published);
  const said = found.filter(({ rule }) => rule === "published-changed").map(({ message }) => message);
  expect(said.sort()).toEqual(messages);
});

test("a rounded count that was changed is quoted as about so many", async () => {
  const [then, plan] = [await planWith(ROUNDED), await planWith(ROUNDED, "31/44", 22)];
  const published = new Map([["cabinet-2016-05", { frozen: modelOf(then), replayed: modelOf(plan).state }]]);
  const found = judge(plan, "2016-09-02", published).filter(({ rule }) => rule === "published-changed");
  expect(found.map(({ message }) => message)).toEqual([
    'Report "cabinet-2016-05" was published with figure of April 2016 about "10" for KPI "missing", and the plan now gives about "20"',
  ]);
});

test("a setting of the plan that was switched on is one problem for each report", async () => {
  const planOf = (rule: string) =>
    planWith("").then((plan) => ({
      ...plan,
      header: { ...plan.header, ...(rule !== "" && { disclosure: { round: 5 } }) } as Plan["header"],
    }));
  const plan = await planOf("round");
  const published = new Map([
    ["cabinet-2016-05", { frozen: modelOf(await planOf("")), replayed: modelOf(plan).state }],
  ]);
  const found = judge(plan, "2016-09-02", published).filter(({ rule }) => rule === "published-changed");
  expect(found.map(({ message }) => message)).toEqual([
    shown('KPIs "health" and "missing"', "March 2016 to April 2016 and April 2016"),
  ]);
});

test("another unit is one problem at its line, whatever number of reports was published before", async () => {
  const now = await planWith("");
  const plan: Plan = {
    ...now,
    kpis: now.kpis.map((kpi) => (kpi.id === "missing" ? { ...kpi, unit: "% of children" } : kpi)),
  };
  const changed = { frozen: modelOf(now), replayed: modelOf(plan).state };
  const published = new Map([
    ["cabinet-2016-05", changed],
    ["board-2016-05", changed],
  ]);
  const found = judge(plan, "2016-09-02", published).filter(({ rule }) => rule === "published-changed");
  expect(found).toEqual([
    expect.objectContaining({
      message:
        'Reports "cabinet-2016-05" and "board-2016-05" were published with unit "children" for KPI "missing", and the plan now gives "% of children"',
      origin: expect.objectContaining({ path: ["kpis", 1, "unit"] }),
      hint: "Put back what was published. If that was wrong, add under updates: { date: …, of: missing, corrects: board-2016-05, unit: …, reason: … }. What became known later is an update of a later day.",
    }),
  ]);
});
