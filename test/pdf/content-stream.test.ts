import fc from "fast-check";
import { expect, test } from "vitest";
import { operationsOf } from "../../src/pdf/content-stream.ts";

const bytesOf = (text: string): Uint8Array => Buffer.from(text, "latin1");
/** The operands and operators of a stream, each with its kind. */
const listTokens = (text: string): string[] =>
  Array.from(operationsOf(bytesOf(text)), ({ operator, operands }) => [
    ...operands.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
    ...(operator === "" ? [] : [`word ${operator}`]),
  ]).flat();
const listOperations = (text: string): string[] =>
  Array.from(
    operationsOf(bytesOf(text)),
    ({ operator, start, end }) => `${operator}: ${text.slice(start, end)}`,
  );

test.each([
  ["numbers", "1 -2. +.5 0.24", ["number 1", "number -2.", "number +.5", "number 0.24"]],
  [
    "words that look like numbers",
    "1.2.3 - . 5f f*",
    ["word 1.2.3", "word -", "word .", "word 5f", "word f*"],
  ],
  ["names", "/F4 /A#20B/ 1", ["name /F4", "name /A#20B", "name /", "number 1"]],
  ["strings", "(a) (b (c) \\) d)(\\\\)", ["string (a)", "string (b (c) \\) d)", "string (\\\\)"]],
  ["hex strings", "<0041>Tj < 4 1 >", ["hex <0041>", "word Tj", "hex < 4 1 >"]],
  [
    "dictionaries and arrays",
    "/P <</MCID 0 >>BDC [1]TJ",
    [
      "name /P",
      "open <<",
      "name /MCID",
      "number 0",
      "close >>",
      "word BDC",
      "open [",
      "number 1",
      "close ]",
      "word TJ",
    ],
  ],
  ["comments, which are left out", "q % (not a string\nQ", ["word q", "word Q"]],
  ["a string without an end", "(a", ["string (a"]],
])("%s are tokens", (_, text, expected) => {
  expect(listTokens(text)).toEqual(expected);
});

test("an image in a stream is one operation, whatever its data looks like", () => {
  const image = "BI /W 2 /H 2 /BPC 8 /CS /G ID \u0000EI\u00ff (Q EI \u0001 EI";
  expect(listOperations(`q ${image} Q`)).toEqual(["q: q", `BI: ${image}`, "Q: Q"]);
});

test("an operation begins at its first operand, and operands without an operator are not lost", () => {
  expect(listOperations("q 1 0 0 1 5 5 cm % moved\n[(a) -20 (b)] TJ true 7")).toEqual([
    "q: q",
    "cm: 1 0 0 1 5 5 cm",
    "TJ: [(a) -20 (b)] TJ",
    ": true 7",
  ]);
});

test.each([
  ["/P <</MCID 12 >>BDC", 12],
  ["/Span<</ActualText <feff00a0> /MCID 3>> BDC", 3],
  ["/Span<</ActualText (/MCID 3)>> BDC", null],
  ["/Artifact BMC", null],
  ["/P /MC0 BDC", null],
])("%s opens marked content with the number %j", (text, expected) => {
  expect(Array.from(operationsOf(bytesOf(text)), (operation) => operation.markedId())).toEqual([expected]);
});

test("a run of glyphs in one line is one operation, which knows the numbers of all", () => {
  const run = "<0012> Tj\n7.5 0 Td <00fF> Tj\n-.5 0 Td <0001> Tj";
  const text = `1 0 0 1 5 5 Tm\n${run}\n0 -14 Td <0002> Tj [<0003>] TJ <04> Tj`;
  expect(Array.from(operationsOf(bytesOf(text)), ({ operator, glyphs }) => [operator, ...glyphs])).toEqual([
    ["Tm"],
    ["Tj", 0x12, 0xff, 1],
    ["Td"],
    ["Tj", 2],
    ["TJ"],
    ["Tj"],
  ]);
  expect(listOperations(text)[1]).toBe(`Tj: ${run}`);
});

/** Bytes that mean something to PDF more often than others do. */
const streams = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<0012> Tj\n",
        "<0a1B> Tj",
        "7.5 0 Td ",
        "\n-7 0 Td ",
        "2 3 Td ",
        "\n7.5 0 Td <0a1B> Tj",
        "BI ",
        " ID ",
        " EI ",
        "BT\n",
        "ET\n",
        "<<",
        ">>",
        "(",
        ")",
        "\\",
        "<",
        ">",
        "[",
        "]",
        "%",
        "/",
        "1.5 ",
        "Tj\n",
      ),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
    ),
  )
  .map((parts) => bytesOf(parts.join("")));

const LEFT_OUT = /^(?:[\0\t\n\f\r ]|%[^\n\r]*)*$/;
const LEADING = /^(?:[\0\t\n\f\r ]|%[^\n\r]*[\n\r])*/;
const textOf = (bytes: Uint8Array, start: number, end?: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString("latin1");

test("operations come in the order of the bytes, do not overlap, and leave out only space and comments", () => {
  fc.assert(
    fc.property(streams, (bytes) => {
      let end = 0;
      for (const operation of operationsOf(bytes, true)) {
        expect(operation.start).toBeGreaterThanOrEqual(end);
        expect(operation.end).toBeGreaterThan(operation.start);
        for (const one of operation.operands) {
          expect(textOf(bytes, end, one.start)).toMatch(LEFT_OUT);
          end = one.end;
        }
        if (operation.operator !== "BI") {
          expect(textOf(bytes, end, operation.end).replace(LEADING, "")).toBe(operation.operator);
          end = operation.end;
        }
      }
      expect(textOf(bytes, end)).toMatch(LEFT_OUT);
    }),
  );
});

test("a run is made of the very operations that come apart", () => {
  const list = (bytes: Uint8Array, apart: boolean, from = 0) =>
    Array.from(operationsOf(bytes, apart), ({ operator, start, end, glyphs }) => ({
      operator,
      start: from + start,
      end: from + end,
      glyphs: [...glyphs],
    }));
  fc.assert(
    fc.property(streams, (bytes) => {
      const together = list(bytes, false).flatMap((one) => {
        if (one.glyphs.length === 0) return [one];
        const parts = list(bytes.subarray(one.start, one.end), true, one.start);
        const shown = parts.filter(({ operator }) => operator === "Tj");
        expect(shown.map(({ start }) => Number.parseInt(textOf(bytes, start + 1, start + 5), 16))).toEqual(
          one.glyphs,
        );
        return parts;
      });
      expect(together).toEqual(list(bytes, true));
    }),
  );
});
