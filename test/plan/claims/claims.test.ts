import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/load/read-plan.ts";
import { proveClaim, proveHighlight } from "../../../src/plan/claims/prove.ts";
import { planAsAt } from "../../../src/plan/history/replay.ts";
import type { Claim } from "../../../src/plan/schema/claims.ts";

const { plan, problems } = await readPlan(import.meta.dirname);
const known = planAsAt(plan, "2016-09-02");

test(`${path.basename(import.meta.dirname)}/plan.yaml has no problems`, () => expect(problems).toEqual([]));

type Row = readonly [claim: Claim, clause: string, hint?: string];

const SHOWN: readonly Row[] = [
  // A measure that moved
  [
    { kpi: "caseload", has: "fallen", since: "2015-09" },
    "Average caseload: 18.0 in August 2016, target 14 to 18; 24.6 in September 2015",
  ],
  [
    { kpi: "caseload", has: "risen", since: "2016-02" },
    "Average caseload: 18.0 in August 2016, target 14 to 18; 17.4 in February 2016",
  ],
  [
    { kpi: "assessments", has: "improved", since: "2016-05" },
    "Assessments in time: 91% (71 of 78) in August 2016, target 90% or more; 75% (60 of 80) in May 2016",
  ],
  [
    { kpi: "re-referrals", has: "improved", since: "2015-12" },
    "Re-referrals: 18% in the quarter ending June 2016, target 18% or less; 22% in the quarter ending December 2015",
  ],
  [
    { kpi: "looked-after", has: "risen", since: "2015-03" },
    "Looked after children: 62 in the year ending March 2016; 55 in the year ending March 2015",
  ],
  [
    { kpi: "visits", has: "improved", since: "2016-07" },
    "Visits in time: 86% in August 2016, target 80% or more; 85% in July 2016",
  ],
  [
    { kpi: "visits", has: "improved", since: "2016-06" },
    "Visits in time: 86% in August 2016, target 80% or more; 84% in June 2016",
  ],
  // A target
  [{ kpi: "caseload", is: "on-target" }, "Average caseload: 18.0 in August 2016, target 14 to 18"],
  [
    { kpi: "assessments", is: "on-target", for: 2 },
    "Assessments in time: 91% (71 of 78) in August 2016, target 90% or more; target met in both months from July 2016",
  ],
  [
    { kpi: "assessments", is: "on-target", for: "every-period", since: "2016-06" },
    "Assessments in time: 91% (71 of 78) in August 2016, target 90% or more; target met in all 3 months from June 2016",
  ],
  // Bounds
  [
    { kpi: "assessments", atLeast: 80 },
    "Assessments in time: 91% (71 of 78) in August 2016, target 90% or more; that is at least 80%",
  ],
  [
    { kpi: "caseload", atLeast: 15, atMost: 18.5 },
    "Average caseload: 18.0 in August 2016, target 14 to 18; that is at least 15 and at most 18.5",
  ],
  [
    { kpi: "re-referrals", atMost: 22, for: "every-period" },
    "Re-referrals: 18% in the quarter ending June 2016, target 18% or less; at most 22% in all 3 quarters from the quarter ending December 2015",
  ],
  [{ kpi: "reviews", atLeast: 91.2 }, "Reviews in time: 91.4% in August 2016; that is at least 91.2%"],
  [
    { kpi: "reviews", atLeast: 90, for: 2 },
    "Reviews in time: 91% in August 2016; at least 90% in both months reported from June 2016",
  ],
  // Comparisons with others
  [
    { kpi: "assessments", betterThan: "England" },
    "Assessments in time: 91% (71 of 78) in August 2016, target 90% or more; England 82% (year ending March 2015)",
  ],
  [
    { kpi: "re-referrals", betterThan: "England" },
    "Re-referrals: 18% in the quarter ending June 2016, target 18% or less; England 24% (year ending March 2015)",
  ],
  // A figure without a claim
  [{ kpi: "reviews" }, "Reviews in time: 91% in August 2016"],
  // Findings
  [{ finding: "visit/letter/leaders" }, "Ofsted's letter of 5 August 2016, finding (a)"],
  [{ finding: "visit/letter/morale" }, "Ofsted's letter of 5 August 2016, finding (b)"],
  [{ finding: "inspection/report/x" }, "Ofsted's report of 1 September 2015, finding (a)"],
  [{ finding: "review/letter/a" }, "letter of 15 June 2016 from DfE and Peer reviewers, finding (a)"],
  [{ finding: "peer-review/notes/a" }, "Peer reviewers' report of 1 July 2016, finding (a)"],
  // Actions
  [{ action: "1.2" }, "action 1.2, done and evidenced; evidence: Audit of 24 strategy meetings"],
  [{ action: "1.3" }, "action 1.3, done and evidenced"],
  [{ action: "1.4" }, "action 1.4, embedded; evidence: Register and Survey of staff"],
  // Audits
  [
    { audit: "files-2016-08" },
    "audit of 24 case files, 19 August 2016: 2 outstanding, 16 good and 6 inadequate",
  ],
  [
    { audit: "files-2016-08", graded: ["good", "outstanding"] },
    "audit of 24 case files, 19 August 2016: 18 good or outstanding (75%)",
  ],
  [
    { audit: "files-2016-08", graded: ["good", "outstanding"], atLeast: 70 },
    "audit of 24 case files, 19 August 2016: 18 good or outstanding (75%); that is at least 70%",
  ],
  [
    { audit: "files-2016-08", graded: ["inadequate"], atMost: 25 },
    "audit of 24 case files, 19 August 2016: 6 inadequate (25%); that is at most 25%",
  ],
  [
    { audit: "files-2016-08", graded: ["good", "outstanding"], betterThan: "files-2016-02" },
    "audit of 24 case files, 19 August 2016: 18 good or outstanding (75%); 10 of 20 (50%) on 19 February 2016",
  ],
];

