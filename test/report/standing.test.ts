import path from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../../src/load/read-plan.ts";
import { build, type Fixture, print } from "./build-fixture.ts";

const loaded = (await readPlan(path.join(import.meta.dirname, "scorecard", "plan"))) as Fixture;

test.each([
  ['{{kpi "health"}}', "[c]"],
  ['{{kpi "health" period="2016-04"}}', "60% (12 of 20)"],
  ['{{kpi "advocacy"}} in {{period "advocacy"}}', "[x] in August 2016"],
  ['{{target "health"}} by {{period "health"}}', "80% or more by August 2016"],
  ['{{target "caseload"}}', "14 to 18"],
])("%s prints the newest figure, even if it is a symbol: %s", (main, printed) => {
  const [line = ""] = print(loaded, main);
  expect(line.replace(/^\d+ /, "")).toBe(printed);
});

test.each([
  ['{{kpi "feedback"}}', '"feedback" has no figure yet'],
  ['{{kpi "health" period="2016-05"}}', '"health" has no figure for 2016-05'],
  ['{{target "looked-after"}}', '"looked-after" has no target'],
])("%s is refused: %s", (main, message) => {
  const { problems } = build(loaded, "september", { main });
  expect(problems).toEqual([expect.stringContaining(message)]);
});

test("the measures of a recommendation show the same", () => {
  const lines = print(loaded, '{{block "recommendations" detail="full"}}');
  expect(lines).toContain("(c) Feedback asked for: no figure yet.");
  expect(lines).toContain("(d) Health assessments in time: suppressed in August 2016 (target 80% or more).");
  expect(lines).toContain(
    "(b) Visits made on time: 87% in August 2016 (39 of 45, target 90% or more, near target).",
  );
});
