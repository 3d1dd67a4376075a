import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { CONTROL_RULES } from "../../src/check/control/rules.ts";
import { RULES } from "../../src/check/rules/index.ts";
import { checkPlan, type LocatedProblem } from "../../src/index.ts";
import { LOAD_RULES } from "../../src/load/rules/index.ts";
import type { RuleInfo } from "../../src/problems/problem.ts";
import { findProblems } from "./find-problems.ts";
import { type Files, filesOf, loadWithBase, readFolder } from "./load-fixture.ts";

const HERE = import.meta.dirname;

const WITH_FIXTURES: readonly RuleInfo[] = [...RULES, ...CONTROL_RULES.filter(({ bad }) => bad !== null)];

/**
 * The folder of a rule holds ok/ and bad/, small plans that are read together with base/, and bad.out, what the rule
 * finds in bad/. If a report was published, published/ is the plan at that time. After a change of wording,
 * npx vitest run test/rules -u writes every bad.out again.
 */
describe.each(WITH_FIXTURES)("$id", (rule) => {
  const folder = path.join(HERE, rule.id);

  test("has fixtures", () => {
    for (const name of ["ok", "bad"]) expect(existsSync(path.join(folder, name)), name).toBe(true);
  });

  test("finds nothing in ok/", async () => {
    expect(
      print(await findings(rule, await readFolder(path.join(folder, "ok")), await published(folder))),
    ).toBe("");
  });

  test("finds in bad/ what bad.out holds", async () => {
    const found = await findings(rule, await readFolder(path.join(folder, "bad")), await published(folder));
    expect(found).not.toEqual([]);
    await expect(print(found)).toMatchFileSnapshot(path.join(folder, "bad.out"));
  });

  test("fires on its bad example and not on its good one", async () => {
    const [bad, good] = [filesOf(rule.bad), filesOf(rule.good)];
    expect(await findings(rule, bad, good)).not.toEqual([]);
    expect(print(await findings(rule, good, good))).toBe("");
  });
});

test("every folder of fixtures belongs to a rule", async () => {
  const folders = (await readdir(HERE, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const ids = WITH_FIXTURES.map(({ id }) => id);
  expect(folders.map(({ name }) => name).filter((name) => name !== "base" && !ids.includes(name))).toEqual(
    [],
  );
});

test("no rule finds anything in the base", async () => {
  const { problems } = await checkPlan(await loadWithBase(new Map()), { asAt: "2016-09-02" });
  expect(print(problems)).toBe("");
});

test("an action that could not be read is reported once, and not missed anywhere else", async () => {
  const files = filesOf(`\
recommendations:
  - { id: R2, number: 2, title: Records, text: Keep them., source: inspection }
events:
  - id: visit
    kind: monitoring-visit
    by: ofsted
    held: 2016-07-11
    documents: [{ id: letter, date: 2016-08-05, findings: [{ id: a, kind: concern, text: Records are poor. }] }]
actions:
  - { id: 2.1, answers: [R2, visit/letter/a], title: Audit records, ownr: head-of-service }
`);
  const { problems } = await checkPlan(await loadWithBase(files), { asAt: "2016-09-02" });
  expect(problems.map(({ rule }) => rule)).toEqual(["unknown-key"]);
});

test("an entry whose update could not be read is not judged by its earlier state", async () => {
  const files = filesOf(`\
# As at 2016-09-02
actions:
  - { id: 1.2, answers: R1, title: Audit files, owner: director, due: 2016-07-31, status: off-track }
updates:
  - { date: 2016-07-29, of: 1.2, status: Completed }
`);
  const { problems } = await findProblems(files, null);
  expect(problems.map(({ rule, entity }) => `${rule} ${entity}`)).toEqual(["wrong-type 1.2"]);
});

async function published(folder: string): Promise<Files | null> {
  const name = path.join(folder, "published");
  return existsSync(name) ? readFolder(name) : null;
}

/** What one rule finds in a plan. Its published reports were made from `then`. */
async function findings(rule: RuleInfo, files: Files, then: Files | null): Promise<LocatedProblem[]> {
  const { problems } = await findProblems(files, then);
  const broken = [...files.values()].some((text) => text.includes("# Broken on purpose"));
  const unsound = ({ rule: id }: LocatedProblem): boolean =>
    id === "internal-error" || (!broken && LOAD_RULES.some((one) => one.id === id && one.alwaysOn));
  expect(problems.filter(unsound)).toEqual([]);
  return problems.filter((one) => one.rule === rule.id);
}

function print(found: readonly LocatedProblem[]): string {
  return found
    .map(({ file, range, severity, rule, message, related, hint }) => {
      const others = related.map((one) => `  ${one.file}:${at(one.range)} ${one.message}\n`);
      return `${file}:${at(range)} ${severity} ${rule} ${message}\n${others.join("")}${hint === null ? "" : `  ${hint}\n`}`;
    })
    .join("");
}

const at = ({ start }: LocatedProblem["range"]): string => `${start.line}:${start.column}`;