const REFUTED: readonly Row[] = [
  // A measure that moved the other way, or not at all
  [
    { kpi: "caseload", has: "fallen", since: "2016-02" },
    "Average caseload: it was 18.0 in August 2016 and 17.4 in February 2016",
  ],
  [
    { kpi: "assessments", has: "risen", since: "2016-06" },
    "Assessments in time: it was 91% (71 of 78) in August 2016 and 93% (74 of 80) in June 2016",
  ],
  [
    { kpi: "reviews", has: "risen", since: "2016-06" },
    "Reviews in time: it was 91% in August 2016 and 91% in June 2016",
  ],
  [
    { kpi: "caseload", has: "improved", since: "2015-09" },
    "Average caseload: it was 18.0 in August 2016 and 24.6 in September 2015, and a measure that is to stay in a range is better neither high nor low",
    "Claim fallen, risen or on-target.",
  ],
  [
    { kpi: "looked-after", has: "improved", since: "2015-03" },
    "Looked after children: it was 62 in the year ending March 2016 and 55 in the year ending March 2015, and a neutral measure is better neither high nor low",
    "Claim fallen, risen or on-target.",
  ],
  [
    { kpi: "visits", has: "improved", since: "2016-05" },
    "Visits in time: its method changed on 1 June 2016 (Siblings count singly), between 82% in May 2016 and 86% in August 2016",
  ],
  [
    { kpi: "caseload", has: "fallen", since: "2016-08" },
    "Average caseload: no figure is known after August 2016",
  ],
  [
    { kpi: "caseload", has: "fallen", since: "2015-10" },
    "Average caseload: no figure is known for October 2015",
    "Its figures are for 2015-09, 2016-02, 2016-06, 2016-07 and 2016-08.",
  ],
  [
    { kpi: "caseload", has: "fallen", since: "last year" },
    'Average caseload: "last year" is not a period of a monthly measure: expected one such as 2016-08',
  ],
  [
    { kpi: "empty", has: "fallen", since: "2016-08-28" },
    "Never reported: no figure is known for the week ending 28 August 2016",
  ],
  // A target that was missed
  [
    { kpi: "caseload", is: "on-target", for: 3 },
    "Average caseload: it was 18.9 in July 2016, which does not meet its target of 14 to 18",
  ],
  [
    { kpi: "assessments", is: "on-target", for: "every-period" },
    "Assessments in time: it was 75% (60 of 80) in May 2016, which does not meet its target of 90% or more",
  ],
  [{ kpi: "caseload", is: "on-target", for: 12 }, "Average caseload: only 5 of the 12 periods are known"],
  [
    { kpi: "visits", is: "on-target", for: "every-period" },
    "Visits in time: its method changed on 1 June 2016 (Siblings count singly), between 82% in May 2016 and 86% in August 2016",
  ],
  [
    { kpi: "assessments", is: "on-target", for: "every-period", since: "2016-09" },
    "Assessments in time: no figure is known since September 2016",
    "Its figures are for 2016-05, 2016-06, 2016-07 and 2016-08.",
  ],
  [
    { kpi: "reviews", is: "on-target" },
    "Reviews in time: it was 91% in August 2016, and has no target to meet",
  ],
  [
    { kpi: "looked-after", is: "on-target" },
    "Looked after children: it was 62 in the year ending March 2016, and has no target to meet",
  ],
  [
    { kpi: "re-referrals", atMost: 17.5 },
    "Re-referrals: it was 17.6% in the quarter ending June 2016, not at most 17.5%",
  ],
  [
    { kpi: "re-referrals", atLeast: 18 },
    "Re-referrals: it was 17.6% in the quarter ending June 2016, not at least 18%",
  ],
  [{ kpi: "empty", is: "on-target" }, "Never reported: no figure is known"],
  // Bounds
  [
    { kpi: "assessments", atLeast: 95 },
    "Assessments in time: it was 91% (71 of 78) in August 2016, not at least 95%",
  ],
  [
    { kpi: "caseload", atMost: 18, for: "every-period" },
    "Average caseload: it was 18.9 in July 2016, not at most 18",
  ],
  // Figures that are suppressed
  [
    { kpi: "missing", has: "risen", since: "2016-05" },
    "Return interviews: the figure for August 2016 is suppressed",
  ],
  [
    { kpi: "missing", has: "risen", since: "2016-06" },
    "Return interviews: the figure for June 2016 is suppressed",
  ],
  [{ kpi: "missing", is: "on-target" }, "Return interviews: the figure for August 2016 is suppressed"],
  [
    { kpi: "missing", is: "on-target", for: "every-period" },
    "Return interviews: the figure for June 2016 is suppressed",
  ],
  [{ kpi: "missing", atLeast: 70 }, "Return interviews: the figure for August 2016 is suppressed"],
  [{ kpi: "missing", betterThan: "England" }, "Return interviews: the figure for August 2016 is suppressed"],
  [{ kpi: "missing" }, "Return interviews: the figure for August 2016 is suppressed"],
  // Comparisons with others
  [
    { kpi: "assessments", betterThan: "Statistical neighbours" },
    "Assessments in time: it was 91% (71 of 78) in August 2016, and Statistical neighbours 97% (year ending March 2015)",
  ],
  [
    { kpi: "assessments", betterThan: "Statistical neighbors" },
    "Assessments in time: no figure is known for Statistical neighbors",
    'Did you mean "Statistical neighbours"?',
  ],
  [
    { kpi: "assessments", betterThan: "Leeds" },
    "Assessments in time: no figure is known for Leeds",
    "Known: England and Statistical neighbours.",
  ],
  [
    { kpi: "reviews", betterThan: "England" },
    "Reviews in time: no figure is known for England",
    "Give the measure a comparator of that name, or claim something else.",
  ],
  [
    { kpi: "caseload", betterThan: "England" },
    "Average caseload: it was 18.0 in August 2016, and England 17.0 (2015); a measure that is to stay in a range is better neither high nor low",
  ],
  [
    { kpi: "looked-after", betterThan: "England" },
    "Looked after children: it was 62 in the year ending March 2016, and England 60 (31 March 2016); a neutral measure is better neither high nor low",
  ],
  // Findings, actions, audits
  [
    { finding: "visit/letter/quality" },
    `Ofsted's letter of 5 August 2016, finding (c): it is a concern, "Single assessments are of poor quality."`,
  ],
  [{ finding: "visit/letter/z" }, 'finding "visit/letter/z", which was not known on 2 September 2016'],
  [{ action: "1.1" }, "action 1.1: it is on track and due on 30 September 2016"],
  [{ action: "1.5" }, "action 1.5: it is withdrawn"],
  [{ action: "1.6" }, "action 1.6, which was not known on 2 September 2016"],
  [{ kpi: "caseloads" }, 'KPI "caseloads", which was not known on 2 September 2016'],
  [
    { audit: "files-2016-08", graded: ["good"], atLeast: 70 },
    "the audit of 24 case files, 19 August 2016: 16 good (67%), not at least 70%",
  ],
  [
    { audit: "files-2016-08", graded: ["inadequate"], atMost: 20 },
    "the audit of 24 case files, 19 August 2016: 6 inadequate (25%), not at most 20%",
  ],
  [
    { audit: "files-2016-02", graded: ["outstanding"] },
    "the audit of 20 case files, 19 February 2016: 0 outstanding (0%)",
  ],
  [
    { audit: "files-2016-08", graded: ["goood"] },
    'the audit of 24 case files, 19 August 2016: it has no grade "goood"',
    'Did you mean "Good"?',
  ],
  [
    { audit: "files-2016-08", graded: ["excellent"] },
    'the audit of 24 case files, 19 August 2016: it has no grade "excellent"',
    "Its grades are Outstanding, Good and Inadequate.",
  ],
  [
    { audit: "files-2016-08", graded: ["good", "outstanding"], betterThan: "files-2016-07" },
    "the audit of 24 case files, 19 August 2016: 18 good or outstanding (75%), and 12 of 12 (100%) on 19 July 2016",
  ],
  [
    { audit: "files-2016-08", graded: ["inadequate"], betterThan: "files-2016-07" },
    'audit "files-2016-07" of 19 July 2016: it has no grade "inadequate"',
    "Its grades are Outstanding and Good.",
  ],
  [
    { audit: "files-2016-02", graded: ["good"], betterThan: "files-2016-08" },
    'the audit of 20 case files, 19 February 2016: 10 good (50%): audit "files-2016-08" of 19 August 2016 is not earlier',
  ],
  [
    { audit: "files-2016-08", graded: ["good"], betterThan: "files-2016-2" },
    'audit "files-2016-2", which was not known on 2 September 2016',
    'Did you mean "files-2016-02"?',
  ],
  [
    { audit: "files-2016-08", graded: ["good"], betterThan: "none-2016-03" },
    'audit "none-2016-03" of 1 March 2016: it looked at none',
  ],
  [{ audit: "no-files" }, "the audit of 0 case files, 20 August 2016: it looked at none"],
];

