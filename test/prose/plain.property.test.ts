import fc from "fast-check";
import { expect, test } from "vitest";
import { readLine, readMarkdown } from "../../src/prose/markdown.ts";
import { rounds } from "../rounds.ts";

/** Whatever may stand at the start of a line or in it, most of which is nothing in Markdown. */
const PIECES = [
  ...[
    "The plan",
    "16",
    "16.",
    "3)",
    "-",
    "–",
    "#",
    ">",
    "+",
    "*",
    "a",
    "re-inspection",
    "R1.2",
    "%",
    "(b)",
    "é",
    "🙂",
  ],
  ...[
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    ".",
    ",",
    ";",
    "<b>",
    "`",
    "~",
    "|",
    "!",
    "=",
    "---",
    "\t",
  ],
  ...[
    '{{date "visit"}}',
    "{#visit}",
    "{{",
    "}",
    "&",
    "\\",
    "[",
    "]",
    "_",
    "https://a.example",
    "\u00A0",
    "\uFEFF",
  ],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(""));
const runs = rounds({ short: 500, long: 50_000 });

test(`in ${runs} texts, what has no Markdown is read as the library reads it`, () => {
  fc.assert(
    fc.property(text, (written) => {
      // A paragraph with something strong in it is left to the library, and so is all that stands before it.
      const all = readMarkdown(`${written}\n\n**strong**`).blocks;
      const last = all.at(-1);
      // In a list or a quote it may belong to that.
      fc.pre(last?.kind === "paragraph" && last.start >= written.length);
      expect(readMarkdown(written).blocks).toEqual(all.slice(0, -1));
    }),
    { numRuns: runs },
  );
});

test(`in ${runs} lines, what has no Markdown is read as the library reads it`, () => {
  fc.assert(
    fc.property(text, (written) => {
      const { text: all } = readLine(`${written} a**strong**`);
      const [strong, before] = [all.at(-1), all.at(-2)];
      fc.pre(strong?.kind === "strong" && before?.kind === "text" && before.text.endsWith(" a"));
      const read = readLine(`${written} a`);
      expect(read.text).toEqual(all.slice(0, -1));
      expect(readLine(`${written} a  \n`).text).toEqual(read.text);
    }),
    { numRuns: runs },
  );
});
