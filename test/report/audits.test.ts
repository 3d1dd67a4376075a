import { describe, expect, test } from "vitest";
import { blocksOf, build, loadFixture, print } from "./build-fixture.ts";

const PROGRAMME = `
audits:
  - id: spring
    date: 2016-04-20
    theme: Supervision
    cases: 40
    grades: { Good: 16, Requires improvement to be good: 24 }
    moderated: { cases: 8, agreed: 5 }
    recurring: Risk is not weighed
    answers: R1
  - id: summer
    date: 2016-07-20
    theme: Assessments
    cases: 60
    grades: { Good: 31, Requires improvement: 29 }
    recurring: [Risk is not weighed, Views are missing]
    answers: R1
  - { id: few, date: 2016-08-01, theme: Enquiries, cases: 24, grades: { Good: 19, Inadequate: 5 }, answers: R1 }
  - { id: autumn, added: 2016-08-20, planned: 2016-10, theme: Neglect, cases: 20, answers: R1 }
  - { id: late, added: 2016-08-20, planned: 2016-08, theme: Visits, cases: 20, answers: R1 }
updates:
  - { date: 2016-09-20, of: autumn, planned: 2016-12 }
  - { date: 2016-08-25, of: late, cases: 18, grades: { good: 12, Inadequate: 6 } }
actions:
  - { id: 1.9, answers: [R1, spring, summer], title: Weigh risk in each plan, due: 2016-12-30, status: on-track }
`;

const withProgramme = () => loadFixture({ "audits.yaml": () => PROGRAMME });

describe("the block of audits", () => {
  test("has the rounds, what they found again, the actions that answer them, and the next round", async () => {
    expect(print(await withProgramme(), '{{block "audits" detail="full"}}')).toMatchInlineSnapshot(`
      [
        "figure Case files graded good or better: 67% in the newest round / Share of the case files of each round (%): In three rounds, 20 April to 25 August 2016, between 40% and 67% of the case files were good or better. Of one more no share can be given. Rounds differ in theme and are of few files, so one may differ from the next by chance.",
        "table Audits of case files, the newest first",
        "25 Aug 2016 | Visits; Recommendation 1 | 18 | 12 (67%) | 0 | 6 (33%) | –",
        "1 Aug 2016 | Enquiries; Recommendation 1 | 24 | [c] | 0 | [c] | –",
        "20 Jul 2016 | Assessments; Recommendation 1 | 60 | 31 (52%) | 29 (48%) | 0 | –",
        "20 Apr 2016 | Supervision; Recommendation 1 | 40 | 16 (40%) | 24 (60%) | 0 | 5 of 8",
        "table What audits found again",
        "Risk is not weighed | 2 | 20 Apr 2016 and 20 Jul 2016",
        "Views are missing | 1 | 20 Jul 2016",
        "table Actions that answer audits",
        "1.9 | Weigh risk in each plan; Rounds of 20 Apr 2016 and 20 Jul 2016 | [Going to plan]; Due 30 Dec 2016",
        "8 Planned next: October 2016, Neglect (20 case files).",
      ]
    `);
  });

  test("says in short what was found in more than one round", async () => {
    expect(print(await withProgramme(), '{{block "audits"}}').slice(-1)).toMatchInlineSnapshot(`
      [
        "8 Found again: “Risk is not weighed” (two rounds). Action 1.9 (going to plan) answers what audits found. Planned next: October 2016, Neglect (20 case files).",
      ]
    `);
  });

  test("leaves a gap in the chart where readers may not be told the share", async () => {
    const { model } = build(await withProgramme(), "september", { main: '{{block "audits"}}' });
    const charts = blocksOf(model, "main-report").flatMap((block) =>
      block.kind === "figure" && block.chart.type === "trend" ? [block.chart.points] : [],
    );
    expect(charts.flat().map(({ label, value }) => `${label}: ${value?.toFixed(0) ?? "none"}`)).toEqual([
      "20 Apr 2016: 40",
      "20 Jul 2016: 52",
      "1 Aug 2016: none",
      "25 Aug 2016: 67",
    ]);
    expect(JSON.stringify(model)).not.toMatch(/79%|79\.1/);
  });

  test("can be counted in prose", async () => {
    const text = '{{count "audits" held="true"}} of {{count "audits"}}';
    expect(print(await withProgramme(), text).join()).toContain("4 of 5");
  });
});

test("the state holds no number of an audit that readers may not be told", async () => {
  const { audits } = build(await withProgramme(), "september").model.state;
  expect(audits.find(({ id }) => id === "few")).toMatchObject({
    cases: 24,
    good: null,
    grades: [
      { grade: "Good", count: null },
      { grade: "Inadequate", count: null },
    ],
  });
  expect(audits.find(({ id }) => id === "autumn")).toMatchObject({ date: null, planned: "October 2016" });
});