const named = (rows: readonly Row[]) =>
  rows.map(([claim, clause, hint = null]) => [JSON.stringify(claim), clause, { claim, hint }] as const);

test.each(named(SHOWN))("%s is shown by %s", (_, proof, { claim }) => {
  expect(proveClaim(claim, known)).toEqual({ holds: true, proof });
});

test.each(named(REFUTED))("%s is not shown by %s", (_, reason, { claim, hint }) => {
  expect(proveClaim(claim, known)).toEqual({ holds: false, reason, hint });
});

describe("a highlight", () => {
  const [strength, concern] = [{ finding: "visit/letter/leaders" }, { finding: "visit/letter/quality" }];

  test("holds when it admits a concern beside a proof", () => {
    const { proofs, refuted } = proveHighlight([concern, strength], known);
    expect([proofs, refuted]).toEqual([["Ofsted's letter of 5 August 2016, finding (a)"], []]);
  });

  test("does not hold on concerns alone", () => {
    expect(proveHighlight([concern], known).refuted.map(({ index }) => index)).toEqual([0]);
  });

  test("does not hold when one of its two claims is false", () => {
    const { proofs, refuted } = proveHighlight([strength, { action: "1.1" }], known);
    expect([proofs.length, refuted.map(({ index }) => index)]).toEqual([1, [1]]);
  });
});

