import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Comparison } from "../../../src/diff/comparison.ts";
import { CHANGE_REPORTERS } from "../../../src/reporters/changes/index.ts";
import { changesJson } from "../../../src/reporters/changes/json.ts";
import { CHANGE_FORMATS, type ChangeFormat } from "../../../src/reporters/formats.ts";
import { comparison, nothing } from "../../diff/comparison-fixture.ts";

const print = (format: ChangeFormat, of: Comparison, color = false): string =>
  CHANGE_REPORTERS.find(({ name }) => name === format)?.print(of, { color }) ?? "";

test("every format there is prints changes", () => {
  expect(CHANGE_REPORTERS.map(({ name }) => name)).toEqual(CHANGE_FORMATS);
});

/** After a change of wording, npx vitest run test/reporters/changes -u writes the expected files again. */
describe.each(CHANGE_FORMATS)("%s", (name) => {
  test.each([false, true])("prints what changed, with colours: %s", async (color) => {
    const file = path.join(import.meta.dirname, "expected", `${name}${color ? "-in-colour" : ""}.txt`);
    await expect(print(name, comparison, color).replaceAll("\u001b", "\\e")).toMatchFileSnapshot(file);
  });

  test("prints the same words with colours and without, and ends its last line", () => {
    const plain = print(name, comparison);
    expect(stripVTControlCharacters(print(name, comparison, true))).toBe(plain);
    expect(stripVTControlCharacters(plain)).toBe(plain);
    expect(plain).toMatch(/[^\n]\n$/);
  });
});

test.each(["text", "markdown"] as const)("%s says in one sentence that nothing changed", (name) => {
  expect(print(name, nothing).replaceAll(/\s+/g, " ")).toBe(
    "Nothing that the public may see changed between 2016-05, as at 6 May 2016, and 2016-09, as at 2 September 2016. ",
  );
});

test.each(["text", "markdown"] as const)("%s says which milder changes it leaves out", (name) => {
  expect(print(name, { ...nothing, omitted: 1 }).replaceAll(/\s+/g, " ")).toBe(
    "No changes of the chosen severity were found between 2016-05, as at 6 May 2016, and 2016-09, as at 2 September 2016; 1 milder change not listed. ",
  );
  const some = print(name, { ...comparison, omitted: 7 }).replaceAll(/\s+/g, " ");
  expect(some).toContain("; 7 milder changes not listed.");
});

describe("the heading", () => {
  const heading = (changes: Partial<Comparison>): string => print("text", { ...comparison, ...changes });

  test("says who may read it", () => {
    expect(heading({ audience: "board" })).toContain("\nFor   the Improvement Board\n");
    expect(heading({ edition: "exempt" })).toContain("\nFor   members with the exempt edition\n");
  });

  test("names the report of a file, unless the file name does", () => {
    const named = (name: string): string =>
      heading({ base: { ...comparison.base, name, report: "cabinet-2016-05" } });
    expect(named("may.pdf")).toContain("From  may.pdf (report cabinet-2016-05), as at 6 May 2016\n");
    expect(named("cabinet-2016-05.pdf")).toContain("From  cabinet-2016-05.pdf, as at 6 May 2016\n");
  });

  test.each([
    ["2016-09-02", "both sides as at 2 September 2016"],
    ["2015-12-31", "between 31 December 2015 and 2 September 2016"],
    ["2016-12-31", "from 31 December back to 2 September 2016"],
  ])("gives the dates where the base is as at %s", (asAt, words) => {
    expect(heading({ base: { ...comparison.base, asAt } })).toContain(`12 notes, ${words}.`);
  });
});

test("text from the plan cannot control the terminal", () => {
  const [change] = comparison.changes as [Comparison["changes"][number]];
  const title = "Audit\u001b[31m of\u202e files\r\u0007";
  expect(print("text", { ...comparison, changes: [{ ...change, title }] })).toContain(
    "Action 1.2, Audit [31m of files\n",
  );
});

describe("markdown", () => {
  const many = (count: number, title: string): Comparison => {
    const change = comparison.changes.find(
      ({ kind }) => kind === "action-withdrawn",
    ) as Comparison["changes"][number];
    return { ...comparison, changes: Array.from({ length: count }, () => ({ ...change, title })) };
  };

  test("collapses a long group, and opens one with warnings", () => {
    const text = print("markdown", many(9, "Audit"));
    expect(text).toContain("\n### What left the plan (9)\n\n<details><summary>9 changes</summary>\n\n- `-` ");
    expect(text).toMatch(/\n\n<\/details>\n$/);
    expect(print("markdown", many(8, "Audit"))).not.toContain("<details>");
    const grave = {
      ...comparison,
      changes: many(9, "Audit").changes.map((one) => ({ ...one, severity: "error" as const })),
    };
    expect(print("markdown", grave)).toContain("<details open>");
  });

  test("fits into one comment, and counts what does not", () => {
    const text = print("markdown", many(1000, "Audit supervision ".repeat(10)));
    const printed = text.match(/^- `-`/gm)?.length ?? 0;
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(64_000);
    expect(text).toMatch(/<\/details>\n\n\d+ more changes \(\d+ notes\) did not fit into one comment/);
    expect(text).toContain(`\n${1000 - printed} more changes (${1000 - printed} notes)`);
  });

  test("does not read an author's words as markup", () => {
    const title = "<b> [x](y) @ann #12 GH-12 www.a.org https://a.org `c` *d* 1~2 a|b $e$ :tada: 0123456789ab";
    expect(print("markdown", many(1, title))).toContain(
      "&lt;b> \\[x\\](y) @&#8203;ann \\#&#8203;12 GH-&#8203;12 www&#8203;.a.org https&#8203;://a.org " +
        "\\`c\\` \\*d\\* 1\\~2 a\\|b &#36;e&#36; :&#8203;tada: 012345&#8203;6789ab<br>",
    );
  });
});

describe("json", () => {
  const validate = new Ajv2020().compile(z.toJSONSchema(changesJson, { io: "input" }));

  test.each([
    ["what changed", comparison],
    ["nothing", nothing],
  ])("conforms to its schema with %s, and is the whole comparison", (_, of) => {
    const printed = JSON.parse(print("json", of));
    expect(validate(printed)).toBe(true);
    expect(printed).toEqual(of);
  });

  test("has every key", () => {
    for (const key of Object.keys(comparison)) {
      const { [key as keyof Comparison]: _, ...rest } = comparison;
      expect(validate(rest)).toBe(false);
    }
    const [change] = comparison.changes as [Comparison["changes"][number]];
    for (const key of Object.keys(change)) {
      const { [key as keyof typeof change]: _, ...rest } = change;
      expect(validate({ ...comparison, changes: [rest] })).toBe(false);
    }
  });
});
