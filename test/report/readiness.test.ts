import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Comparison, diffStates } from "../../src/diff/comparison.ts";
import { summariseComparison } from "../../src/diff/say.ts";
import { createViews } from "../../src/disclosure/views.ts";
import type { Exported } from "../../src/export/export-table.ts";
import { TRACEABILITY } from "../../src/export/traceability.ts";
import { diskFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import { plainText } from "../../src/model/table.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { evaluateReadiness } from "../../src/plan/readiness/evaluate.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { blocksOf, build, type Fixture, words } from "./build-fixture.ts";

let fixture: Fixture;

beforeAll(async () => {
  fixture = (await readPlan(diskFolder(path.join(import.meta.dirname, "readiness-fixture")))) as Fixture;
  expect(fixture.problems).toEqual([]);
});

/** The plan with another number of children who wait in August. */
function withWaiting(count: number): Fixture {
  const extracts = fixture.plan.extracts.map((extract) => ({
    ...extract,
    figures: extract.figures.map((one) =>
      one.kpi === "waiting" && one.period === "2016-08"
        ? { ...one, figure: { ...one.figure, value: count } }
        : one,
    ),
  }));
  return { ...fixture, plan: { ...fixture.plan, extracts } };
}

const READERS = { asAt: "2016-09-02", audience: "public", edition: "public" } as const;

const gapsOf = ({ plan }: Fixture) => {
  const shown = createViews(plan).shown({ ...READERS, earlier: [] });
  return evaluateReadiness(shown.plan).gaps.map(({ kind, entity, what }) => `${kind} ${entity}: ${what}`);
};

/** To write what is expected again after a change of wording: npx vitest run test/report -u */
test("a report on readiness evaluates each recommendation and finding", async () => {
  const { model, problems } = build(fixture, "readiness");
  expect(problems).toEqual([]);
  const printed = model.document.parts.flatMap(({ title, blocks }) => [
    `h1 ${title}`,
    ...blocks.flatMap(words),
  ]);
  await expect(`${printed.join("\n")}\n`).toMatchFileSnapshot("expected/readiness.txt");
});

test("one round of audits alone cannot tell, which is a gap and no lack of a measure", () => {
  const { plan } = fixture;
  const audits = plan.audits.map((audit) => (audit.id === "audit-2" ? { ...audit, answers: ["R3"] } : audit));
  const audited = { ...fixture, plan: { ...plan, audits } };
  const told = gapsOf(audited).filter((gap) => /recommendation 3|R3/.test(gap));
  expect(told).toContain(
    "measure-unclear audit-2: One round of audits alone cannot tell what has changed for recommendation 3.",
  );
  expect(told.join()).not.toContain("no-measure");
  const shown = createViews(audited.plan).shown({ ...READERS, earlier: [] });
  const row = evaluateReadiness(shown.plan).evaluations.find(({ subject }) => subject.path === "R3");
  expect(row?.impact).toEqual({ sign: "none", word: "Cannot tell", count: null });
});

test("gaps are ranked by kind, then by how grave the finding is, then by number", () => {
  expect(gapsOf(fixture).map((gap) => gap.replace(/:.*/, ""))).toEqual([
    "finding-came-back R1",
    "no-action visit-1/letter/b",
    "no-action R3",
    "audit-not-better audit-2",
    "measure-no-change supervision",
    "evidence-missing 4.1",
    "evidence-unverified 1.1",
    "evidence-old 2.1",
    "no-measure visit-1/letter/a",
    "no-measure visit-1/letter/b",
    "no-measure R3",
    "measure-unclear waiting",
  ]);
});

describe("an action that names no recommendation", () => {
  const withAction = (...answers: string[]): Fixture => {
    const [first] = fixture.plan.actions;
    if (first === undefined) throw new Error("The fixture has actions");
    const action = { ...first, id: "9.1", answers, title: "Sit in on supervision", measuredBy: ["caseload"] };
    return { ...fixture, plan: { ...fixture.plan, actions: [...fixture.plan.actions, action] } };
  };
  const stateOf = ({ plan }: Fixture) => planState(createViews(plan).shown({ ...READERS, earlier: [] }).plan);

  /** What counts the action, in the report and in the table of exports. */
  const countedWith = (changed: Fixture) => {
    const { evaluations } = evaluateReadiness(planAsAt(changed.plan, READERS.asAt));
    const rows = TRACEABILITY.rowsOf({ state: stateOf(changed) } as Exported);
    return {
      report: evaluations
        .filter(({ actions }) => actions.some(({ action }) => action.id === "9.1"))
        .map(({ subject }) => subject.path),
      table: rows.flatMap(([path, , , , by]) =>
        /9\.1/.test(JSON.stringify(by)) ? [(path as { value: string }).value] : [],
      ),
    };
  };

  test.each([
    [["audit-1"], ["R1"]],
    [["visit-1/letter/a"], ["R1", "visit-1/letter/a"]],
    [
      ["audit-1", "visit-1/letter/a"],
      ["R1", "visit-1/letter/a"],
    ],
    [["R2", "audit-1"], ["R2"]],
  ])("but %j counts with %j, of which that is", (answers, counted) => {
    const { report, table } = countedWith(withAction(...answers));
    expect(report).toEqual(expect.arrayContaining(counted));
    expect(report.filter((path) => /^R/.test(path))).toEqual(counted.filter((path) => /^R/.test(path)));
    expect(table.filter((path) => /^R/.test(path))).toEqual(counted.filter((path) => /^R/.test(path)));
  });
});

test("a comparison of two reports on readiness tells the gaps that closed and those that are new, with what they stand with", () => {
  const stateAt = (asAt: string) => build(fixture, "readiness", {}, { asAt }).model.state;
  const changes = diffStates(stateAt("2016-07-29"), stateAt("2016-09-02"));
  const told = changes.filter(({ kind }) => kind.startsWith("gap-"));
  expect(told.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Recommendation 1: new gap: Supervision in time: no real change by its chart up to August 2016.",
      "Recommendation 4: new gap: Action 4.1 is complete, and nothing shows it.",
      "Recommendation 1: gap closed: Supervision in time: no figure is known.",
      "Recommendation 2: gap closed: Average caseload: no figure is known.",
    ]
  `);
  const comparison = {
    base: { asAt: "2016-07-29" },
    head: { asAt: "2016-09-02" },
    changes: told,
    omitted: 0,
  };
  expect(summariseComparison(comparison as unknown as Comparison)).toMatchInlineSnapshot(
    `"4 changes: 2 warnings, 2 notes, between 29 July and 2 September 2016; 2 gaps closed, 2 new"`,
  );
  const cabinet = { ...stateAt("2016-07-29"), report: null };
  expect(diffStates(cabinet, stateAt("2016-09-02")).filter(({ kind }) => kind.startsWith("gap-"))).toEqual(
    [],
  );
});

describe("nothing that readers may not see", () => {
  test("follows from a gap: a suppressed figure makes none of its own, whatever it is", () => {
    const small = [1, 2, 3, 4, 5].map((count) => gapsOf(withWaiting(count)));
    for (const gaps of small) expect(gaps).toEqual(small[0]);
    expect(small[0]).toContain(
      "measure-unclear waiting: Children waiting for a social worker: its newest figure may not be printed.",
    );
    expect(gapsOf(withWaiting(0))).not.toEqual(small[0]);
  });

  test("is printed of an exempt finding", () => {
    const text = (edition: "public" | "exempt"): string =>
      JSON.stringify(build(fixture, "readiness", {}, { edition }).model);
    expect(text("public")).not.toContain("three places");
    expect(text("public")).toContain("Withheld: exempt under paragraph 2");
    expect(text("exempt")).toContain("three places");
  });
});

describe("the matrix", () => {
  test("leads to the evaluation of each recommendation, and of a finding with its recommendation", () => {
    const { model } = build(fixture, "readiness");
    const anchors = model.document.parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "heading" ? [block.anchor] : [])),
    );
    const links = blocksOf(model, "overview").flatMap((block) =>
      block.kind !== "table"
        ? []
        : block.rows.flatMap(({ cells: [first] }) =>
            (first?.lines ?? []).flatMap((line) =>
              "text" in line
                ? line.text.flatMap((one) => (one.kind === "link" ? [[plainText([one]), one.href]] : []))
                : [],
            ),
          ),
    );
    expect(links.map(([text]) => text?.slice(0, 16))).toEqual([
      "1. Supervision",
      "2. Caseloads",
      "3. Records",
      "4. Scrutiny",
      "(a) Supervision ",
      "(b) Withheld: ex",
      "(a) Supervision,",
    ]);
    expect(links.filter(([, href]) => !anchors.includes(href?.slice(1) ?? ""))).toEqual([]);
  });

  test("stands in a report to the Board without links where nothing is evaluated", () => {
    const changes = { template: "board", audience: "board" } as const;
    const { model, problems } = build(fixture, "readiness", changes);
    expect(problems).toEqual([]);
    expect(JSON.stringify(model.document)).not.toContain("#evaluation-");
    expect(blocksOf(model, "main-report").flatMap(words)).toContain(
      "2. Caseloads | 2 of 2 | [In part, 1 of 2] | [Better, 1 of 1] | [Strength, 1 of 1]",
    );
  });
});

test("a plan without findings and gaps says so", () => {
  const { plan } = fixture;
  const empty = {
    ...fixture,
    plan: { ...plan, recommendations: [], actions: [], updates: [], events: [], kpis: [] },
  };
  const { model } = build(empty, "readiness", { main: "Nothing more.", appendices: [] });
  expect(blocksOf(model, "overview").flatMap(words)).toEqual([
    "h2 Summary",
    "1 In our own words.",
    "- No recommendation or finding is known yet.",
    "- Every action that is done has new evidence which somebody else checked, every measure that can tell is better or holds its target, and no recommendation is still a concern.",
  ]);
});
