import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REFERENCE_MARK, SAID, sayReferences, scanReferences } from "../../src/prose/references.ts";
import { REFERENCES } from "../../src/report/references/index.ts";

describe("a reference is a name, arguments in quotes, and options", () => {
  test.each([
    ["{{as-at}}", "as-at", [], {}],
    ["{{ as-at }}", "as-at", [], {}],
    ['{{date "ofsted-2016-07/letter"}}', "date", ["ofsted-2016-07/letter"], {}],
    ['{{block "findings" "ofsted-2016-07"}}', "block", ["findings", "ofsted-2016-07"], {}],
    [
      '{{count "actions" status="complete" in="words"}}',
      "count",
      ["actions"],
      { status: "complete", in: "words" },
    ],
    ['{{kpi\n  "caseload"\n  period="2015-09"}}', "kpi", ["caseload"], { period: "2015-09" }],
    ['{{title "It\'s <b>**bold**</b> & so on"}}', "title", ["It's <b>**bold**</b> & so on"], {}],
    ['{{title ""}}', "title", [""], {}],
  ])("%s", (written, name, args, options) => {
    const { references, problems } = scanReferences(written);
    expect(problems).toEqual([]);
    expect(references).toEqual([{ name, args, options, span: [0, written.length] }]);
  });
});

describe("anything else in double braces is a problem with a place", () => {
  test.each([
    "{{}}",
    "{{ }}",
    "{{Date}}",
    "{{2.1}}",
    "{{date ofsted}}",
    "{{date 'ofsted'}}",
    "{{date “ofsted”}}",
    '{{date "ofsted}}',
    '{{date"ofsted"}}',
    '{{date "a""b"}}',
    '{{count "actions" status=complete}}',
    '{{count "actions" Status="complete"}}',
    "{{#if x}}",
    "{{> partial}}",
  ])("%s", (written) => {
    const { text, references, problems } = scanReferences(`On ${written} it`);
    expect(references).toEqual([]);
    expect(text).toBe(`On ${REFERENCE_MARK.repeat(written.length)} it`);
    expect(problems).toEqual([
      {
        message: `"${written}" is not a reference`,
        hint: expect.any(String),
        span: [3, 3 + written.length],
      },
    ]);
  });
});

describe("unmatched braces are found in their place", () => {
  test.each([
    ["It was {{as-at", "{{", 7],
    ["It was as-at}}.", "}}", 12],
    ["On {{as-at}} and {{as-at}", "{{", 17],
    ["{{as-at}} and }} again", "}}", 14],
  ])("%s", (text, braces, at) => {
    const { problems } = scanReferences(text);
    expect(problems).toMatchObject([{ message: `"${braces}" has no partner`, span: [at, at + 2] }]);
  });

  test("single braces are text", () => {
    expect(scanReferences("{a} {#visit} {").problems).toEqual([]);
  });

  test("text around something that is not a reference does not become braces", () => {
    expect(scanReferences("{ {{?}} {").problems).toHaveLength(1);
    expect(scanReferences("a {{{?}}{ b").problems).toMatchObject([{ message: '"{{?}}" is not a reference' }]);
  });
});

test("a private-use character in a text is never taken for a reference", () => {
  const { text, references } = scanReferences("\uE000 and {{as-at}}, \uF8FF \uE001");
  expect(references.map(({ name }) => name)).toEqual(["as-at"]);
  expect(text).toBe(`\uFFFD and ${"\uE000".repeat(9)}, \uFFFD \uFFFD`);
});

test("every reference is found, in order, with its own place", () => {
  const piece = fc.oneof(
    fc.constantFrom("{{as-at}}", '{{date "a/b"}}', '{{count "x" y="z"}}'),
    fc.stringMatching(/^[ -z|~]{0,6}$/),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const { references, problems } = scanReferences(text);
      expect(problems).toEqual([]);
      expect(references.map(({ span: [start, end] }) => text.slice(start, end))).toEqual(
        pieces.filter((one) => one.startsWith("{{")),
      );
    }),
    { numRuns: 500 },
  );
});

test("there is a word for every reference, to print where its value is not known", () => {
  expect(Object.keys(SAID).sort()).toEqual([...REFERENCES.map(({ name }) => name), "block"].sort());
});

test.each([
  ['See {{appendix "letter"}}.', "See an appendix."],
  ["See {{nothing}}.", "See [reference]."],
  // Every object of JavaScript has one.
  ["See {{constructor}}.", "See [reference]."],
])("where no value is known, %j is printed as %j", (written, said) => {
  expect(sayReferences(written)).toBe(said);
});
