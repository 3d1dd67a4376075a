import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentOf, type Node, scalarsOf } from "../../src/load/yaml/node.ts";
import { explainYaml } from "../../src/load/yaml/parse-yaml.ts";
import { readSoundTree, readSoundYaml } from "../../src/load/yaml/read-sound.ts";
import { rounds } from "../rounds.ts";

const FILES = globSync("{data,examples,test/load/cases}/**/*.yaml").sort();
const TEXTS = FILES.map((file) => readFileSync(file, "utf8"));

test("sound files of the plans here are read as the parser that explains mistakes reads them", () => {
  const sound = TEXTS.filter((text) => readSoundYaml(text) !== null);
  for (const text of sound) expectSame(text);
  expect(sound.length).toBeGreaterThan(0.8 * FILES.length);
});

/** Both readers make the same tree, and hold the same for its content and for its texts. */
function expectSame(text: string): void {
  const seen: unknown[] = [];
  const content = readSoundYaml(text, (scalar, isKey) => seen.push({ scalar, isKey }));
  const { root, problems } = explainYaml("", text);
  expect(problems).toEqual([]);
  expect(readSoundTree(text)).toEqual(root);
  expect(content).toEqual(contentOf(root as Node));
  expect(seen).toEqual(scalarsOf(root as Node));
}

test("what comes with this repository needs no other parser", () => {
  const plans = FILES.filter((file) => !file.startsWith("test"));
  expect(plans.filter((file) => readSoundYaml(readFileSync(file, "utf8")) === null)).toEqual([]);
});

/** Signs that mean something in YAML, where they do not belong. */
const SIGNS = [
  " ",
  "  ",
  "\n",
  ": ",
  ":",
  "- ",
  "-",
  "#",
  " #",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ",",
  "|",
  ">",
  "|-",
  ">+",
  "? ",
  "?",
  "&a ",
  "*a",
  "!t ",
  "%",
  "@",
  "`",
  "\\",
  "\r\n",
  "\t",
  "~",
  "<<: ",
  "é",
  "{{",
  "}}",
  " \n",
  "\n  ",
  "=",
  "...",
  "---",
];

const slip = fc.record({
  at: fc.nat(),
  to: fc.nat(),
  kind: fc.constantFrom("insert", "delete", "indent", "outdent", "move"),
  sign: fc.constantFrom(...SIGNS),
});

function withSlip(
  text: string,
  { at, to, kind, sign }: typeof slip extends fc.Arbitrary<infer T> ? T : never,
) {
  const place = at % (text.length + 1);
  if (kind === "insert") return text.slice(0, place) + sign + text.slice(place);
  if (kind === "delete") return text.slice(0, place) + text.slice(place + 1 + (to % 3));
  const lines = text.split("\n");
  const [line = ""] = lines.splice(at % lines.length, 1);
  const changed = kind === "indent" ? ` ${line}` : kind === "outdent" ? line.slice(1) : line;
  lines.splice(kind === "move" ? to % (lines.length + 1) : at % (lines.length + 1), 0, changed);
  return lines.join("\n");
}

test("whatever slips into a file, it is read the same or left to the parser that explains mistakes", () => {
  const short = TEXTS.filter((text) => text.length < 4000);
  let sound = 0;
  fc.assert(
    fc.property(fc.constantFrom(...short), fc.array(slip, { minLength: 1, maxLength: 3 }), (text, slips) => {
      const slipped = slips.reduce(withSlip, text);
      if (readSoundYaml(slipped) === null) return;
      sound++;
      expectSame(slipped);
    }),
    { numRuns: rounds({ short: 500, long: 15000 }) },
  );
  expect(sound).toBeGreaterThan(100);
});

test.each([
  ["a mark of documents that is indented", "  --- a\n"],
  ["what stands after a bracket", "extracts:\n- { date: 201}6-05`-05, file: heading.csv }\n"],
  ["a block that is the whole file", "|-\n|-\n \n"],
  ["a key that is given twice", "a: 1\na: 2\n"],
  ["what a comma cut off", "- { progress: May, June and July }\n"],
  ["a field without a value", "due:\n"],
  ["an anchor", "a: &x 1\nb: *x\n"],
  ["a tag", "a: !!int 1\n"],
  ["a reference without quotes", "a: {{count}}\n"],
  ["lines that end as on an old Mac", "a: 1\rb: 2\r"],
  ["several documents", "a: 1\n---\nb: 2\n"],
  ["what is no mapping", "- a\n- b\n"],
  ["a key that no field has", "a: { __proto__: b }\n"],
])("%s is left to the other parser", (_, text) => {
  expect(readSoundYaml(text)).toBe(null);
});