const PERIODS = ["2016-05", "2016-06", "2016-07", "2016-08"];
const value = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
const setup = fc.record({
  better: fc.constantFrom("higher", "lower", "in-range", "neutral"),
  values: fc.array(value, { minLength: 4, maxLength: 4 }),
  since: fc.constantFrom(...PERIODS),
  bound: value,
  other: value,
});

type Setup = typeof setup extends fc.Arbitrary<infer T> ? T : never;

/** The measure of assessments, with other figures. */
function planOf({ better, values, other }: Setup) {
  const kpis = known.kpis.map((kpi) => ({
    ...kpi,
    better: better as typeof kpi.better,
    comparators: [{ who: "England", value: other, period: "2015" }],
    series: kpi.series.map((point, index) => ({ ...point, value: values[index] ?? null, figure: null })),
  }));
  return { ...known, kpis: kpis.filter(({ id }) => id === "assessments") };
}

const holds = (claim: Claim, given: Setup): boolean =>
  proveClaim({ kpi: "assessments", ...claim }, planOf(given)).holds;

describe("a claim and its opposite never both hold:", () => {
  const never = (pair: (given: Setup) => readonly [boolean, boolean]) =>
    fc.assert(
      fc.property(setup, (given) => {
        const [one, opposite] = pair(given);
        return !(one && opposite);
      }),
    );

  test("fallen and risen", () => {
    never((given) => [
      holds({ has: "fallen", since: given.since }, given),
      holds({ has: "risen", since: given.since }, given),
    ]);
  });

  test("improved where high is better and where low is", () => {
    never((given) => [
      holds({ has: "improved", since: given.since }, { ...given, better: "higher" }),
      holds({ has: "improved", since: given.since }, { ...given, better: "lower" }),
    ]);
  });

  test("at least, and at most a little less", () => {
    never((given) => [
      holds({ atLeast: given.bound }, given),
      holds({ atMost: given.bound - 0.1, for: 2 }, given),
    ]);
  });

  test("better than another, and worse than it", () => {
    const swapped = ({ values, other, ...rest }: Setup): Setup => ({
      ...rest,
      other: values[3] as number,
      values: [...values.slice(0, 3), other],
    });
    never((given) => [
      holds({ betterThan: "England" }, given),
      holds({ betterThan: "England" }, swapped(given)),
    ]);
  });
});

test("a claim that holds for many periods also holds for fewer", () => {
  fc.assert(
    fc.property(setup, fc.integer({ min: 2, max: 4 }), (given, periods) => {
      const long = holds({ atLeast: given.bound, for: periods }, given);
      const short = holds({ atLeast: given.bound, for: periods - 1 }, given);
      expect(!long || short).toBe(true);
    }),
  );
});
