import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { diffStates } from "../../../src/diff/comparison.ts";
import { compareStates } from "../../../src/model/compare.ts";
import type { CorrectedField } from "../../../src/model/parts.ts";
import { readModel } from "../../../src/model/read-model.ts";
import { type ReportModel, SCHEMA_VERSION } from "../../../src/model/report-model.ts";
import type { PlanState } from "../../../src/model/state.ts";
import { renderHtml } from "../../../src/render/render-html.ts";
import { openSides } from "../../../src/sides/open-sides.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const fileOf = (name: string, version = 1): string =>
  path.join(import.meta.dirname, `version-${version}/${name}.json`);
const parse = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, "utf8"));

function read(json: unknown): ReportModel {
  const outcome = readModel(json);
  if ("problem" in outcome) throw new Error(outcome.problem.message);
  return outcome.model;
}

/** Models of every shape that had the number 1, cut short, each with the last one of the same report. */
const SHAPES = [
  ["1-first", "7-last-cabinet"],
  ["2-notice", "7-last-cabinet"],
  ["3-control-limits", "7-last-cabinet"],
  ["4-board", "7-last-board"],
  ["5-public-state", "7-last-board"],
  ["6-targets", "7-last-board"],
] as const;

describe("a model of version 1", () => {
  test.each(SHAPES)("of the shape %s gets what it lacks", (name) => {
    expect(read(parse(fileOf(name)))).toEqual(parse(fileOf(`${name}.expected`)));
  });

  test.each(["7-last-cabinet", "7-last-board"])("of the shape %s lacks nothing of version 2", (name) => {
    const json = parse(fileOf(name));
    expect(read(json)).toEqual(read({ ...json, schemaVersion: 2 }));
  });

  test.each(SHAPES.flat())("of the shape %s is not changed itself", (name) => {
    const json = parse(fileOf(name));
    read(json);
    expect(json).toEqual(parse(fileOf(name)));
  });

  test.each(SHAPES.flat())("of the shape %s can be printed", async (name) => {
    const model = read(parse(fileOf(name)));
    const html = await renderHtml(model);
    const missing = model.document.parts.filter(({ anchor }) => !html.includes(`id="${anchor}"`));
    expect(missing).toEqual([]);
  });

  test.each(SHAPES)(
    "of the shape %s differs from the last in nothing that it did not record",
    async (name, last) => {
      for (const [base, head] of [
        [name, last],
        [last, name],
      ] as const) {
        const sides = await openSides(fileOf(base), fileOf(head), { plan: ROOT });
        expect(diffStates(sides.base.state, sides.head.state)).toEqual([]);
      }
      const [was, now] = [read(parse(fileOf(name))), read(parse(fileOf(last)))];
      expect([...compareStates(was.state, now.state)]).toEqual([]);
    },
  );

  test("that was made for the Board before models held what the public may see is not shown to the public", async () => {
    await expect(
      openSides(fileOf("4-board"), fileOf("7-last-board"), { plan: ROOT, audience: "public" }),
    ).rejects.toThrow(/4-board\.json" cannot show what the public may see/);
  });
});

/** The last models of each version, of one plan. A correction of an action's progress was known when they were made. */
describe.each([
  { version: 2, names: ["last-cabinet", "last-board"] },
  { version: 3, names: ["last-cabinet", "last-board", "with-charts"] },
])("a model of version $version", ({ version, names }) => {
  test.each(names)("(%s) gets what it lacks", (name) => {
    expect(read(parse(fileOf(name, version)))).toEqual(parse(fileOf(`${name}.expected`, version)));
  });

  test.each(names)("(%s) is not changed itself", (name) => {
    const json = parse(fileOf(name, version));
    read(json);
    expect(json).toEqual(parse(fileOf(name, version)));
  });

  test.each(names)("(%s) can be printed", async (name) => {
    const model = read(parse(fileOf(name, version)));
    const html = await renderHtml(model);
    expect(model.document.parts.filter(({ anchor }) => !html.includes(`id="${anchor}"`))).toEqual([]);
  });
});

describe("a model of version 2", () => {
  const published = read(parse(fileOf("last-cabinet", 2))).state;
  const correction = {
    date: "2025-12-22",
    corrects: "2025-12-17",
    field: "progress",
    to: "Three of five teams use the new record.",
    until: null,
    reason: "A team had been left out",
  };
  const today = (correctedFields: readonly CorrectedField[]): PlanState => {
    const { unrecorded: _, ...state } = published;
    const actions = state.actions.map((one) => (one.id === "1.2" ? { ...one, correctedFields } : one));
    return { ...state, asAt: "2026-02-28", actions };
  };

  test("differs from today's in no correction that it did not record", () => {
    expect(diffStates(published, today([correction]))).toEqual([]);
    expect(diffStates(today([correction]), published)).toEqual([]);
    expect([...compareStates(published, today([correction]))]).toEqual([]);
  });

  test("does not hide a correction that was made after its date", () => {
    const later = { ...correction, date: "2026-01-26", to: "Two of five." };
    expect(diffStates(published, today([correction, later])).map(({ message }) => message)).toEqual([
      "Action 1.2, Record each supervision on the child's file: its progress was corrected from “Three of five teams use the new record.” to “Two of five.” Reason: A team had been left out.",
    ]);
  });
});

test("a model of today's version is read as it is", () => {
  const json = parse(fileOf("last-board.expected", 3));
  expect(json.schemaVersion).toBe(SCHEMA_VERSION);
  expect(read(json)).toEqual(json);
});

test("a report that was published with dots in its anchors has ids that are valid, and links that lead to them", async () => {
  const html = await renderHtml(read(parse(path.join(ROOT, "data/reports/published/cabinet-2016-05.json"))));
  const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found]) => found as string);
  const ids = all(/ id="([^"]*)"/g);
  expect(ids).toEqual(
    expect.arrayContaining(["action-1-1", "section-1-management-oversight-of-the-single-assessment"]),
  );
  expect(ids.filter((id) => !/^[a-z][\w-]*$/i.test(id))).toEqual([]);
  expect(all(/ href="#([^"]*)"/g).filter((anchor) => !ids.includes(anchor))).toEqual([]);
});

/** A published report is a record: whatever becomes of the program, these files never change. */
test.each([
  [
    "data/reports/published/cabinet-2016-05.json",
    "6f3d00493388f253c43bfee642f29d781ae8e76cb206da12d2f34f1f00b547a3",
  ],
  [
    "examples/full/reports/published/cabinet-2024-05.json",
    "e801f849647aa6ddbf5fb0b0b79cc4f56775332461075a84e602252616acaac6",
  ],
  [
    "examples/full/reports/published/cabinet-2025-01.json",
    "6e48a2febc1dcb4e1bdffbd254f9a54b890bccc6f1a14185ce71998469e2a797",
  ],
])("%s is as it was published", (file, digest) => {
  const bytes = readFileSync(path.join(ROOT, file));
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
  expect(readModel(JSON.parse(bytes.toString("utf8")))).toHaveProperty("model");
});
