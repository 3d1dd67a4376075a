import { describe, expect, test } from "vitest";
import { addToFile } from "../../src/writing/add-to-file.ts";
import type { NewEntries } from "../../src/writing/entries.ts";

const update: NewEntries = {
  updates: [{ fields: { date: "2016-09-02", of: "R1", note: "No change" }, comments: ["Row 12"] }],
};
const WRITTEN = "# Row 12\n  - date: 2016-09-02\n    of: R1\n    note: No change";

const add = (text: string, entries: NewEntries = update): string => addToFile("plan.yaml", text, entries);

describe("an entry comes after the last one of its collection", () => {
  test.each([
    [
      "with its comments, before the next collection",
      "updates:\n  - { date: 2016-08-26, of: 1.1 } # last\n    # still of it\n  # and this\n",
      `\n  ${WRITTEN}\n`,
      "\n# Figures\nextracts: []\n",
    ],
    ["at the end of a file without an end of line", "updates:\n  - { of: 1.1 }", `\n\n  ${WRITTEN}`, ""],
    [
      "after a folded text",
      "updates:\n  - note: >-\n      long\n      text\n",
      `\n  ${WRITTEN}\n`,
      "\n\nactions: []\n",
    ],
    [
      "after a text that keeps its blank lines",
      "updates:\n  - note: |+\n      text\n\n\n",
      `  ${WRITTEN}\n`,
      "actions: []\n",
    ],
    ["below an empty key", "updates: # none yet\n  # 2016:\n", `  ${WRITTEN}\n`, "\nactions: []\n"],
    [
      "in the column of its dashes",
      "updates:\n- { of: 1.1 }\n",
      "\n# Row 12\n- date: 2016-09-02\n  of: R1\n  note: No change\n",
      "# Actions\nactions: []\n",
    ],
    [
      "further to the right",
      "updates:\n     - of: 1.1\n",
      "\n     # Row 12\n     - date: 2016-09-02\n       of: R1\n       note: No change\n",
      "actions: []\n",
    ],
  ])("%s", (_, before, added, after) => {
    expect(add(before + after)).toBe(before + added + after);
  });

  test("in place of an empty list", () => {
    expect(add("updates: [ ] # none yet\nactions: []\n")).toBe(
      `updates: # none yet\n  ${WRITTEN}\nactions: []\n`,
    );
  });

  test("in lines that end as those of the file do, behind its byte order mark", () => {
    const text = "\uFEFFupdates:\n  - { of: 1.1 }\n\nactions: []\n".replaceAll("\n", "\r\n");
    expect(add(text)).toBe(
      `\uFEFFupdates:\n  - { of: 1.1 }\n\n  ${WRITTEN}\n\nactions: []\n`.replaceAll("\n", "\r\n"),
    );
  });
});

describe("a collection that the file lacks comes at its end", () => {
  test.each([
    ["of an empty file", "", `updates:\n  ${WRITTEN}\n`, ""],
    ["of comments", "# Returns\n", `\nupdates:\n  ${WRITTEN}\n`, ""],
    ["after what is there", "actions: []\n", `\nupdates:\n  ${WRITTEN}\n`, ""],
    ["without an end of line", "actions: []", `\n\nupdates:\n  ${WRITTEN}`, ""],
    ["before the end of the document", "---\nactions: []\n", `\nupdates:\n  ${WRITTEN}\n`, "...\n"],
  ])("%s", (_, before, added, after) => {
    expect(add(before + after)).toBe(before + added + after);
  });
});

describe("of the plan's own entry what is missing is added", () => {
  const words = (more: Record<string, string>): NewEntries => ({
    plan: { fields: { title: "Plan", "data-note": "A note", legend: new Map(Object.entries(more)) } },
  });

  test.each([
    [
      "on lines of its own",
      "plan:\n  title: Plan # ours\n\nactions: []\n",
      'plan:\n  title: Plan # ours\n  legend:\n    complete: "Yes"\n  data-note: A note\n\nactions: []\n',
    ],
    [
      "in braces, where it is in braces",
      "plan: { title: Plan, legend: { on-track: Green }, data-note: A note } # x\n",
      'plan: { title: Plan, legend: { on-track: Green, complete: "Yes" }, data-note: A note } # x\n',
    ],
    [
      "in braces that hold nothing",
      "plan:\n  title: Plan\n  legend: {}\n  data-note: A note\n",
      'plan:\n  title: Plan\n  legend: { complete: "Yes" }\n  data-note: A note\n',
    ],
    [
      "below an empty key",
      "plan:\n  legend:\n  title: Plan\n  data-note: A note\n",
      'plan:\n  legend:\n    complete: "Yes"\n  title: Plan\n  data-note: A note\n',
    ],
  ])("%s", (_, text, expected) => {
    expect(add(text, words({ complete: "Yes" }))).toBe(expected);
    expect(add(expected, words({ complete: "Yes" }))).toBe(expected);
  });

  test("and what is there in other words is told", () => {
    const text = "plan:\n  title: Another\n";
    expect(() => add(text, words({}))).toThrow('"plan.yaml" has another plan.title than "Plan"');
  });

  test("as is what is missing of the glossary", () => {
    const glossary = new Map([
      ["IRO", "independent reviewing officer"],
      ["LAC", "looked after children: all"],
    ]);
    expect(add("glossary:\n  IRO: independent reviewing officer\nactions: []\n", { glossary })).toBe(
      'glossary:\n  IRO: independent reviewing officer\n  LAC: "looked after children: all"\nactions: []\n',
    );
  });
});

describe("a file that cannot be added to safely is refused", () => {
  const held = 'Nothing can be added to "updates" as "plan.yaml" holds it';
  test.each([
    ["a list in brackets", "updates: [{ of: 1.1 }]\n", held],
    ["a comment between brackets", "updates: [ # none\n]\n", held],
    ["a text in place of a list", "updates: none\n", held],
    ["a mapping in place of a list", "updates:\n  of: 1.1\n", held],
    ["the collection twice", "updates:\n  - { of: 1.1 }\nactions: []\nupdates: []\n", held],
    ["no collections", "- of: 1.1\n", held],
    ["all in braces", "{ updates: [] }\n", held],
    [
      "an alias",
      "actions: &a []\nupdates: *a\n",
      '"plan.yaml" is not sound YAML, so nothing can be added to it',
    ],
    ["no YAML", "updates:\n\t- x: 'y\n", '"plan.yaml" is not sound YAML, so nothing can be added to it'],
    [
      "two documents",
      "updates: []\n---\nupdates: []\n",
      '"plan.yaml" is not sound YAML, so nothing can be added to it',
    ],
  ])("%s", (_, text, message) => {
    expect(() => add(text)).toThrow(message);
  });
});
