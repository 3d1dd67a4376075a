import { describe, expect, test } from "vitest";
import { memoryFolder } from "../../src/load/folder.ts";
import { readPlan } from "../../src/load/read-plan.ts";

const PLAN = "plan: { title: A, authority: B, service: C, answers: D, start: 2016-01-01 }\n";
const forbiddenIn = async (files: Readonly<Record<string, string>>) => {
  const { problems } = await readPlan(memoryFolder({ "plan.yaml": PLAN, ...files }));
  return problems
    .filter(({ rule }) => rule === "forbidden-character")
    .map(({ message }) => message.slice(0, 22));
};
const glossary = (text: string): string => `glossary: { CIN: "${text}" }\n`;

describe("a character that cannot be seen or printed is told, and by its number", () => {
  test.each([
    ["a direction of text, as in a reversed name", "child \u202Emoor", "U+202E"],
    ["an isolate", "a \u2066b\u2069", "U+2066"],
    ["a mark of direction, as Windows puts into dates", "\u200E25 April", "U+200E"],
    ["a letter mark", "\u061Ca", "U+061C"],
    ["an apostrophe of Windows that was read as Latin-1", "the child\u0092s plan", "U+0092"],
    ["a delete", "a\u007F", "U+007F"],
    ["an escape that YAML writes", "\\e[31mred", "U+001B"],
    ["half of a character", "a \\uD83D", "U+D83D"],
    ["the other half", "a \\uDE00", "U+DE00"],
    ["a sign from a private plane", "\u{F0000}", "U+F0000"],
  ])("%s", async (_, text, code) => {
    expect(await forbiddenIn({ "a.yaml": glossary(text) })).toEqual([`The text holds ${code},`.slice(0, 22)]);
  });

  test("in a key, in a file of figures and in the text of a letter", async () => {
    const extracts = "extracts: [{ date: 2016-05-01, file: may.csv }]\n";
    const csv = "kpi,period,value,note\ncaseload,2016-04,17,\u202Eno\n";
    expect(await forbiddenIn({ "a.yaml": extracts, "may.csv": csv })).toEqual(["The text holds U+202E,"]);
    expect(await forbiddenIn({ "a.yaml": 'glossary: { "A\u202E": b }\n' })).toEqual([
      "The text holds U+202E,",
    ]);
  });
});

test("what people write is not told: accents, other scripts, flags, dashes and pictures", async () => {
  const text = "Siân’s café – naïve… 改善 العربية 👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ½ ≥ £";
  expect(await forbiddenIn({ "a.yaml": glossary(text) })).toEqual([]);
});
