import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, Scalar } from "yaml";
import type { Node, ScalarNode } from "../../src/load/yaml/node.ts";
import { parseYaml } from "../../src/load/yaml/parse-yaml.ts";
import { createSources } from "../../src/load/yaml/sources.ts";
import type { Range } from "../../src/problems/locate.ts";
import { originOf, within } from "../../src/problems/origin.ts";
import { rounds } from "../rounds.ts";

const RUNS = { numRuns: rounds({ short: 67, long: 2000 }) };
const MAIN = originOf("plan.yaml", ["reports", 1, "main"]);

/** The characters of a file between two places, as an editor would select them. */
function select(file: string, { start, end }: Range): string {
  const lineStarts = [0, ...[...file.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, column }: Range["start"]): number => (lineStarts[line - 1] as number) + column - 1;
  return file.slice(offset(start), offset(end));
}

/** Finds a span of the text at `reports/1/main` in the file it was written to. */
function find(file: string, choose: (text: string) => readonly [start: number, end: number]) {
  const { tree, readAs } = parseYaml("plan.yaml", file);
  // The yaml package writes a few texts, made only of white space, that no parser can read.
  fc.pre(tree !== null && readAs === undefined);
  const { text, style } = scalarAt(tree(), MAIN.path);
  const [start, end] = choose(text);
  const range = createSources(new Map([["plan.yaml", { text: file, tree }]])).locate(
    within(MAIN, start, end),
  );
  return { text, style, wanted: text.slice(start, end), selected: select(file, range), range };
}

function scalarAt(node: Node, [step, ...rest]: readonly (string | number)[]): ScalarNode {
  if (node.kind === "scalar") return node;
  const next =
    node.kind === "sequence"
      ? node.items[Number(step)]
      : node.pairs.find(({ key }) => key.text === step)?.value;
  return scalarAt(next as Node, rest);
}

/** Words, blank lines, indented lines, characters with a meaning in YAML, and a letter of two UTF-16 units. */
const prose = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom("a", "be", "It is", "{{as-at}}", "é", "😀", ".") },
      { weight: 3, arbitrary: fc.constantFrom(" ", "\n", "\n\n") },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "  ",
          "\n\n\n",
          "\n  ",
          "\n   b\n",
          " \n",
          "it's",
          '"so"',
          " #",
          ": ",
          "- ",
          "\\",
          "\t",
        ),
      },
    ),
    { minLength: 1, maxLength: 16 },
  )
  .map((parts) => parts.join(""));

const twoPlaces = fc.tuple(fc.nat(10_000), fc.nat(10_000));

const layout = fc.record({
  indent: fc.constantFrom(2, 3, 4),
  lineWidth: fc.constantFrom(0, 20, 40),
  crlf: fc.boolean(),
});

interface Layout {
  readonly indent: number;
  readonly lineWidth: number;
  readonly crlf: boolean;
}

/** Writes the text with the yaml package, between two entries, as prose is written in a report. */
function write(type: Scalar.Type, value: string, { indent, lineWidth, crlf }: Layout): string {
  const main = new Scalar(value);
  main.type = type;
  const document = new Document({
    reports: [{ id: "one" }, { id: "two", main, title: "Two" }, { id: "three" }],
  });
  const written = document.toString({ indent, lineWidth, minContentWidth: 0 });
  return crlf ? written.replaceAll("\n", "\r\n") : written;
}

/** A span whose ends do not split a letter of two units. */
function spanOf(text: string, [one, other]: readonly [number, number]): readonly [number, number] {
  const ends = [0, ...[...text.matchAll(/./gsu)].map(({ 0: letter, index }) => index + letter.length)];
  const [start, end] = [one, other].map((place) => ends[place % ends.length] as number).sort((a, b) => a - b);
  return [start as number, end as number];
}

