import { expect, test } from "vitest";
import { planAsAt, whereSet } from "../../src/plan/history/replay.ts";
import { loadFiles } from "./load-files.ts";

const AGENCY = "standard: percentage-of-agency-social-workers, frequency: quarterly";

async function loadKpi(fields: string, updates = "") {
  const kpis = `kpis:\n  - { id: one, ${fields} }\n${updates === "" ? "" : `updates:\n${updates}`}`;
  const { plan, problems } = await loadFiles({ "kpis.yaml": kpis });
  expect(problems).toEqual([]);
  return { plan, at: (date: string) => planAsAt(plan, date).kpis[0] as NonNullable<(typeof plan.kpis)[0]> };
}

test("a standard fills in what a KPI leaves out", async () => {
  const { plan } = await loadKpi(AGENCY);
  expect(plan.kpis[0]).toMatchObject({
    name: "Percentage of agency social workers",
    definition:
      "Agency social workers at the period's end, as full-time equivalents, over agency and employed social workers together.",
    unit: "% of social workers",
    better: "lower",
  });
});

test("what the KPI says itself is kept", async () => {
  const { plan } = await loadKpi(`${AGENCY}, name: Agency staff, better: in-range`);
  expect(plan.kpis[0]).toMatchObject({
    name: "Agency staff",
    unit: "% of social workers",
    better: "in-range",
  });
});

test("what nobody wrote comes from the standard that an update names, from its day on", async () => {
  const { at } = await loadKpi(
    `${AGENCY}, name: Workforce`,
    `  - { date: 2016-05-09, of: one, standard: percentage-of-social-worker-vacancies }
  - { date: 2016-06-09, of: one, unit: "% of all posts" }\n`,
  );
  expect(at("2016-05-08")).toMatchObject({ name: "Workforce", unit: "% of social workers" });
  expect(at("2016-05-09")).toMatchObject({ name: "Workforce", unit: "% of posts" });
  expect(at("2016-05-09").definition).toMatch(/^Vacant posts/);
  expect(at("2016-06-09").unit).toBe("% of all posts");
});

test("a standard that is not in the catalogue changes nothing", async () => {
  const { at } = await loadKpi(AGENCY, "  - { date: 2016-05-09, of: one, standard: agency }\n");
  expect(at("2016-05-09").unit).toBe("% of social workers");
});

test("a filled field has the place of the standard", async () => {
  const { plan } = await loadKpi(
    `${AGENCY}, name: Workforce`,
    `  - { date: 2016-05-09, of: one, standard: percentage-of-social-worker-vacancies }
  - { date: 2016-06-09, of: one, unit: "% of posts" }\n`,
  );
  const paths = (date: string) => {
    const [kpi] = planAsAt(plan, date).kpis;
    return ["name", "definition", "unit"].map((field) => kpi && whereSet(kpi, field).path.join("."));
  };
  expect(paths("2016-05-08")).toEqual(["kpis.0.name", "kpis.0.standard", "kpis.0.standard"]);
  expect(paths("2016-06-09")).toEqual(["kpis.0.name", "updates.0.standard", "updates.1.unit"]);
});
