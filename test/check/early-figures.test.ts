import { expect, test } from "vitest";
import { findProblems } from "../rules/find-problems.ts";
import { filesOf } from "../rules/load-fixture.ts";

const planWith = (period: string) =>
  filesOf(`\
extracts:
  - { date: 2016-08-05, values: { assessments: { 2016-06: 60/80, 2016-07: 66/80, ${period}: 30/80 } } }
reports:
  - id: cabinet-2016-09
    highlights:
      - text: Assessments are in time more often.
        shown-by: [{ kpi: assessments, has: risen, since: 2016-06 }]
      - text: Four in five assessments are in time.
        shown-by: [{ kpi: assessments, at-least: 80 }]
`);

test.each([
  ["the month after the extract", "2016-08"],
  ["a mistyped year", "2061-10"],
])("a figure for %s is one problem, and nothing else is judged by it", async (_, period) => {
  const found = async (written: string) =>
    (await findProblems(planWith(written), null)).problems.map(({ rule, message }) => `${rule}: ${message}`);
  const sound = await found("2016-05");
  expect((await found(period)).filter((one) => !sound.includes(one))).toEqual([
    expect.stringMatching(/^kpi-period-not-over: /),
  ]);
});
