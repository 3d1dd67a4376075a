import { expect, test } from "vitest";
import { isOfChildren } from "../../src/check/rules/measures/kpi-definition.ts";

test.each([
  ["Average caseload", "Children's Services", true],
  ["Average caseload", "Adult Social Care", false],
  ["Average caseload in adults teams", "Children's Services", false],
  ["Looked after children with three or more placements", "Housing", true],
])("%s, in a plan of %s", (words, service, expected) => {
  expect(isOfChildren(words, service)).toBe(expected);
});
