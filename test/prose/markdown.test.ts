import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MarkdownBlock, type ProseInline, readLine, readMarkdown } from "../../src/prose/markdown.ts";
import { REFERENCE_MARK } from "../../src/prose/references.ts";
import { anyCharacter } from "../any-character.ts";
import { rounds } from "../rounds.ts";

interface Piece {
  readonly start: number;
  readonly text: string;
}

const piecesOf = (inlines: readonly ProseInline[], source: string): Piece[] =>
  inlines.flatMap((inline) => {
    if (inline.kind === "text") return [{ start: inline.start, text: inline.text }];
    if (inline.kind !== "reference") return piecesOf(inline.children, source);
    const [start, end] = inline.reference.span;
    return [{ start, text: source.slice(start, end) }];
  });

const inBlock = (block: MarkdownBlock, source: string): Piece[] => {
  if (block.kind === "list") return block.items.flat().flatMap((one) => inBlock(one, source));
  if (block.kind === "quote") return block.blocks.flatMap((one) => inBlock(one, source));
  return piecesOf(block.text, source);
};

const pieces = (source: string): Piece[] =>
  readMarkdown(source).blocks.flatMap((block) => inBlock(block, source));

describe("text is found where it was written", () => {
  test.each([
    ["after an escape", "1\\. \\*Not strong\\*", ["0 1", "2 . ", "5 *Not strong", "17 *"]],
    ["with entities, which are text", "Health &amp; care", ["0 Health &amp; care"]],
    ["over the lines of a list", "- one\n  two  \n  three", ["2 one", "5 \n", "8 two", "13 \n", "16 three"]],
    ["over the lines of a quote", "> one\n> two\nthree", ["2 one", "5 \n", "8 two", "11 \n", "12 three"]],
    ["after a tab", "-\tone\n\ttwo", ["2 one", "5 \n", "7 two"]],
    ["round a reference", 'On {{date "a|b"}} it **was**', ["0 On ", '3 {{date "a|b"}}', "17  it ", "23 was"]],
    ["in a link", 'See [the *letter*](https://x.uk "A").', ["0 See ", "5 the ", "10 letter", "36 ."]],
    ["after a byte order mark", "\uFEFFOne", ["1 One"]],
  ])("%s", (_, source, expected) => {
    expect(pieces(source).map(({ start, text }) => `${start} ${text}`)).toEqual(expected);
  });

  test("whatever it is", () => {
    const piece = fc.oneof(
      fc.constantFrom("{{as-at}}", '{{date "a|b"}}', "text", " ", "\n", "\n\n", "- ", "> ", "1. ", "## "),
      fc.constantFrom(
        "**",
        "*",
        "_",
        "[",
        "](https://x.uk)",
        "](javascript:x)",
        "\\*",
        "    ",
        "\t",
        "{#id}",
      ),
      fc.string({ unit: anyCharacter, maxLength: 4 }).map((one) => one.replace(/[{}\r\uE000-\uF8FF]/g, "")),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (written) => {
        const source = written.join("");
        let end = 0;
        for (const { start, text } of pieces(source)) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(text).toBe(source.slice(start, start + text.length));
          end = start + text.length;
        }
      }),
      { numRuns: rounds({ short: 700, long: 50_000 }) },
    );
  });
});

test("the address of a link holds what was meant by it", () => {
  const { text } = readLine("[x](https://x.uk/a\\_b?c=1&amp;d=%20ü)");
  expect(text).toMatchObject([{ kind: "link", href: "https://x.uk/a_b?c=1&d=%20%C3%BC" }]);
});

test("what is not a reference is in the text as marks, as long as it was written", () => {
  expect(pieces("On {{?}} it")).toEqual([{ start: 0, text: `On ${REFERENCE_MARK.repeat(5)} it` }]);
});

test("a text of one line has no name", () => {
  expect(readLine("It was held. {#visit}").text).toEqual([
    { kind: "text", text: "It was held. {#visit}", start: 0 },
  ]);
});

test.each([">", "- ", "*a ", "[*a"])("no text of %j is too deep to be read", (sign) => {
  expect(pieces(`${sign.repeat(1000)}word`).at(-1)?.text).toContain("word");
});

describe("what nobody writes is text as it stands", () => {
  test("emphasis in a paragraph with more than a thousand marks", () => {
    const many = "a*b* ".repeat(600).trim();
    expect(pieces(many)).toEqual([{ start: 0, text: many }]);
    // Other paragraphs of a long text have their own.
    expect(pieces(`${"*a*\n\n".repeat(2000)}*b*`)).toHaveLength(2001);
  });

  test("brackets in more than fifty others, of which two hundred thousand are read at once", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(pieces(deep)).toEqual([{ start: 0, text: deep }]);
    // Those that are closed again are in no others.
    expect(readMarkdown("[a](https://a.example) ".repeat(60)).blocks).toMatchObject([
      { kind: "paragraph", text: expect.arrayContaining([expect.objectContaining({ kind: "link" })]) },
    ]);
  });

  test("quotes and lists in more than fifty others", () => {
    const deep = `${"> ".repeat(51)}a`;
    expect(readMarkdown(deep).blocks).toEqual([
      {
        kind: "paragraph",
        id: null,
        text: [{ kind: "text", text: deep, start: 0 }],
        start: 0,
        end: 103,
      },
    ]);
    expect(pieces(`${"> ".repeat(50)}a`)).toEqual([{ start: 100, text: "a" }]);
    expect(pieces(`${"- ".repeat(60)}a`)).toEqual([{ start: 0, text: `${"- ".repeat(60)}a` }]);
  });

  test.each(["\n", "\r\n", "\r"])("all of more than ten thousand lines that end with %j", (end) => {
    const item = "- *a* b";
    const listed = `${item}${end}`.repeat(999);
    expect(readMarkdown(listed).blocks).toMatchObject([{ kind: "list" }]);
    const long = `${`${item}${end}`.repeat(50_000)}${end}${item}`;
    const [first, second, ...others] = readMarkdown(long).blocks;
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      kind: "paragraph",
      start: 0,
      end: 50_000 * (item.length + end.length) - end.length,
    });
    expect(second).toMatchObject({ kind: "paragraph", start: long.length - item.length, end: long.length });
    const read = pieces(long);
    expect(read.filter(({ text }) => text === "\n")).toHaveLength(49_999);
    const moved = read.find(({ text, start }) => text !== "\n" && !long.startsWith(text, start));
    expect(moved).toBeUndefined();
  });
});
