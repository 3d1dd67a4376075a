import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createViews } from "../../src/disclosure/views.ts";
import { proveClaim } from "../../src/plan/claims/prove.ts";
import type { Audit } from "../../src/plan/schema/audits.ts";
import type { Claim } from "../../src/plan/schema/claims.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import { originOf } from "../../src/problems/origin.ts";
import { planOf } from "./publish.ts";

const audit = (id: string, cases: number, grades: Readonly<Record<string, number>>): Audit => ({
  id,
  date: id === "before" ? "2016-02-19" : "2016-08-19",
  theme: "Section 47 enquiries",
  cases,
  grades: new Map(Object.entries(grades)),
  origin: originOf("plan.yaml"),
});

/** All that are not empty. */
const subsets = ([first, ...others]: readonly string[]): string[][] =>
  first === undefined ? [] : [[first], ...subsets(others).flatMap((set) => [set, [first, ...set]])];

/** What shows a claim, or why nothing does, to the readers of a public report. */
function proofOf(
  claim: Omit<Claim, "audit">,
  audits: readonly Audit[],
  disclosure?: PlanHeader["disclosure"],
) {
  const plan = { ...planOf({ disclosure, kpis: {} }, []), audits: [...audits] };
  const view = { asAt: "2017-04-01", audience: "public", edition: "public", earlier: [] } as const;
  const outcome = proveClaim({ ...claim, audit: "now" }, createViews(plan).shown(view).plan);
  return outcome.holds ? outcome.proof : outcome.reason;
}

describe("the proof of a claim about an audit of few case files", () => {
  const seven = audit("now", 7, { Good: 4, "Requires improvement": 2, Inadequate: 1 });
  const many = audit("now", 24, { Good: 18, Inadequate: 6 });

  test("gives no count below the threshold, and no bounds that tell it", () => {
    expect(proofOf({ graded: ["Inadequate"], atMost: 20 }, [seven])).toBe(
      "audit of 7 case files, 19 August 2016: how many are inadequate is suppressed",
    );
  });

  test("gives none whose rest is below the threshold", () => {
    expect(proofOf({ graded: ["Good", "Requires improvement"] }, [seven])).not.toMatch(/\b6\b|86/);
  });

  test("gives no grades where one is below the threshold", () => {
    expect(proofOf({}, [seven])).toBe(
      "audit of 7 case files, 19 August 2016: how many have each grade is suppressed",
    );
  });

  test("does not say of how many, where these are as few", () => {
    expect(proofOf({ graded: ["Good"] }, [audit("now", 3, { Good: 3 })])).not.toMatch(/\b3\b/);
  });

  test("gives no earlier count below the threshold", () => {
    const before = audit("before", 7, { Good: 4, Inadequate: 3 });
    expect(proofOf({ graded: ["Good"], betterThan: "before" }, [before, many])).toBe(
      "audit of 24 case files, 19 August 2016: 18 good (75%); a smaller share on 19 February 2016",
    );
  });

  test("gives no number that, taken from that of another claim, leaves a small one", () => {
    const grades = { Outstanding: 10, Good: 10, "Requires improvement": 3, Inadequate: 3 };
    const audits = [audit("now", 26, grades)];
    const proofs = [["Outstanding"], ["Outstanding", "Requires improvement"], ["Inadequate"], ["Good"]];
    expect(proofs.map((graded) => proofOf({ graded }, audits))).toEqual([
      "audit of 26 case files, 19 August 2016: 10 outstanding (38%)",
      "audit of 26 case files, 19 August 2016: how many are outstanding or requires improvement is suppressed",
      "audit of 26 case files, 19 August 2016: how many are inadequate is suppressed",
      "audit of 26 case files, 19 August 2016: 10 good (38%)",
    ]);
  });

  test("gives nothing that leaves a small number for all other grades together", () => {
    const audits = [
      audit("now", 40, { Outstanding: 10, Good: 27, "Requires improvement": 2, Inadequate: 1 }),
    ];
    expect(proofOf({ graded: ["Good"] }, audits)).toMatch(/27 good/);
    expect(proofOf({ graded: ["Outstanding"] }, audits)).toMatch(/suppressed/);
  });

  test("lets no two claims about one audit tell of few cases", () => {
    const count = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 4 }), (counts) => {
        const names = ["Outstanding", "Good", "Requires improvement", "Inadequate"];
        const grades = Object.fromEntries(counts.map((one, at) => [names[at] as string, one]));
        const cases = counts.reduce((all, one) => all + one, 0);
        fc.pre(cases > 0);
        const sets = subsets(Object.keys(grades)).filter(
          (graded) => !/suppressed/.test(proofOf({ graded, atLeast: 0 }, [audit("now", cases, grades)])),
        );
        const sumOf = (graded: readonly string[]): number =>
          graded.reduce((sum, grade) => sum + (grades[grade] ?? 0), 0);
        for (const one of sets) {
          for (const other of sets.filter((some) => some.every((grade) => one.includes(grade)))) {
            const left = sumOf(one) - sumOf(other);
            expect(left === 0 || left > 5, `${one} less ${other} is ${left}`).toBe(true);
          }
        }
      }),
    );
  });

  test("is given in full of many, and where that is agreed", () => {
    expect(proofOf({ graded: ["Good"], atLeast: 70 }, [many])).toBe(
      "audit of 24 case files, 19 August 2016: 18 good (75%); that is at least 70%",
    );
    expect(proofOf({ graded: ["Inadequate"], atMost: 20 }, [seven], { threshold: 0 })).toBe(
      "audit of 7 case files, 19 August 2016: 1 inadequate (14%); that is at most 20%",
    );
  });

  test("tells the author the figures where the claim does not hold", () => {
    expect(proofOf({ graded: ["Inadequate"], atMost: 10 }, [seven])).toBe(
      "the audit of 7 case files, 19 August 2016: 1 inadequate (14%), not at most 10%",
    );
  });
});
