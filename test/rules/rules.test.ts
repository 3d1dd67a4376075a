import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkPlan } from "../../src/check/check-plan.ts";
import type { Rule } from "../../src/check/rule.ts";
import { RULES } from "../../src/check/rules/index.ts";
import { type Diagnostic, locateProblems } from "../../src/diagnostics/diagnostic.ts";
import { asAtOf, type Files, filesOf, loadWithBase, readFolder } from "./compose.ts";
import { modelOf } from "./model-of.ts";

const HERE = import.meta.dirname;

/**
 * A rule's folder holds ok/ and bad/, each a small plan that is read together with base/, and bad.out: what the
 * rule says of bad/. Where a report was published, published/ is the plan as it stood then. To write every
 * bad.out anew after a change of wording: npx vitest run test/rules -u
 */
describe.each(RULES)("$id", (rule) => {
  const folder = path.join(HERE, rule.id);

  test("has fixtures", () => {
    for (const name of ["ok", "bad"]) expect(existsSync(path.join(folder, name)), name).toBe(true);
  });

  test("says nothing of ok/", async () => {
    expect(
      print(await diagnose(rule, await readFolder(path.join(folder, "ok")), await published(folder))),
    ).toBe("");
  });

  test("says of bad/ what bad.out holds", async () => {
    const found = await diagnose(rule, await readFolder(path.join(folder, "bad")), await published(folder));
    expect(found).not.toEqual([]);
    await expect(print(found)).toMatchFileSnapshot(path.join(folder, "bad.out"));
  });

  test("fires on its bad example and not on its good one", async () => {
    const [bad, good] = [filesOf(rule.bad), filesOf(rule.good)];
    expect(await diagnose(rule, bad, good)).not.toEqual([]);
    expect(print(await diagnose(rule, good, good))).toBe("");
  });
});

test("every folder of fixtures belongs to a rule", async () => {
  const folders = (await readdir(HERE, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const ids = RULES.map(({ id }) => id);
  expect(folders.map(({ name }) => name).filter((name) => name !== "base" && !ids.includes(name))).toEqual(
    [],
  );
});

test("no rule finds anything in the base", async () => {
  const { plan, problems, sources } = await loadWithBase(new Map());
  const found = checkPlan({ plan, asAt: "2016-09-02", published: new Map() });
  expect(print(locateProblems([...problems, ...found], sources))).toBe("");
});

test("an action that did not decode is blamed once, and nothing is said to lack it", async () => {
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
  const { plan, problems } = await loadWithBase(files);
  const found = checkPlan({ plan, asAt: "2016-09-02", published: new Map() });
  expect([...problems, ...found].map(({ rule }) => rule)).toEqual(["unknown-key"]);
});

async function published(folder: string): Promise<Files | null> {
  const name = path.join(folder, "published");
  return existsSync(name) ? readFolder(name) : null;
}

/** What one rule says of a plan whose published reports were made from `then`. */
async function diagnose(rule: Rule, files: Files, then: Files | null): Promise<Diagnostic[]> {
  const loaded = await loadWithBase(files);
  const { plan, sources } = loaded;
  const broken = [...files.values()].some((text) => text.includes("# Broken on purpose"));
  if (!broken) expect(loaded.problems).toEqual([]);
  const before = then === null ? plan : (await loadWithBase(then)).plan;
  const models = plan.reports
    .filter(({ state }) => typeof state === "object")
    .map(({ id, asAt }) => [id, { frozen: modelOf(before, asAt), replayed: modelOf(plan, asAt) }] as const);
  const problems = checkPlan({ plan, asAt: asAtOf(files, loaded), published: new Map(models) });
  expect(problems.filter((problem) => problem.rule === "internal-error")).toEqual([]);
  return locateProblems(
    problems.filter((problem) => problem.rule === rule.id),
    sources,
  );
}

function print(found: readonly Diagnostic[]): string {
  return found
    .map(({ file, range, severity, rule, message, related, hint }) => {
      const others = related.map((one) => `  ${one.file}:${at(one.range)} ${one.message}\n`);
      return `${file}:${at(range)} ${severity} ${rule} ${message}\n${others.join("")}${hint === null ? "" : `  ${hint}\n`}`;
    })
    .join("");
}

const at = ({ start }: Diagnostic["range"]): string => `${start.line}:${start.column}`;
