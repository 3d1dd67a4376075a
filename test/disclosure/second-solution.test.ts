import { describe, expect, test } from "vitest";
import { type Equation, onlyPossible, type Unknown } from "./second-solution.ts";

/** "a + b = 2": unknowns without weights. */
function equation(text: string): Equation {
  const [left = "", total] = text.split(" = ");
  return { terms: new Map(left.split(" + ").map((name) => [name, 1])), total: Number(total) };
}

const given = (
  equations: readonly string[],
  truth: Readonly<Record<string, number>>,
  least = 1,
): string[] => {
  const unknowns = Object.entries(truth).map(([name, size]): [string, Unknown] => [
    name,
    { truth: size, least },
  ]);
  return onlyPossible(equations.map(equation), new Map(unknowns), Object.keys(truth)).sort();
};

describe("the outsider's solver", () => {
  test.each<[string, readonly string[], Readonly<Record<string, number>>, readonly string[]]>([
    ["two that make 2 are 1 each", ["a + b = 2"], { a: 1, b: 1 }, ["a", "b"]],
    ["two that make 3 may be either way", ["a + b = 3"], { a: 1, b: 2 }, []],
    ["a remainder follows", ["a + b = 7", "b = 5"], { a: 2, b: 5 }, ["a", "b"]],
    ["three pairs give each", ["a + b = 5", "b + c = 6", "a + c = 7"], { a: 3, b: 2, c: 4 }, ["a", "b", "c"]],
    [
      "rows and columns of a table together leave no room",
      ["a + b = 2", "c + d = 9", "a + c = 4", "b + d = 7"],
      { a: 1, b: 1, c: 3, d: 6 },
      ["a", "b", "c", "d"],
    ],
    [
      "rows and columns of a table leave room",
      ["a + b = 4", "c + d = 9", "a + c = 5", "b + d = 8"],
      { a: 2, b: 2, c: 3, d: 6 },
      [],
    ],
  ])("%s", (_why, equations, truth, expected) => {
    expect(given(equations, truth)).toEqual(expected);
  });

  test("refuses a truth that contradicts its equations", () => {
    expect(() => given(["a + b = 3"], { a: 1, b: 1 })).toThrow("is not 3");
  });
});
