import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Report } from "../../src/plan/schema/reports.ts";
import { originOf } from "../../src/problems/origin.ts";
import { arbitraryPlan, day } from "../plan/arbitrary-plan.ts";
import { rounds } from "../rounds.ts";
import { judge } from "./judge.ts";

/** Words that rules about prose look for, in any order and any number. */
const PIECES =
  `the The all each every no none not of and to in on by at from that whether 18 four fourteen 150 over about within 24
  months must has have is are been made remain recommendations actions plan complete withdrawn business as usual
  Ofsted Cabinet Board letter visit report review re-inspection reinspection 10/11 July 2016 5 August 15 June 2015-17
  12 to 13 October DfE PEP NEET (LAC) Appendix Appendices 3 4 & three or more moves placements Leeds other councils
  children cases visits caseload constructor management oversight consistently clear strong weak implications n/a consider agree
  {{date "visit"}} {{count "actions"}} {{term "DfE"}} . , ; : ? ! ( ) " - * ## 🙂 Llŷr ولد`.match(
    /\{\{[^}]*\}\}|\S+/g,
  ) as string[];

const prose = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(" ", " ", " ", "\n", "\n\n", "\n- ", ". ")), {
    minLength: 1,
    maxLength: 60,
  })
  .map((pieces) => pieces.flat().join(""));

const origin = originOf("plan.yaml");

const HEADER: PlanHeader = {
  title: "Plan",
  authority: "Northbridge Council",
  service: "Children's Services",
  answers: "inspection",
  start: "2016-01-06",
  regime: { visits: 4, reinspectMonths: 24, actionPlanDays: 70, cycleMonths: 1 },
  implications: [
    { id: "crime", title: "S17 Crime and Disorder", none: "None for crime." },
    { id: "groups", title: "Groups Affected", none: "No groups are affected." },
    { id: "wards", title: "Wards Affected", none: "No wards are affected." },
  ],
  origin,
};

const report: fc.Arbitrary<Report> = fc
  .record({ prose: fc.array(prose, { minLength: 9, maxLength: 9 }), asAt: day, meeting: day })
  .map(({ prose: texts, asAt, meeting }) => {
    const [
      title = "",
      purpose = "",
      summary = "",
      one = "",
      two = "",
      reasons = "",
      crime = "",
      groups = "",
      main = "",
    ] = texts;
    return {
      id: "cabinet",
      template: "cabinet",
      asAt,
      state: "final",
      meeting: { body: "cabinet", date: meeting },
      responsible: { member: "member", director: "director" },
      contact: { name: "Clerk" },
      title,
      purpose,
      summary,
      highlights: [{ text: one, shownBy: [{ kpi: "caseload", is: "on-target" }] }, { text: two }],
      decisions: [two],
      reasons,
      backgroundPapers: [{ title: one }, { title: two }],
      implications: new Map([
        ["crime", crime],
        ["groups", groups],
        ["wards", "none"],
      ]),
      main,
      appendices: [
        { id: "notes", title, block: "data-notes" },
        { id: "letter", document: "visit/letter" },
      ],
      origin,
    };
  });

/**
 * With one extract a day, because either of two that differ may be reported as the first. Each update has a place of its
 * own: those that share one are one update of several entries.
 */
const planWithReport: fc.Arbitrary<Plan> = fc.tuple(arbitraryPlan, report).map(([plan, one]) => ({
  ...plan,
  extracts: [...new Map(plan.extracts.map((extract) => [extract.date, extract])).values()],
  updates: plan.updates.map((update) => ({ ...update, origin: originOf("plan.yaml") })),
  header: HEADER,
  reports: [one],
}));

test("no rule throws, whatever the plan and the prose", () => {
  fc.assert(
    fc.property(planWithReport, day, (plan, asAt) => {
      const stopped = judge(plan, asAt).filter(({ rule }) => rule === "internal-error");
      expect(stopped).toEqual([]);
    }),
    { numRuns: rounds({ short: 40, long: 1200 }) },
  );
});

test("every message is a sentence, and every place lies within the text it points at", () => {
  fc.assert(
    fc.property(planWithReport, day, (plan, asAt) => {
      for (const { message, hint = "", origin: place } of judge(plan, asAt)) {
        expect([message, hint].join(" ")).not.toMatch(/undefined|NaN|\[object|\n|null/);
        const [start = 0, end = 0] = place.span ?? [];
        expect(start).toBeLessThanOrEqual(end);
        expect(place.span === undefined || end > start).toBe(true);
      }
    }),
    { numRuns: rounds({ short: 40, long: 1200 }) },
  );
});

test("the order of files and entries does not change what is found", () => {
  fc.assert(
    fc.property(planWithReport, day, (plan, asAt) => {
      const turned = Object.fromEntries(
        Object.entries(plan).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
      ) as unknown as Plan;
      const found = (one: Plan) =>
        judge(one, asAt)
          .map(({ rule, message }) => `${rule} ${message}`)
          .sort();
      expect(found(turned)).toEqual(found(plan));
    }),
    { numRuns: rounds({ short: 20, long: 600 }) },
  );
});
