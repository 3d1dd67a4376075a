import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";

const FOLDER = "docs/ci";

const blocksOf = (page: string): string[] =>
  [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);

/** The values of a key, wherever it is. */
function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => [
    ...(name === key ? [held] : []),
    ...valuesOf(held, key),
  ]);
}

describe.each(await readdir(FOLDER))("docs/ci/%s", async (name) => {
  const page = await readFile(path.join(FOLDER, name), "utf8");

  test("has one whole file, which is sound YAML and says what it is called", () => {
    const [block, ...others] = blocksOf(page);
    expect(others).toEqual([]);
    expect(block).toMatch(/^# \.?[\w./-]+\.ya?ml\n/);
    const document = parseDocument(block ?? "", { strict: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(document.toJS()).toEqual(expect.any(Object));
  });
});

test("the page for GitHub names every input of the action, and gives it none that it lacks", async () => {
  const page = await readFile(path.join(FOLDER, "github.md"), "utf8");
  const inputs = Object.keys(parse(await readFile("action.yml", "utf8")).inputs);
  expect([...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)).toEqual(inputs);
  const workflow = parse(blocksOf(page)[0] ?? "");
  const [given] = valuesOf(workflow, "steps").flatMap((steps) => valuesOf(steps, "with").slice(-1));
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(given as object)));
});

test("actions of others are named by their major version, and alike in every file", async () => {
  const pages = ["github.md", "many-plans.md"].map((name) => readFile(path.join(FOLDER, name), "utf8"));
  const used = [
    ...valuesOf(parse(await readFile("action.yml", "utf8")), "uses"),
    ...(await Promise.all(pages)).flatMap((page) => valuesOf(parse(blocksOf(page)[0] ?? ""), "uses")),
    ...valuesOf(
      parse(await readFile("examples/new-plan/.github/workflows/improvement-plan.yml", "utf8")),
      "uses",
    ),
  ].map(String);
  for (const one of used) expect(one).toMatch(/^[\w-]+\/[\w-]+(\/[\w-]+)*@v\d+$/);
  const versions = new Map(used.map((one) => [one.replace(/@.*/, ""), one]));
  expect(versions.size).toBeGreaterThan(4);
  expect(used.filter((one) => ![...versions.values()].includes(one))).toEqual([]);
});

test("the page and the file for pre-commit name the same hook, which gets no file names", async () => {
  const hooks = parse(await readFile(".pre-commit-hooks.yaml", "utf8"));
  expect(hooks).toEqual([
    expect.objectContaining({ language: "node", pass_filenames: false, entry: "improve check" }),
  ]);
  const page = parse(blocksOf(await readFile(path.join(FOLDER, "pre-commit.md"), "utf8"))[0] ?? "");
  expect(valuesOf(page, "id")).toEqual(hooks.map(({ id }: { id: string }) => id));
  const files = new RegExp(hooks[0].files);
  expect(
    ["plan/plan.yaml", "a.yml", "figures.csv", "b.xlsx", "c.ods"].filter((one) => !files.test(one)),
  ).toEqual([]);
  expect(files.test("README.md")).toBe(false);
});
