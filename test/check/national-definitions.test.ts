import { expect, test } from "vitest";
import { missingFrom } from "../../src/check/rules/measures/kpi-definition.ts";
import { fillFromStandard, standards } from "../../src/plan/measures/catalogue.ts";
import { definitionSlips } from "../../src/reading/wording/definitions.ts";

const filled = [...standards().keys()].flatMap((standard) => {
  const origin = { file: "kpis.yaml", path: [], part: "value" as const };
  return fillFromStandard({ id: "one", standard, frequency: "annual", origin }) ?? [];
});

test("the definitions of national measures pass the rule kpi-definition", () => {
  expect(filled.length).toBeGreaterThan(100);
  for (const kpi of filled) {
    expect([kpi.name, missingFrom(kpi, "Children's Services")]).toEqual([kpi.name, []]);
    expect([kpi.name, definitionSlips(kpi.definition)]).toEqual([kpi.name, []]);
  }
});
