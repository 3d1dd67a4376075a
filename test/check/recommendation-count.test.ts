import { expect, test } from "vitest";
import { filesOf, loadWithBase } from "../rules/load-fixture.ts";
import { judge } from "./judge.ts";

test.each([
  ["recommendations-made: 2", []],
  ["recommendations-made: 3", ["recommendation-count"]],
])("a recommendation that could not be read may be the missing one: %s", async (made, expected) => {
  const files = filesOf(`\
recommendations:
  - { id: R2, number: 2, title: Records, text: Keep them. }
updates:
  - { date: 2015-09-01, of: inspection, documents: [{ id: report, date: 2015-09-01, ${made} }] }
reports:
  - id: cabinet-2016-09
    summary: Two recommendations stay in the plan.
`);
  const { plan, problems } = await loadWithBase(files);
  const found = judge(plan, "2016-09-02");
  expect(problems.map(({ rule }) => rule)).toEqual(["missing-field"]);
  expect(found.map(({ rule }) => rule).filter((rule) => rule === "recommendation-count")).toEqual(expected);
});
