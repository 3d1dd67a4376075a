import { describe, expect, test } from "vitest";
import { LIMITS, memoryFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";
import { parseYaml } from "../../src/load/yaml/parse-yaml.ts";

const nested = (open: string, close: string, depth: number): string =>
  `actions:\n  ${open.repeat(depth)}x${close.repeat(depth)}\n`;

describe.each([
  ["[", "]"],
  ["{a: ", "}"],
  ["- ", ""],
])("levels opened with %j", (open, close) => {
  test.each([300, 100_000])(
    "%i deep give one problem, and the program neither hangs nor crashes",
    (depth) => {
      const { content, problems } = parseYaml("deep.yaml", nested(open, close, depth));
      expect(content).toBeNull();
      expect(problems).toMatchObject([
        { rule: "file-limit", message: `deep.yaml is nested more than ${LIMITS.depth} levels deep` },
      ]);
    },
  );
});

test("the greatest depth allowed is read", () => {
  expect(parseYaml("deep.yaml", nested("[", "]", LIMITS.depth - 1)).problems).toEqual([]);
  expect(parseYaml("deep.yaml", nested("[", "]", LIMITS.depth)).problems).toHaveLength(1);
});

test.each([300, 100_000])("%i brackets that are never closed give one problem", (depth) => {
  const { content, problems } = parseYaml("open.yaml", `actions: ${"[".repeat(depth)}`);
  expect(content).toBeNull();
  expect(problems).toMatchObject([{ rule: depth === 300 ? "yaml-syntax" : "file-limit" }]);
});

test("a hundred and thirty thousand problems of one file are all found", async () => {
  const many = `bodies: [${"no,".repeat(130_000)}]\n`;
  const { problems } = await readPlan(memoryFolder({ "plan.yaml": many }));
  expect(problems.filter(({ rule }) => rule === "ambiguous-scalar")).toHaveLength(130_000);
});
