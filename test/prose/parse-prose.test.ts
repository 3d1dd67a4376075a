import { describe, expect, test } from "vitest";
import { parseLine, parseProse } from "../../src/prose/parse-prose.ts";
import { showInline, showProse } from "./show-prose.ts";

const outline = (text: string): string[] => showProse(parseProse(text).blocks);

describe("Markdown that is read", () => {
  test.each([
    ["headings", "## Visit\n\n### Findings", ["h2 Visit", "h3 Findings"]],
    ["paragraphs, however their lines break", "One\ntwo.\n\nThree  \nfour.", ["p One two.", "p Three four."]],
    ["strong and emphasis", "It **was *very* good**.", ["p It {strong was {emphasis very} good}."]],
    [
      "links",
      "See [the *letter*](https://x.uk/?a=1&b=2).",
      ["p See {link(https://x.uk/?a=1&b=2) the {emphasis letter}}."],
    ],
    ["quotes", "> One.\n>\n> Two.", ["> One.", "> Two."]],
    ["lists in lists", "- one\n  - a\n  - b\n- two", ["- one", "-- a", "-- b", "- two"]],
    ["numbered lists", "1. one\n2. two", ["- one", "- two"]],
    ["list entries of several paragraphs", "- one\n\n  more\n- two", ["- one more", "- two"]],
    ["escapes", "\\*not strong\\* 1\\. \\# \\[", ["p *not strong* 1. # ["]],
  ])("%s", (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });
});

describe("nothing is lost from", () => {
  test.each([
    [
      "a list in a quote",
      "> Found:\n>\n> - one {{as-at}}\n>   - two",
      ["> Found:", "> one <as-at>", "> two"],
    ],
    ["a quote in a list", "- one\n\n  > said {{as-at}}", ["- one said <as-at>"]],
    ["a heading in a list", "- # One", ["- One"]],
    ["a quote in a quote", "> > Deep", ["> Deep"]],
  ])("%s", (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
    expect(parseProse(text).problems).toEqual([]);
  });
});

describe("everything else stays plain text", () => {
  test.each([
    ["HTML", 'A <b onclick="x()">bold</b> <script>move</script> &amp; <!-- note -->'],
    ["code", "`code` and ``more``"],
    ["tables", "| a | b | --- | c |"],
    ["images", "![alt text]"],
    ["bare addresses", "https://example.org and a@b.uk"],
    ["rules and tildes", "~~struck~~ --- ***"],
    ["addresses that run a script", "[x](javascript:alert(1)) [y](data:text/html,z)"],
  ])("%s", (_, text) => {
    expect(outline(text)).toEqual([`p ${text}`]);
  });
});

describe("a paragraph that ends in {#id} has that id", () => {
  test.each([
    ["It was held. {#visit}", "p#visit It was held."],
    ["It was **held**{#visit-2016.07}", "p#visit-2016.07 It was {strong held}"],
    ["On {{as-at}} {#now}", "p#now On <as-at>"],
    ["Over two\nlines {#long}  ", "p#long Over two lines"],
    ["Not {#at} the end", "p Not {#at} the end"],
    ["Not an id {#-x}", "p Not an id {#-x}"],
    ["**{#strong}**", "p {strong {#strong}}"],
  ])("%s", (text, expected) => {
    expect(outline(text)).toEqual([expected]);
  });
});

describe("a block", () => {
  test("stands alone in its paragraph", () => {
    expect(outline('Before:\n\n{{block "findings" "visit"}}\n\nAfter.')).toEqual([
      "p Before:",
      "block findings visit",
      "p After.",
    ]);
  });

  test("inside a sentence is an ordinary reference, which is not resolved", () => {
    expect(outline('See {{block "findings"}}')).toEqual(["p See <block>"]);
  });

  test.each([
    ["a list", '- {{block "findings"}}', [2, 22]],
    ["a list in a list", '- one\n  - {{block "findings"}}', [10, 30]],
    ["a quote", '> {{block "findings"}}', [2, 22]],
  ])("cannot stand in %s", (_, text, span) => {
    const { blocks, problems } = parseProse(text);
    expect(showProse(blocks).join()).not.toContain("block");
    expect(problems).toMatchObject([
      { message: "The reference {{block}} stands where no text can be printed", span },
    ]);
  });
});

test("a reference where nothing is printed is a problem", () => {
  const { problems } = parseProse('See [the letter]({{date "visit"}}) and [this](https://x.uk "{{as-at}}").');
  expect(problems.map(({ message, span }) => [message, span])).toEqual([
    ["The reference {{date}} stands where no text can be printed", [17, 33]],
    ["The reference {{as-at}} stands where no text can be printed", [60, 69]],
  ]);
});

describe("a text of one line", () => {
  test("has strong, emphasis and links, but no blocks", () => {
    expect(showInline(parseLine("- # **Caseloads** fell\n  by [two](https://x.uk) on {{as-at}}").text)).toBe(
      "- # {strong Caseloads} fell   by {link(https://x.uk) two} on <as-at>",
    );
  });

  test("keeps the places of its references, whatever its line breaks", () => {
    const text = "Fell\n\n   on {{as-at}} and {{oops";
    const { text: inlines, problems } = parseLine(text);
    const reference = inlines.find(({ kind }) => kind === "reference");
    expect(reference).toMatchObject({ reference: { span: [12, 21] } });
    expect(problems).toMatchObject([{ span: [26, 28] }]);
  });

  test("may be empty", () => {
    expect(parseLine("").text).toEqual([]);
    expect(parseProse("").blocks).toEqual([]);
  });
});
