import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapUntagged } from "../../src/publish/pdf-artifacts.ts";

const sheet = { bottom: 0, height: 800 };
const wrapped = (text: string, own: readonly string[] = []): string => {
  const setting = { sheet, holdsTags: (name: string) => own.includes(name) };
  return Buffer.from(wrapUntagged(Buffer.from(text, "latin1"), setting).written).toString("latin1");
};
const line = (y: number): string => `BT /F1 9 Tf 1 0 0 1 50 ${y} Tm (Page) Tj ET`;
const tagged = (inner: string): string => `/P <</MCID 0 >>BDC\n${inner}\nEMC`;

test.each([
  ["a background", "1 g 0 0 9 9 re\nf", "1 g /Artifact BMC\n0 0 9 9 re\nf\nEMC"],
  ["a path that clips and is painted", "0 0 m 9 9 l h W* S", "/Artifact BMC\n0 0 m 9 9 l h W* S\nEMC"],
  [
    "neighbours with only colours between them",
    "0 0 m 9 9 l S 1 g 0 0 9 9 re f",
    "/Artifact BMC\n0 0 m 9 9 l S 1 g 0 0 9 9 re f\nEMC",
  ],
  [
    "neighbours in different brackets",
    "q 0 0 9 9 re f Q q 0 0 9 9 re f Q",
    "q /Artifact BMC\n0 0 9 9 re f\nEMC Q q /Artifact BMC\n0 0 9 9 re f\nEMC Q",
  ],
  ["a picture", "q /X5 Do Q", "q /Artifact BMC\n/X5 Do\nEMC Q"],
  ["an image in the stream", "BI /W 1 ID \u0000 EI", "/Artifact BMC\nBI /W 1 ID \u0000 EI\nEMC"],
  [
    "words in a block that has tagged words, too",
    `BT (a) Tj ${tagged("(b) Tj")} (c) Tj ET`,
    `BT /Artifact BMC\n(a) Tj\nEMC ${tagged("(b) Tj")} /Artifact BMC\n(c) Tj\nEMC ET`,
  ],
  [
    "words that stand for others",
    "BT 1 0 0 1 0 400 Tm /Span <</ActualText (a)>> BDC (b) Tj EMC ET",
    "/Artifact BMC\nBT 1 0 0 1 0 400 Tm /Span <</ActualText (a)>> BDC (b) Tj EMC ET\nEMC",
  ],
])("%s is an artifact", (_, text, expected) => {
  expect(wrapped(text)).toBe(expected);
});

test.each([
  ["what is tagged", tagged(`0 0 9 9 re f ${line(400)}`)],
  ["what is in tagged content, at any depth", tagged("/Span BMC q 0 0 9 9 re f Q EMC /X5 Do")],
  ["a path that only clips", "q 0 0 9 9 re W* n Q"],
  ["a block without words", "BT /F1 9 Tf ET"],
])("%s stays as it is", (_, text) => {
  expect(wrapped(text)).toBe(text);
});

test("a form with tagged content of its own is no artifact", () => {
  expect(wrapped("/X5 Do /X6 Do", ["X5"])).toBe("/X5 Do /Artifact BMC\n/X6 Do\nEMC");
});

test("words in the margins are header and footer, in whatever direction the page is drawn", () => {
  const mark = (name: string): string => `/Artifact <</Type /Pagination /Subtype /${name}>> BDC\n`;
  const body = tagged(line(400));
  expect(wrapped(`${line(780)} ${line(20)} ${body}`)).toBe(
    `${mark("Header")}${line(780)}\nEMC ${mark("Footer")}${line(20)}\nEMC ${body}`,
  );
  const downwards = `1 0 0 -1 0 800 cm ${line(780)} ${body}`;
  expect(wrapped(downwards)).toBe(`1 0 0 -1 0 800 cm ${mark("Footer")}${line(780)}\nEMC ${body}`);
  expect(wrapped(`${line(780)} ${tagged(line(790))}`)).toBe(
    `/Artifact BMC\n${line(780)}\nEMC ${tagged(line(790))}`,
  );
});

/** Streams as they are written, with everything that opens closed again. */
const { stream } = fc.letrec<{ stream: string }>((tie) => ({
  stream: fc
    .array(
      fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          "0 0 9 9 re f",
          "0 0 9 9 re W n",
          "0 0 m 9 9 l S",
          "1 0 0 -1 0 800 cm",
          ".5 g",
          "/X1 Do",
          "/X2 Do",
          "BT 1 0 0 1 0 790 Tm (a) Tj ET",
          "BT /P <</MCID 1>> BDC (a) Tj EMC (b) Tj ET",
          "BT /Span BMC [(a)] TJ EMC ET",
        ),
        tie("stream").map((inner) => `q ${inner} Q`),
        tie("stream").map((inner) => `/P <</MCID 1>> BDC ${inner} EMC`),
        tie("stream").map((inner) => `/Span BMC ${inner} EMC`),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join(" ")),
}));

test("without the marks the stream is as it was, and a second time finds nothing to mark", () => {
  fc.assert(
    fc.property(stream, (text) => {
      const once = wrapped(text, ["X2"]);
      expect(once.replaceAll(/\/Artifact (?:BMC|<<[^>]*>> BDC)\n|\nEMC/g, "")).toBe(text);
      expect(wrapped(once, ["X2"])).toBe(once);
    }),
  );
});
