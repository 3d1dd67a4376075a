import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { locateProblems } from "../../src/diagnostics/diagnostic.ts";
import { loadPlan } from "../../src/load/load-plan.ts";
import { REPORTERS, type ReporterName } from "../../src/reporters/index.ts";
import type { CheckReport } from "../../src/reporters/report.ts";

const HERE = import.meta.dirname;
const { problems, sources } = await loadPlan(path.join(HERE, "fixture"));

const FOUND: CheckReport = {
  asAt: "2016-09-02",
  diagnostics: locateProblems(problems, sources),
  textOf: (file) => sources.text(file),
};
const NOTHING: CheckReport = { ...FOUND, diagnostics: [] };
const NAMES = Object.keys(REPORTERS) as ReporterName[];

/** To write what is expected anew after a change of wording: npx vitest run test/reporters -u */
describe.each(NAMES)("%s", (name) => {
  test.each([false, true])("prints what was found, with colours: %s", async (color) => {
    const file = path.join(HERE, "expected", `${name}${color ? "-in-colour" : ""}.txt`);
    const text = REPORTERS[name](FOUND, { color });
    await expect(text.replaceAll("\u001b", "\\e")).toMatchFileSnapshot(file);
  });

  test("prints the same words with colours and without, and ends its last line", () => {
    const plain = REPORTERS[name](FOUND, { color: false });
    expect(stripVTControlCharacters(REPORTERS[name](FOUND, { color: true }))).toBe(plain);
    expect(stripVTControlCharacters(plain)).toBe(plain);
    expect(plain).toMatch(/[^\n]\n$/);
  });
});

describe("codeframe", () => {
  const print = (report: CheckReport): string => REPORTERS.codeframe(report, { color: false });

  test("says that nothing was found, and as at which date", () => {
    expect(print(NOTHING)).toBe("No problems found, as at 2 September 2016.\n");
    expect(print({ ...NOTHING, asAt: null })).toBe("No problems found.\n");
  });

  test("counts what was found", () => {
    const [one] = FOUND.diagnostics;
    const severities = ["error", "warning", "warning", "info"] as const;
    const diagnostics = severities.map((severity) => ({ ...(one as NonNullable<typeof one>), severity }));
    expect(print({ ...FOUND, diagnostics })).toMatch(
      /\n1 error, 2 warnings and 1 note, as at 2 September 2016\.\n$/,
    );
  });

  test("marks exactly what is meant", () => {
    for (const { file, range } of FOUND.diagnostics) {
      const line = sources.text(file)?.split("\n")[range.start.line - 1] as string;
      if (line === "") continue;
      const end = range.end.line === range.start.line ? range.end.column : line.length + 1;
      const mark = " ".repeat(range.start.column - 1) + "^".repeat(Math.max(1, end - range.start.column));
      expect(print(FOUND)).toContain(
        `| ${line}\n    ${" ".repeat(String(range.start.line).length - 1)}| ${mark}\n`,
      );
    }
  });

  test("does without the line where the file was not read", () => {
    const text = print({ ...FOUND, textOf: () => null });
    expect(text).not.toContain("|");
    expect(text).toContain("at actions.yaml:5:5");
  });
});

test("json holds every problem, what was counted, and the version of its shape", () => {
  const found = JSON.parse(REPORTERS.json(FOUND, { color: true }));
  expect(Object.keys(found)).toEqual(["version", "asAt", "summary", "problems"]);
  expect(found).toEqual({
    version: 1,
    asAt: "2016-09-02",
    summary: { errors: FOUND.diagnostics.length - 1, warnings: 1, infos: 0 },
    problems: FOUND.diagnostics,
  });
});
