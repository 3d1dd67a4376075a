import fc from "fast-check";
import { expect, test } from "vitest";
import { diffStates } from "../../src/diff/comparison.ts";
import { createViews } from "../../src/disclosure/views.ts";
import { readModel } from "../../src/model/read-model.ts";
import type { PlanState } from "../../src/model/state.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Report } from "../../src/plan/schema/reports.ts";
import type { IsoDate } from "../../src/plan/time/dates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { buildReport } from "../../src/report/build-report.ts";
import type { ModelSide, PlanSide } from "../../src/sides/side.ts";
import { type SharedView, viewSides } from "../../src/sides/view-sides.ts";
import { anyDay, arbitraryPlan } from "../plan/arbitrary-plan.ts";
import { rounds } from "../rounds.ts";

const origin = originOf("plan.yaml");

const header: PlanHeader = {
  title: "Plan",
  authority: "Northbridge Council",
  service: "Children's Services",
  answers: "inspection",
  start: "2016-01-06",
  origin,
};

const view: fc.Arbitrary<SharedView> = fc.record({
  audience: fc.constantFrom("public" as const, "board" as const),
  edition: fc.constantFrom("public" as const, "exempt" as const),
});

type Headed = Plan & { readonly header: PlanHeader };

const plans: fc.Arbitrary<Headed> = arbitraryPlan.map((plan) => ({ ...plan, header }));

/** The same plan, with every figure a count of children. */
const plansOfChildren: fc.Arbitrary<Headed> = plans.map((plan) => ({
  ...plan,
  kpis: plan.kpis.map((kpi) => ({ ...kpi, unit: "children" })),
}));

const inData = (plan: Headed, asAt: IsoDate, report: Report | null): PlanSide => ({
  name: asAt,
  plan,
  views: createViews(plan),
  published: [],
  files: [],
  asAt,
  report,
});

/** A report as at a day, to the Board or to the public, with nothing else in it. */
const reportOf = (asAt: IsoDate, audience: SharedView["audience"]): Report => ({
  id: `report-${asAt}`,
  template: "board",
  audience,
  asAt,
  state: "draft",
  title: "Report",
  origin,
});

/** The side as it is read back from the file. */
function inFile(plan: Headed, report: Report, edition: SharedView["edition"]): ModelSide {
  const { model } = buildReport(createViews(plan), report, { version: "1.0.0", edition });
  const read = readModel(JSON.parse(JSON.stringify(model)));
  if ("problem" in read) throw new Error(read.problem.message);
  return { name: report.id, files: [], model: read.model };
}

const fingerprints = ({ base, head }: { base: { state: PlanState }; head: { state: PlanState } }): string[] =>
  diffStates(base.state, head.state).map(({ fingerprint }) => fingerprint);

test("two files, or a file and the data, give the same changes as the data", () => {
  fc.assert(
    fc.property(plans, anyDay, anyDay, view, (plan, from, to, asked) => {
      const [before, after] = [reportOf(from, asked.audience), reportOf(to, asked.audience)];
      const bases = [inData(plan, from, before), inFile(plan, before, asked.edition)];
      const heads = [inData(plan, to, after), inFile(plan, after, asked.edition)];
      const found = bases.flatMap((base) => heads.map((head) => fingerprints(viewSides(base, head, asked))));
      for (const one of found) expect(one).toEqual(found[0]);
    }),
    { numRuns: rounds({ short: 50, long: 1500 }) },
  );
});

test("the public sees the same from a file for other readers as from the data", () => {
  const asked = { audience: "public", edition: "public" } as const;
  fc.assert(
    fc.property(plans, anyDay, anyDay, view, (plan, from, to, made) => {
      const [before, after] = [reportOf(from, made.audience), reportOf(to, made.audience)];
      const data = viewSides(inData(plan, from, before), inData(plan, to, after), asked);
      const files = viewSides(inFile(plan, before, made.edition), inFile(plan, after, made.edition), asked);
      expect(files.head.state).toEqual(data.head.state);
      expect(fingerprints(files)).toEqual(fingerprints(data));
    }),
    { numRuns: rounds({ short: 50, long: 1500 }) },
  );
});

test("the earlier side shows no count of children that the later one does not", () => {
  const shown = ({ kpis }: PlanState): string[] =>
    kpis.flatMap(({ id, points }) =>
      points.filter(({ value }) => value !== null).map(({ period, value }) => `${id} ${period} ${value}`),
    );
  fc.assert(
    fc.property(plansOfChildren, anyDay, anyDay, view, fc.boolean(), (plan, from, to, asked, filed) => {
      const later = from < to ? to : from;
      const [before, after] = [inData(plan, from < to ? from : to, null), inData(plan, later, null)];
      const last = filed ? inFile(plan, reportOf(later, asked.audience), asked.edition) : after;
      const forth = viewSides(before, last, asked);
      const back = viewSides(last, before, asked);
      expect(shown(forth.head.state)).toEqual(expect.arrayContaining(shown(forth.base.state)));
      if (before.asAt < later)
        expect([back.base.state, back.head.state]).toEqual([forth.head.state, forth.base.state]);
    }),
    { numRuns: rounds({ short: 50, long: 1500 }) },
  );
});

test("a side compared with itself has no changes", () => {
  fc.assert(
    fc.property(fc.oneof(plans, plansOfChildren), anyDay, view, (plan, day, asked) => {
      const side = inData(plan, day, null);
      expect(fingerprints(viewSides(side, side, asked))).toEqual([]);
    }),
    { numRuns: rounds({ short: 50, long: 1500 }) },
  );
});
