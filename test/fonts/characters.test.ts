import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canPrint,
  describeCodes,
  lacking,
  ownCharacters,
  unusualClusters,
} from "../../src/fonts/characters.ts";
import { writeRanges } from "../../src/fonts/embed-fonts.ts";
import { anyCharacter } from "../any-character.ts";

const clusters = (text: string): string[] => [...unusualClusters(text)].map((cluster) => cluster.text);

describe("what is printed as one", () => {
  test.each([
    ["Caseloads are down – “by £5” • 20%…", []],
    ["Wałęsa", ["ł", "ę"]],
    ["e\u0323\u0302 and ệ", ["e\u0323\u0302", "ệ"]],
    ["हिंदी", ["हिं", "दी"]],
    ["👍🏽👨‍👩‍👧🇬🇧🇫🇷", ["👍🏽", "👨‍👩‍👧", "🇬🇧", "🇫🇷"]],
    ["1️⃣ of 5", ["1️⃣"]],
  ])("%s", (text, expected) => {
    expect(clusters(text)).toEqual(expected);
  });

  test("clusters stand where they say, in their order, and miss nothing unusual", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const found = [...unusualClusters(text)];
        for (const { text: cluster, start, end } of found) expect(text.slice(start, end)).toBe(cluster);
        const left = found
          .toReversed()
          .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
        expect(left).toMatch(/^[\t\n\r\x20-\x7E\xA0-\xFF–—‘’“”•…]*$/);
      }),
    );
  });
});

describe("whether fonts can print it", () => {
  const fonts = [new Set([..."aqeé"].map(codeOf)), new Set([..."b\u0301"].map(codeOf))];

  test("a letter and its mark are one character where there is one", () => {
    expect(lacking("e\u0301", fonts)).toEqual([]);
  });

  test("a letter and its mark must be in one font", () => {
    expect(lacking("q\u0301", fonts)).toEqual([codeOf("q"), 0x301]);
    expect(lacking("b\u0301", fonts)).toEqual([]);
    expect(lacking("b\u0302", fonts)).toEqual([0x302]);
  });

  test("what only steers others needs no font", () => {
    expect(lacking("a\u200D\uFE0F", fonts)).toEqual([]);
  });

  test("all that is usual is in our font for Latin", () => {
    const [latin = new Set<number>()] = ownCharacters().values();
    const missing = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).filter(
      (sign) => /[^\p{C}\p{Z}]/u.test(sign) && clusters(sign).length === 0 && !canPrint(latin, sign),
    );
    expect(missing).toEqual([]);
  });
});

test("codes are told with their script, and the first few only", () => {
  expect(describeCodes([0x939, 0x941, 0xb95])).toEqual({
    words: "U+0939 and U+0941 (Devanagari) and U+0B95 (Tamil)",
    font: "@fontsource/noto-sans-devanagari",
  });
  expect(describeCodes([..."하나둘셋넷다섯여"].map(codeOf)).words).toMatch(/\(Korean\) and 2 more$/);
  expect(describeCodes([0x10ffff])).toEqual({ words: "U+10FFFF", font: null });
});

test("ranges hold exactly the characters that they are made of", () => {
  expect(writeRanges([0x41, 0x43, 0x42, 0xa0, 0x1f600])).toBe("U+41-43,U+A0,U+1F600");
});

function codeOf(sign: string): number {
  return sign.codePointAt(0) as number;
}
