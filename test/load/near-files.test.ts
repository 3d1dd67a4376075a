import { describe, expect, test } from "vitest";
import { describeLoad } from "./describe-load.ts";
import { loadFiles } from "./load-files.ts";

const CSV = "kpi,period,value\ncaseload,2016-04,17.2\n";
const named = (file: string) => `extracts:\n  - { date: 2016-05-05, file: ${file} }\n`;

describe("a file that is not there, while one of nearly the same name is", () => {
  test.each([
    ["capitals", "figures.csv", "Figures.CSV", 'The file "figures.csv" is not there, but "Figures.CSV" is'],
    [
      "capitals of a folder, as seen from the file that names it",
      "april/figures.csv",
      "April/figures.csv",
      'The file "april/figures.csv" is not there, but "April/figures.csv" is',
    ],
    [
      "an accent that is composed in another way",
      "caf\u00e9.csv",
      "cafe\u0301.csv",
      'The file "caf\u00e9.csv" is not there: the name of "cafe\u0301.csv" has its accents composed in another way',
    ],
  ])("differs by %s", async (_, written, there, message) => {
    const loaded = await loadFiles({ "feeds/extract.yaml": named(written), [`feeds/${there}`]: CSV });
    expect(describeLoad(loaded)).toContain(`feeds/extract.yaml:2:31 unknown-file ${message} | `);
    expect(loaded.plan.extracts[0]?.figures).toEqual([]);
  });

  test("differs by a letter", async () => {
    const loaded = await loadFiles({ "feeds/extract.yaml": named("figure.csv"), "feeds/figures.csv": CSV });
    expect(describeLoad(loaded)).toContain(
      'feeds/extract.yaml:2:31 unknown-file The file "figure.csv" cannot be read | Did you mean "figures.csv"?\n',
    );
  });
});

describe("an unresolved merge is told once, and first", () => {
  const CONFLICT = "<<<<<<< HEAD\ncaseload,2016-04,17.2\n=======\ncaseload,2016-04,17.3\n>>>>>>> returns\n";
  const told = (place: string, file: string, marker = "<<<<<<< HEAD") =>
    `${place} merge-conflict ${file} holds an unresolved merge, so nothing in it is read: "${marker}" | `;

  test("in a CSV", async () => {
    const loaded = await loadFiles({
      "extract.yaml": named("april.csv"),
      "april.csv": `kpi,period,value\n${CONFLICT}`,
    });
    expect(describeLoad(loaded).split("\n")).toEqual([
      expect.stringContaining(told("april.csv:2:1", "april.csv")),
      "",
    ]);
  });

  test("in YAML, whose ids stay known", async () => {
    const plan =
      "plan:\n  title: Plan\n<<<<<<< HEAD\n  authority: A\n=======\n  authority: B\n>>>>>>> returns\n";
    const loaded = await loadFiles({ "plan.yaml": `${plan}actions:\n  - id: 1.1\n` });
    expect(describeLoad(loaded).split("\n")).toEqual([
      expect.stringContaining(told("plan.yaml:3:1", "plan.yaml")),
      "",
    ]);
    expect(loaded.plan.unreadableIds).toContain("1.1");
  });

  test.each([
    ["half resolved", "actions: []\r\n>>>>>>> returns\r\n", ">>>>>>> returns"],
    ["of three sides", "actions: []\n||||||| base\n", "||||||| base"],
  ])("%s", async (_, text, marker) => {
    const loaded = await loadFiles({ "actions.yaml": text });
    expect(describeLoad(loaded)).toContain(told("actions.yaml:2:1", "actions.yaml", marker));
  });

  test.each(["Findings\n=======\n\nNone.\n", "> > quoted\n<<<<<<<<<<<<<\n"])(
    "not in a letter: %j",
    async (text) => {
      const event =
        "events:\n  - id: visit\n    kind: monitoring-visit\n    by: ofsted\n    held: 2016-07-11\n    documents: [{ id: letter, date: 2016-08-05, file: letter.md }]\n";
      expect(describeLoad(await loadFiles({ "event.yaml": event, "letter.md": text }))).toBe("");
    },
  );
});

test.each([
  ["figures.csv", "Split it by measure or by year"],
  ["letter.md", "Name a file that holds no more than the text"],
])("%s over the limit is told how to be made smaller", async (file, hint) => {
  const large = "x".repeat(4 * 1024 * 1024 + 1);
  const loaded = await loadFiles({ "extract.yaml": named(file), [file]: large });
  expect(describeLoad(loaded)).toContain(`${file}:1:1 file-limit ${file} is larger than 4 MB | ${hint}`);
});
