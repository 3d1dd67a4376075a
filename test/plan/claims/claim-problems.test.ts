import { describe, expect, test } from "vitest";
import { decode } from "../../../src/load/decode/decode.ts";
import { claim } from "../../../src/plan/schema/claims.ts";
import { originOf } from "../../../src/problems/origin.ts";

const read = (data: Record<string, string | string[]>) =>
  decode(claim, data, originOf("r.yaml"), { name: "Claim" });

/** What is written, and the problem reported for it; none when it is complete. */
const CASES: readonly [written: Record<string, string | string[]>, said: string][] = [
  [{}, "Claim is not a proof: expected a kpi, a finding, an action or an audit"],
  [{ since: "2016-02" }, "Claim is not a proof: expected a kpi, a finding, an action or an audit"],
  [
    { kpi: "caseload", finding: "visit/letter/a" },
    "Claim is 2 proofs in one, kpi and finding: expected an entry of the list for each",
  ],
  [
    { kpi: "caseload", has: "fallen", since: "2016-02", is: "on-target" },
    "Claim is 2 proofs in one, has and is: expected an entry of the list for each",
  ],
  [
    { kpi: "caseload", "at-least": "14", "better-than": "England" },
    "Claim is 2 proofs in one, at-least and better-than: expected an entry of the list for each",
  ],
  [
    { kpi: "caseload", has: "fallen" },
    'Claim has no "since" | Expected the period compared with, such as 2016-08.',
  ],
  [
    { kpi: "caseload", has: "fallen", since: "2016-02", for: "3" },
    'Claim: "for" is for a target or bounds: expected is, at-least or at-most',
  ],
  [{ kpi: "caseload", for: "3" }, 'Claim: "for" is for a target or bounds: expected is, at-least or at-most'],
  [
    { kpi: "caseload", is: "on-target", for: "3", since: "2016-02" },
    'Claim: "since" is for a change: expected has, or for: every-period',
  ],
  [
    { kpi: "caseload", is: "on-target", for: "0" },
    'Claim: "for" is 0: expected 1 period or more, or every-period',
  ],
  [
    { kpi: "caseload", is: "on-target", for: "always" },
    'Claim, for: "always" is neither a number of periods nor every-period',
  ],
  [
    { kpi: "caseload", has: "dropped", since: "2016-02" },
    'Claim, has: "dropped" is not one of fallen, risen, improved',
  ],
  [
    { kpi: "caseload", "at-least": "18", "at-most": "14" },
    'Claim: "at-least" is above at-most: 18 and 14 leave no value',
  ],
  [{ kpi: "caseload", graded: "good" }, 'Claim: "graded" is not something that a KPI can show'],
  [{ finding: "visit/letter/a", has: "fallen" }, 'Claim: "has" is not something that a finding can show'],
  [{ action: "1.1", "at-least": "3" }, 'Claim: "at-least" is not something that an action can show'],
  [
    { audit: "files", "at-least": "70" },
    'Claim has no "graded" | Expected a grade of the audit, such as good, or a list of them.',
  ],
  [
    { audit: "files", graded: ["good"], "at-least": "70", "better-than": "older" },
    "Claim is 2 proofs in one, at-least and better-than: expected an entry of the list for each",
  ],
  [{ audit: "files", is: "on-target" }, 'Claim: "is" is not something that an audit can show'],
  [
    { kpi: "caseload", sinse: "2016-02" },
    'Claim has a key "sinse" that means nothing here | Did you mean "since"?',
  ],
];

test.each(CASES.map(([written, said]) => [JSON.stringify(written), said, written] as const))(
  "%s: %s",
  (_, said, written) => {
    const decoded = read(written);
    const problems = "problems" in decoded ? decoded.problems : [];
    expect(problems.map(({ message, hint }) => (hint ? `${message} | ${hint}` : message))).toEqual([said]);
  },
);

describe("a complete claim", () => {
  test.each([
    [{ kpi: "caseload", "at-least": "14", "at-most": "18", for: "every-period", since: "2016-02" }],
    [{ kpi: "caseload" }],
    [{ audit: "files", graded: "good", "better-than": "older" }],
    [{ finding: "visit/letter/a" }],
  ])("%j is read", (written) => {
    expect(read(written as Record<string, string>)).toHaveProperty("value");
  });

  test("gives a number of periods, or says every-period", () => {
    expect(read({ kpi: "caseload", is: "on-target", for: "5" })).toMatchObject({ value: { for: 5 } });
    const every = read({ kpi: "caseload", is: "on-target", for: "every-period" });
    expect(every).toMatchObject({ value: { for: "every-period" } });
  });
});
