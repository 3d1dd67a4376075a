import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/check/rules/index.ts";
import { LOAD_RULES } from "../../src/load/rules/index.ts";
import { locateProblems } from "../../src/problems/locate.ts";
import type { Example, RuleInfo } from "../../src/problems/problem.ts";
import { REPORT_RULES } from "../../src/report/rules.ts";
import { findReportProblems } from "../report/report-problems.ts";
import { filesOf, loadWithBase } from "./load-fixture.ts";

/** The rules of loading and reporting, and the other rules whose ids each may use for its problems. */
const STAGES: readonly (readonly [stage: string, rules: readonly RuleInfo[], others: readonly RuleInfo[]])[] =
  [
    ["load", LOAD_RULES, []],
    ["report", REPORT_RULES, RULES],
  ];

describe.each(STAGES)("the rules of %s", (stage, rules, others) => {
  const ids = rules.map(({ id }) => id);

  test("are all the rules that its files declare", async () => {
    const declared = await Promise.all(globSync(`src/${stage}/rules{.ts,/*.ts}`).map(rulesDeclaredIn));
    expect([...new Set(declared.flat())].sort()).toEqual(ids.toSorted());
  });

  test("are all the rules whose ids its problems have", () => {
    expect(
      idsWritten(stage).filter((id) => ![...ids, ...others.map((rule) => rule.id)].includes(id)),
    ).toEqual([]);
  });

  test.each(ids)("%s has a case with a place", (id) => {
    const cases = globSync(`test/${stage}/cases/*/expected.out`).map((file) => readFileSync(file, "utf8"));
    expect(cases.join("")).toMatch(new RegExp(`^\\S+:\\d+:\\d+ ${id} `, "m"));
  });
});

test("schemas give problems only the ids of load rules", () => {
  const ids = idsWritten("plan");
  expect(ids).toContain("invalid-date");
  expect(ids.filter((id) => !LOAD_RULES.some((rule) => rule.id === id))).toEqual([]);
});

describe.each([...LOAD_RULES, ...REPORT_RULES])("$id", (rule) => {
  test("is the only rule that fires on its bad example", async () => {
    const found = (await find(rule.bad)).map(({ rule: id, severity }) => `${severity} ${id}`);
    expect([...new Set(found)]).toEqual([`${rule.severity} ${rule.id}`]);
  });

  test("does not fire on its good example, and nor does any other rule", async () => {
    expect(await find(rule.good)).toEqual([]);
  });

  test("is always on where something could not be read", () => {
    expect(rule.alwaysOn ?? false).toBe(rule.severity === "error");
  });
});

/** The ids of the rules that a file exports. */
async function rulesDeclaredIn(file: string): Promise<string[]> {
  const values = Object.values<unknown>(await import(path.resolve(file)));
  return values.flatMap((value) =>
    typeof value === "object" && value !== null && "summary" in value ? [(value as RuleInfo).id] : [],
  );
}

/** The problems found by reading an example and building its reports. */
async function find(example: Example | null) {
  const { plan, problems, sources } = await loadWithBase(filesOf(example));
  return locateProblems([...problems, ...findReportProblems(plan)], sources);
}

/** The ids in quotes after `rule:` anywhere below a folder of src/. */
function idsWritten(folder: string): string[] {
  const texts = globSync(`src/${folder}/**/*.ts`).map((file) => readFileSync(file, "utf8"));
  const written = texts.flatMap((text) => [...text.matchAll(/\brule: ((?:"[^"]*"[\s|]*)+)/g)]);
  return written.flatMap(([, quoted = ""]) => [...quoted.matchAll(/"([^"]*)"/g)].map(([, id = ""]) => id));
}