/** The text without white space, which folding and indentation change, and with quotes and escapes undone. */
function lettersOf(selected: string, style: ScalarNode["style"]): string {
  const undone =
    style === "single"
      ? selected.replaceAll("''", "'")
      : style === "double"
        ? selected.replace(/\\(?:\r?\n|[nt ]|(["\\]))/g, "$1")
        : selected;
  return undone.replace(/\s+/g, "");
}

const STYLES = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const;

describe.each(Object.entries(STYLES))("in a text written as %s", (type, expected) => {
  test("a span of the text has the same letters in the file", () => {
    fc.assert(
      fc.property(prose, layout, twoPlaces, (value, how, places) => {
        const file = write(type as Scalar.Type, value, how);
        const { style, wanted, selected } = find(file, (decoded) => spanOf(decoded, places));
        fc.pre(style === expected);
        expect(lettersOf(selected, style)).toBe(wanted.replace(/\s+/g, ""));
      }),
      RUNS,
    );
  });

  test("a word is at its line and column", () => {
    fc.assert(
      fc.property(prose, prose, layout, (before, after, how) => {
        const file = write(type as Scalar.Type, `${before} Zwölf ${after}`, how);
        fc.pre(file.includes("Zwölf"));
        const at = file.indexOf("Zwölf");
        const { style, range, selected } = find(file, (text) => [
          text.indexOf("Zwölf"),
          text.indexOf("Zwölf") + 5,
        ]);
        fc.pre(style === expected);
        expect(selected).toBe("Zwölf");
        expect(range.start.line).toBe(file.slice(0, at).split("\n").length);
        expect(range.start.column).toBe(at - file.lastIndexOf("\n", at));
      }),
      RUNS,
    );
  });
});

/** The text as written and as read. */
type Piece = readonly [written: string, read: string];

const FOLDS: readonly Piece[] = [
  ["\n      ", " "],
  [" \t\r\n      ", " "],
  ["\n\n      ", "\n"],
  ["\n  \n\r\n      ", "\n\n"],
];
const LETTERS: readonly Piece[] = [
  ["a", "a"],
  ["é", "é"],
  ["😀", "😀"],
  ["#", "#"],
  ["{", "{"],
];
const PIECES: Record<string, readonly Piece[]> = {
  "'": [
    ["''", "'"],
    ['"', '"'],
    ["\\", "\\"],
  ],
  '"': [
    ["\\x41", "A"],
    ["\\u00e9", "é"],
    ["\\U0001F600", "😀"],
    ["\\uD83D\\uDE00", "😀"],
    ["\\n", "\n"],
    ["\\t", "\t"],
    ["\\ ", " "],
    ['\\"', '"'],
    ["\\\\", "\\"],
    ["\\/", "/"],
    ["'", "'"],
  ],
};

/** Escapes and letters with folds between them, but never two folds in a row. */
const piecesIn = (quote: string): fc.Arbitrary<Piece[]> => {
  const letter = fc.constantFrom(...LETTERS, ...(PIECES[quote] ?? []));
  const fold = fc.constantFrom(...FOLDS, ...(quote === '"' ? [["\\\n      ", ""] as const] : []));
  const some = fc
    .tuple(fc.option(fold, { freq: 2 }), letter)
    .map(([before, one]) => (before ? [before, one] : [one]));
  return fc.tuple(letter, fc.array(some, { maxLength: 10 })).map(([first, rest]) => [first, ...rest.flat()]);
};

describe.each(["'", '"'])("in a text between %s", (quote) => {
  test("each piece is found as it was written, and no escape or fold is split", () => {
    fc.assert(
      fc.property(piecesIn(quote), fc.nat(10_000), (pieces, place) => {
        const [before, [written, read], after] = cut(pieces, place % pieces.length);
        fc.pre(read !== "");
        const value = [...before, [written], ...after].map(([one]) => one).join("");
        const file = `reports:\n  - id: one\n  - id: two\n    main: ${quote}${value}${quote}\n    title: Two\n`;
        const start = before.map(([, one]) => one).join("").length;
        const { text, selected } = find(file, () => [start, start + read.length]);
        expect(text).toBe(pieces.map(([, one]) => one).join(""));
        expect(selected).toBe(written);
      }),
      RUNS,
    );
  });
});

const cut = (pieces: readonly Piece[], at: number): [readonly Piece[], Piece, readonly Piece[]] => [
  pieces.slice(0, at),
  pieces[at] as Piece,
  pieces.slice(at + 1),
];
