import fc from "fast-check";
import { expect, test } from "vitest";
import { REFERENCE_MARK } from "../../src/prose/references.ts";
import { phraseAt, phrasesOf } from "../../src/reading/words/phrases.ts";
import { foldedWords, foldWord, tokensOf } from "../../src/reading/words/tokens.ts";

/** What texts are made of, with all that makes one kind of token another. */
const PIECES = [
  ...["the", "Children's", "caseloads’", "re-inspection", "constructor", "Llŷr", "é", "ß", "ولد", "Ⅳ", "x2"],
  ...["1", "12", "3.1.2", "16th", "2b", "1,500", "1,50", "2.5", "1,500.25", "2.5.", "٣", "12,345,678"],
  ...[
    " ",
    " ",
    " ",
    ",",
    ".",
    "-",
    "–",
    "'",
    "’",
    "%",
    "£",
    "(",
    "🙂",
    "\n",
    REFERENCE_MARK,
    REFERENCE_MARK.repeat(3),
  ],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(""));

test("the tokens of a text are all of it but its spaces, in order", () => {
  fc.assert(
    fc.property(text, (written) => {
      const tokens = tokensOf(written);
      expect(tokens.map((token) => token.text).join("")).toBe(written.replace(/\s/g, ""));
      for (const { text: own, from, to } of tokens) expect(written.slice(from, to)).toBe(own);
    }),
  );
});

test.each([
  ["word", ["Children's", "re-inspection", "16th", "3.1.2", "2b", "é", "ولد", "constructor"]],
  ["number", ["12", "1,500", "2.5", "12,345,678", "1,500.25"]],
  ["sign", ["%", "£", "(", "–", "🙂", "Ⅳ", "٣"]],
  ["reference", [REFERENCE_MARK, REFERENCE_MARK.repeat(5)]],
])("a %s is told by what it begins with", (kind, texts) => {
  for (const one of texts) expect(tokensOf(one).map((token) => token.kind)).toEqual([kind]);
});

test.each([
  ["Children's", "child"],
  ["Referrals", "referral"],
  ["agencies", "agency"],
  ["process", "process"],
  ["does", "does"],
  // Every object of JavaScript has one.
  ["constructor", "constructor"],
])("%s is compared as %s", (written, word) => {
  expect(foldWord(written)).toBe(word);
});

test("of the phrases that begin at a place, the longest is found, whenever they were asked for", () => {
  const phrases = ["care", "care plan", "care plans for all", "Children's Services", "no. 5"];
  const lexicon = Object.fromEntries(phrases.map((one) => [one, one]));
  const words = fc.array(
    fc.constantFrom("care", "Plans", "for", "all", "children's", "service", "no", "5", "."),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(words, fc.boolean(), (written, isAsked) => {
      const [tokens, ready] = [tokensOf(written.join(" ")), phrasesOf(lexicon)];
      if (isAsked) ready.has("care");
      for (const at of tokens.keys()) {
        const fitting = phrases.filter((one) =>
          foldedWords(one).every((word, index) => tokens[at + index]?.word === word),
        );
        const longest = fitting.toSorted((a, b) => foldedWords(b).length - foldedWords(a).length)[0];
        expect(phraseAt(tokens, at, ready)?.meaning).toBe(longest);
      }
    }),
  );
});
