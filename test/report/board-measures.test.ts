import { expect, test } from "vitest";
import type { Paragraph } from "../../src/model/document.ts";
import { blocksOf, build, loadBoardFixture, loadFixture, print, words } from "./build-fixture.ts";

const AUDITS = `
audits:
  - { id: spring, date: 2016-04-20, theme: Supervision, cases: 40, grades: { Good: 16, Requires improvement: 24 } }
  - { id: summer, date: 2016-07-20, theme: Assessments, cases: 60, grades: { Good: 31, Inadequate: 29 } }
  - { id: few, date: 2016-08-01, theme: Enquiries, cases: 24, grades: { Good: 18, Requires improvement: 4, Inadequate: 2 } }
`;

const told = async (more: string | undefined, part: string, report = "august-report"): Promise<string[]> =>
  blocksOf(build(await loadBoardFixture(more), report).model, part).flatMap(words);

test("every measure stands once in the matrix, by its variation and its rating", async () => {
  const lines = await told(undefined, "measures");
  expect(lines).toMatchInlineSnapshot(`
    [
      "table All measures, by what the newest figures show",
      "[Getting worse] |  | Supervision in time: 70%",
      "Not tested | Visits in time: 80% | Average caseload: 17.1",
      "figure A real worsening, though target met for the 14th month in a row / Supervision in time (%): 70% in July 2016, down from 90% in June 2015. The figure for July 2016 is below the lower limit. The target was met in all 14 months rated; now it is met by 20 points.",
      "meaning Ask what has changed, and what will turn it round. Action 1.6 answers recommendation 1: going to plan, overdue since 10 Aug 2016, the first of 5 open.",
      "figure Target missed in July 2016 / Visits in time (%): 80% in July 2016, down from 92% in June 2016. The target was met in 1 of the 2 months rated; now it is missed by 10 points.",
      "meaning There are too few figures to tell change from chance. Action 5.1 answers recommendations 3 and 5: at risk, overdue since 1 Aug 2016.",
      "table Figures by month",
      "Supervision in time | 90% | 89% | 90% | 91% | 90% | 89% | 90% | 91% | 90% | 89% | 90% | 70%",
      "Held in time over due. Special cause: shift, better, Aug 15 to Jun 16; outside the limits, worse, Jul 16.",
      "Visits in time |  |  |  |  |  |  |  |  |  |  | 92%; 184; of 200 | 80%; 160; of 200",
      "Made in time over due.",
    ]
  `);
  const matrix = lines.slice(0, 3).join("\n");
  for (const name of ["Average caseload", "Supervision in time", "Visits in time"])
    expect(matrix.split(`${name}: `)).toHaveLength(2);
});

test("the audits that the Board has not seen stand below the recommendations, with the share of each grade", async () => {
  const lines = await told(AUDITS, "by-exception");
  const from = lines.indexOf("table Audits of case files, the newest first");
  expect(lines.slice(from, from + 3)).toMatchInlineSnapshot(`
    [
      "table Audits of case files, the newest first",
      "1 Aug 2016 | Enquiries | 24 | 18 (75%) | [c] | [c]",
      "Good or better | In three rounds, 20 April to 1 August 2016, between 40% and 75% of the case files were good or better. | ~ Share good or better: 40%, 52% and 75%",
    ]
  `);
});

test("no audit tells the public of a few cases", async () => {
  const fixture = await loadFixture({ "work.yaml": (text) => text + AUDITS });
  expect(print(fixture, '{{block "audits" detail="full"}}').slice(1)).toMatchInlineSnapshot(`
    [
      "table Audits of case files, the newest first",
      "1 Aug 2016 | Enquiries | 24 | 18 (75%) | [c] | [c]",
      "20 Jul 2016 | Assessments | 60 | 31 (52%) | 0 | 29 (48%)",
      "20 Apr 2016 | Supervision | 40 | 16 (40%) | 24 (60%) | 0",
    ]
  `);
});

test("where nothing was audited there is no table, and the block says so", async () => {
  expect((await told(undefined, "measures")).join()).not.toContain("Audits");
  expect(print(await loadFixture(), '{{block "audits"}}')).toEqual([
    "8 No round of audits had been reported by 2 Sep 2016.",
  ]);
});

test("the headlines begin with six points at most, whatever there is to tell", async () => {
  const fixture = await loadBoardFixture(`
updates:
  - { date: 2016-07-12, of: 4.1, due: 2016-11-30, reason: Agreed }
  - { date: 2016-08-10, of: 4.1, corrects: 2016-07-12, due: 2016-12-30, reason: A slip of the pen }
kpis:
  - { id: plans, name: Plans in time, definition: Plans., unit: "%", frequency: monthly, better: higher, answers: R1, targets: [{ value: 90 }] }
extracts:
  - { date: 2016-07-10, values: { plans: { 2016-06: 80 } } }
  - { date: 2016-08-10, restated: { visits: Counted twice }, values: { visits: { 2016-06: 75 }, plans: { 2016-07: 95 } } }
`);
  const [first] = blocksOf(build(fixture, "august-report").model, "headlines") as readonly Paragraph[];
  expect(first?.items.map(({ label }) => label)).toEqual(["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]);
});
