import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { memoryFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import { below } from "../../src/problems/origin.ts";
import { loadFiles } from "./load-files.ts";

const ACTION = "actions:\n  - { id: 1.1, answers: R1, title: Audit }\n";

describe("a plan is read from all its files", () => {
  test("in whatever folder, in the order of their paths", async () => {
    const { plan } = await loadFiles({
      "b.yaml": ACTION,
      "a/z.yml": ACTION.replace("1.1", "1.2"),
      "a/b/c.YAML": ACTION.replace("1.1", "1.3"),
      "notes.txt": "not: [read",
      ".hidden/x.yaml": "not: [read",
      "node_modules/x.yaml": "not: [read",
    });
    expect(plan.actions.map(({ id, origin }) => [id, origin.file])).toEqual([
      ["1.3", "a/b/c.YAML"],
      ["1.2", "a/z.yml"],
      ["1.1", "b.yaml"],
    ]);
  });

  test("and every entry remembers where it was written", async () => {
    const { plan, sources } = await loadFiles({ "actions.yaml": `# Actions\n${ACTION}` });
    const origin = { file: "actions.yaml", path: ["actions", 0], part: "value" } as const;
    expect(plan.actions[0]?.origin).toEqual(origin);
    expect(sources.locate(below(origin, "title"))).toEqual({
      start: { line: 3, column: 36 },
      end: { line: 3, column: 41 },
    });
  });

  test("scalars stay what the author wrote", async () => {
    const { plan } = await loadFiles({
      "actions.yaml":
        "actions:\n  - { id: 1.10, answers: 012, title: 1e3, workstream: 'no', outcome: 0x1F }\n",
    });
    expect(plan.actions[0]).toMatchObject({
      id: "1.10",
      answers: ["012"],
      title: "1e3",
      workstream: "no",
      outcome: "0x1F",
    });
  });
});

describe("an entry that cannot be read", () => {
  test("does not hide other entries, and its id stays known", async () => {
    const { plan, problems } = await loadFiles({
      "actions.yaml": `${ACTION}  - { id: 1.2, answers: R1, title: Train, due: soon }\n  - { id: 1.3, title: Review }\n`,
    });
    expect(plan.actions.map(({ id }) => id)).toEqual(["1.1"]);
    expect(problems.map(({ entity }) => entity)).toEqual(["1.2", "1.3"]);
    expect(plan.unreadableIds).toEqual(new Set(["1.2", "1.3"]));
  });

  test("may still be updated: the update is checked against the fields of its collection", async () => {
    const { plan, problems } = await loadFiles({
      "actions.yaml": "actions:\n  - { id: 1.1, title: Audit }\n",
      "updates.yaml": "updates:\n  - { date: 2016-05-06, of: 1.1, due: 2016-06-30 }\n",
    });
    expect(problems.map(({ rule }) => rule)).toEqual(["missing-field"]);
    expect(plan.updates).toMatchObject([{ of: "1.1", patch: { due: "2016-06-30" } }]);
  });

  test("for its YAML leaves the others of the file in the plan, and its own id known", async () => {
    const { plan, problems } = await loadFiles({
      "actions.yaml": `\
actions:
  - id: 1.1
    answers: R1
    title: 'Audit
  - { id: "1.2", answers: R1, title: x }
updates:
  - { date: 2016-05-06, of: 1.2, status: Green }
  - date: 2016-05-06
    of: [1.3, 1.4]
    progress: "Half
`,
    });
    expect(problems.map(({ rule }) => rule)).toEqual(["yaml-syntax", "yaml-syntax", "wrong-type"]);
    expect(plan.actions.map(({ id }) => id)).toEqual(["1.2"]);
    expect(plan.unreadableIds).toEqual(new Set(["1.1"]));
    expect(plan.idsWithUnreadableUpdates).toEqual(new Set(["1.2", "1.3", "1.4"]));
  });

  test("for its YAML is in the plan as it will be, where that can be told, and each problem has its place", async () => {
    const { plan, problems, sources } = await loadFiles({
      "actions.yaml": `\
actions:
 - id: 1.1
   answers: R1
   title: Audit: files
   status: Green
  - { id: 1.2, answers: R1, title: "May" and June, due: 31/5/2016 }
  - { id: 1.3, answers: R1, title: x }
`,
    });
    expect(plan.actions.map(({ id }) => id)).toEqual(["1.3"]);
    const places = problems.map(({ rule, origin }) => {
      const { start } = sources.locate(origin);
      return `${rule} ${start.line}:${start.column}`;
    });
    expect(places).toEqual([
      "yaml-syntax 2:1",
      "yaml-syntax 4:11",
      "yaml-syntax 6:36",
      "wrong-type 5:12",
      "invalid-date 6:57",
    ]);
  });

  test("in a file of Windows' Unicode leaves its ids known, and how its updates leave the actions", async () => {
    const text = "actions:\n  - { id: 1.1, title: Audit }\nupdates:\n  - { date: 2016-05-06, of: 1.2 }\n";
    const loaded = await readPlan(memoryFolder({ "sent.yaml": Buffer.from(`\uFEFF${text}`, "utf16le") }));
    expect(loaded.plan.unreadableIds).toEqual(new Set(["1.1"]));
    expect(loaded.plan.idsWithUnreadableUpdates).toEqual(new Set(["1.2"]));
  });

  test("for one figure is an extract without that figure", async () => {
    const { plan } = await loadFiles({
      "plan.yaml": `\
kpis:
  - { id: caseload, name: Caseload, definition: Children, unit: children, frequency: monthly, basis: snapshot, better: lower, subject: staff, answers: R1 }
extracts:
  - { date: 2016-09-02, values: { caseload: { 2016-07: 17.4, 2016-08: 71 of 80 } } }
`,
    });
    expect(plan.extracts.flatMap(({ figures }) => figures.map(({ period }) => period))).toEqual(["2016-07"]);
    expect(plan.unreadFigures).toEqual([{ kpi: "caseload", period: "2016-08", date: "2016-09-02" }]);
  });
});

describe("updates", () => {
  test("of several entries become one for each, and those inside an entry belong to it", async () => {
    const { plan, problems } = await loadFiles({
      "actions.yaml": `${ACTION}  - id: 1.2\n    answers: R1\n    title: Train\n    updates: [{ date: 2016-05-07, superseded-by: 1.1 }]\n`,
      "updates.yaml":
        "updates:\n  - { date: 2016-05-06, of: [1.1, 1.2], status: on-track, note: No change }\n",
    });
    expect(problems).toEqual([]);
    expect(plan.updates.map(({ origin: _, ...update }) => update)).toEqual([
      { date: "2016-05-07", of: "1.2", patch: { supersededBy: "1.1" } },
      { date: "2016-05-06", of: "1.1", note: "No change", patch: { status: "on-track" } },
      { date: "2016-05-06", of: "1.2", note: "No change", patch: { status: "on-track" } },
    ]);
  });

  test("are decoded with the fields of the entry they update", async () => {
    const { plan, problems } = await loadFiles({
      "events.yaml": "events:\n  - { id: visit, kind: review, by: ofsted, planned: late 2016 }\n",
      "updates.yaml":
        "updates:\n  - { date: 2016-10-14, of: visit, held: 2016-10-12/2016-10-13, documents: [{ id: letter, date: 2016-11-01, file: letter.md }] }\n",
      "letter.md": "Dear Director",
    });
    expect(problems).toEqual([]);
    expect(plan.updates[0]?.patch).toEqual({
      held: { start: "2016-10-12", end: "2016-10-13" },
      documents: [{ id: "letter", date: "2016-11-01", file: "letter.md" }],
    });
    expect(plan.attachments.get("letter.md")).toBe("Dear Director");
  });
});

test("figures are read from YAML and from CSV, each with its own place", async () => {
  const { plan, sources } = await loadFiles({
    "extracts/may.yaml": `extracts:
  - date: 2016-05-05
    file: may.csv
    restated: { caseload: Counted late }
    values: { caseload: { 2016-04: 17.2 }, assessments: { 2016-04: 71/78, 2016-05: c } }
`,
    "extracts/may.csv": "kpi,period,numerator,denominator\ncp-visits,2016-04,30,40\n",
  });
  const figures = plan.extracts.flatMap((extract) => extract.figures);
  const place = (index: number) => {
    const origin = figures[index]?.origin as NonNullable<(typeof figures)[number]>["origin"];
    const { line, column } = sources.locate(origin).start;
    return `${origin.file}:${line}:${column}`;
  };
  expect(
    figures.map(({ kpi, period, figure, origin: _ }, index) => [
      kpi,
      period,
      figure.value,
      figure.symbol,
      place(index),
    ]),
  ).toEqual([
    ["caseload", "2016-04", 17.2, null, "extracts/may.yaml:5:36"],
    ["assessments", "2016-04", 71 / 78, null, "extracts/may.yaml:5:68"],
    ["assessments", "2016-05", null, "c", "extracts/may.yaml:5:84"],
    ["cp-visits", "2016-04", 0.75, null, "extracts/may.csv:2:19"],
  ]);
  expect(plan.extracts[0]?.restated).toEqual(new Map([["caseload", "Counted late"]]));
});

describe("a folder that is not a plan is refused, with what to do", () => {
  test("when it does not exist", async () => {
    await expect(readPlan("/nowhere/data")).rejects.toMatchObject({
      name: "UsageError",
      message: 'There is no folder "/nowhere/data"',
      exitCode: 2,
      hint: expect.stringContaining("Give the folder"),
    });
  });

  test("when it is a file, or holds no YAML", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "plan-"));
    try {
      await expect(readPlan(folder)).rejects.toThrow(/holds no YAML file/);
      await writeFile(path.join(folder, "plan.txt"), "");
      await expect(readPlan(path.join(folder, "plan.txt"))).rejects.toThrow(/is a file, not a folder/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
