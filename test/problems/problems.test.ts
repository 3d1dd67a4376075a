import { describe, expect, test } from "vitest";
import { locateProblems, type Sources } from "../../src/problems/locate.ts";
import { atOffsets, below, keyOf, originOf, within } from "../../src/problems/origin.ts";
import { isAtLeast, type Problem } from "../../src/problems/problem.ts";
import { capitalise, didYouMean, list, nearest, plural } from "../../src/text/words.ts";

/** Every line has ten characters. */
const SOURCES: Sources = {
  locate({ offsets = [0, 0] }) {
    const [start, end] = offsets.map((offset) => ({
      line: Math.floor(offset / 10) + 1,
      column: (offset % 10) + 1,
    }));
    return { start, end } as ReturnType<Sources["locate"]>;
  },
  text: () => null,
  texts: () => [],
};

const problem = (file: string, offset: number, rest: Partial<Problem> = {}): Problem => ({
  rule: "wrong-type",
  severity: "error",
  message: "Wrong",
  origin: atOffsets(file, offset, offset + 1),
  ...rest,
});

describe("problems are listed in reading order", () => {
  test("by file, line, column, rule and message, whatever order they were found in", () => {
    const inOrder = [
      problem("B.yaml", 99),
      problem("a.yaml", 3),
      problem("a.yaml", 12),
      problem("a.yaml", 15, { rule: "duplicate-id" }),
      problem("a.yaml", 15, { message: "A" }),
      problem("a.yaml", 15, { message: "B" }),
      problem("a.yaml", 105),
      problem("b.yaml", 0),
    ];
    const shown = (problems: readonly Problem[]) =>
      locateProblems(problems, SOURCES).map(({ file, range, rule, message }) => [
        file,
        range.start,
        rule,
        message,
      ]);
    expect(shown([...inOrder].reverse())).toEqual(shown(inOrder));
    expect(shown(inOrder).map(([file]) => file)).toEqual(inOrder.map(({ origin }) => origin.file));
    expect(shown(inOrder)[1]).toEqual(["a.yaml", { line: 1, column: 4 }, "wrong-type", "Wrong"]);
  });

  test("and each one only once", () => {
    const twice = [problem("a.yaml", 3), problem("a.yaml", 3), problem("a.yaml", 3, { hint: "Other" })];
    expect(locateProblems(twice, SOURCES).map(({ hint }) => hint)).toEqual([null, "Other"]);
  });

  test("with all their keys, and the places they refer to", () => {
    const related = [{ message: "first here", origin: atOffsets("b.yaml", 20, 25) }];
    expect(locateProblems([problem("a.yaml", 3, { entity: "1.1", related })], SOURCES)).toEqual([
      {
        rule: "wrong-type",
        severity: "error",
        message: "Wrong",
        file: "a.yaml",
        range: { start: { line: 1, column: 4 }, end: { line: 1, column: 5 } },
        entity: "1.1",
        related: [
          {
            message: "first here",
            file: "b.yaml",
            range: { start: { line: 3, column: 1 }, end: { line: 3, column: 6 } },
          },
        ],
        hint: null,
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
  });
});

test("a fingerprint stays the same when lines move, and depends on rule, entity and message", () => {
  const print = (one: Problem) => locateProblems([one], SOURCES)[0]?.fingerprint;
  const first = problem("a.yaml", 3, { entity: "1.1" });
  expect(print(problem("moved.yaml", 88, { entity: "1.1" }))).toBe(print(first));
  const others = [
    { entity: "1.2" },
    { entity: "1.1", rule: "other" },
    { entity: "1.1", message: "Other" },
    {},
  ];
  for (const rest of others) expect(print(problem("a.yaml", 3, rest))).not.toBe(print(first));
  expect(print(problem("b.yaml", 3))).not.toBe(print(problem("a.yaml", 3)));
});

test("a place can lie below another", () => {
  const entry = originOf("a.yaml", ["actions", 0]);
  expect(below(entry, "evidence", 1, "date")).toEqual({
    file: "a.yaml",
    path: ["actions", 0, "evidence", 1, "date"],
    part: "value",
  });
  expect(keyOf(entry).part).toBe("key");
  expect(within(entry, 3, 5)).toEqual({ ...entry, span: [3, 5] });
  expect(below(within(keyOf(entry), 3, 5), "due")).toEqual(originOf("a.yaml", ["actions", 0, "due"]));
});

describe("a mistyped name", () => {
  const KNOWN = ["due", "start", "status", "answers", "measured-by", "caseload"];

  test.each([
    ["deu", "due"],
    ["stauts", "status"],
    ["Status", "status"],
    ["satrt", "start"],
    ["answer", "answers"],
    ["measured_by", "measured-by"],
    ["caselode", "caseload"],
  ])("%s probably means %s", (name, meant) => {
    expect(nearest(name, KNOWN)).toBe(meant);
    expect(didYouMean(name, KNOWN)).toBe(`Did you mean "${meant}"?`);
  });

  test.each(["colour", "xyz", "when", "2.1", ""])("%j is close to no name", (name) => {
    expect(didYouMean(name, KNOWN)).toBeUndefined();
  });

  test("the first of two equally close names is meant", () => {
    expect(nearest("visit", ["visits", "visit-"])).toBe("visits");
  });

  test("is not guessed when only a number differs", () => {
    expect(nearest("1.3", ["1.1", "1.2"])).toBeUndefined();
    expect(nearest("R12", ["R1", "R2"])).toBeUndefined();
    expect(nearest("ofstde-2016-07", ["ofsted-2016-07"])).toBe("ofsted-2016-07");
  });
});

test("severities are in order", () => {
  expect(isAtLeast("error", "warning")).toBe(true);
  expect(isAtLeast("warning", "warning")).toBe(true);
  expect(isAtLeast("info", "warning")).toBe(false);
});

test("words are joined and counted as people would write them", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((items) => list(items))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(list(["a", "b"], "or")).toBe("a or b");
  expect([plural(0, "action"), plural(1, "action"), plural(2, "entry", "entries")]).toEqual([
    "0 actions",
    "1 action",
    "2 entries",
  ]);
  expect(capitalise("inadequate")).toBe("Inadequate");
});
