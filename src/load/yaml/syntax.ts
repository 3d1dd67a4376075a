import { uncapitalise } from "../../text/words.ts";
import type { Offsets } from "./node.ts";

/** A part of a text, what is wrong with it, and how it is written rightly. */
export interface Rewrite {
  readonly message: string;
  readonly hint: string;
  readonly offsets: Offsets;
  readonly mend: string;
}

interface Explanation extends Sentence {
  readonly offsets: Offsets;
}

const TOO_FAR: Sentence = {
  message: "The lines below are indented further than this one, which has a value already",
  hint: "Line them up with this one's key, or put the text in quotes if it runs over several lines.",
};

export const BRACES: Sentence = {
  message: "Text that begins with {{ must be in quotes, or YAML reads it as a mapping",
  hint: 'Put it in quotes, or start it on the next line after ">-".',
};

const STAR: Sentence = {
  message: "Text that begins with * must be in quotes",
  hint: "Put the whole text in quotes.",
};

const BULLET: Sentence = {
  message: "A list with asterisks stands where YAML needs a value or a hyphen",
  hint: "If it is part of a text, put | after the colon of its field, on the line above.",
};

const REPLY: Sentence = {
  message: "The lines begin with >, as those of an e-mail that somebody answers",
  hint: "Take the > and the space after it out of every line.",
};

export const HARD_SPACE: Sentence = {
  message: "The line holds a non-breaking space, as Word and web pages use, where YAML needs an ordinary one",
  hint: "Delete the space at the start of the line or after the colon, and type it again.",
};

export const TAB: Sentence = {
  message: "The line is indented with a tab",
  hint: "Use spaces: two for each level.",
};

/** Puts an error of the parser into our own words. An error that is not in the list keeps the words of the parser. */
export function explainSyntaxError(
  code: string,
  message: string,
  position: readonly [number, number],
  text: string,
): Explanation {
  const offsets = [position[0], Math.max(position[1], position[0])] as const;
  const line = lineAt(text, position[0]);
  if (/^\s*\u00A0|[:-]\u00A0/.test(line)) return { ...HARD_SPACE, offsets };
  if (/^ *\t/.test(line)) return { ...TAB, offsets };
  if (/(:|-)\s+\{\{/.test(line)) return { ...BRACES, offsets };
  if (/(:|-)\s+\*/.test(line)) return { ...STAR, offsets };
  if (/^\s*\*\s/.test(line)) return { ...BULLET, offsets };
  if (/^>\s/.test(line)) return { ...REPLY, offsets };
  if (code === "BLOCK_AS_IMPLICIT_KEY" && !/:(\s|$)/.test(restOfLine(text, position[0]))) {
    return { ...TOO_FAR, offsets };
  }
  if (/at node end$/.test(message) && !/["'\]}]\s*$/.test(text.slice(0, position[0]))) {
    return { ...STRAY, offsets };
  }
  const known = SENTENCES.find(([name, begins]) => name === code && begins.test(message));
  if (known !== undefined) return { ...known[2], offsets };
  const hint = "Compare the line's indentation, quotes and brackets with the entries round it.";
  return { message: `This is not YAML: ${uncapitalise(message)}`, hint, offsets };
}

function lineAt(text: string, position: number): string {
  const start = text.lastIndexOf("\n", Math.max(0, position - 1)) + 1;
  return text.slice(start, position) + restOfLine(text, position);
}

function restOfLine(text: string, position: number): string {
  const end = text.indexOf("\n", position);
  return text.slice(position, end === -1 ? undefined : end);
}

/** What is wrong, and what to do about it. */
interface Sentence {
  readonly message: string;
  readonly hint: string;
}

/** The code of the parser, what its message begins with, and our sentence. The first match is used. */
type KnownError = readonly [code: string, begins: RegExp, sentence: Sentence];

const NO_COLON: Sentence = {
  message: "A key is not followed by a colon and a space",
  hint: "Look at this line and the one before it: write key: value, and close any quotation mark.",
};
const NOT_CLOSED: Sentence = {
  message: "A bracket or brace that was opened further up is never closed",
  hint: "Close it, or put the text in quotes if the bracket is part of it.",
};
const IN_BRACES: Sentence = {
  message: "Between { } or [ ] the commas do not fit, or text with a colon in it is not in quotes",
  hint: "Write { key: value, key: value }, and put text that holds a colon in quotes.",
};

const STRAY: Sentence = {
  message: "This line belongs to nothing above it",
  hint: "Indent it further than the line that it goes on from, or give it the name of a field and a colon.",
};

/** The errors that officers meet most often. */
const SENTENCES: readonly KnownError[] = [
  ["TAB_AS_INDENT", /^/, TAB],
  [
    "MULTIPLE_DOCS",
    /^/,
    {
      message: "The file holds more than one document",
      hint: "Remove the line of three dashes, or move what follows it to a file of its own.",
    },
  ],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    /^/,
    {
      message: "The text holds a colon followed by a space, which YAML reads as a second key",
      hint: 'Put the text in quotes, or start it on the next line after ">-".',
    },
  ],
  ["MULTILINE_IMPLICIT_KEY", /^/, NO_COLON],
  ["MISSING_CHAR", /^Implicit map keys/, NO_COLON],
  [
    "MISSING_CHAR",
    /^Missing closing/,
    {
      message: "The quotation mark that opens here is never closed",
      hint: "Close it at the end of the text; where it is an apostrophe, put double quotes round the whole text.",
    },
  ],
  ["MISSING_CHAR", /^Missing (,|space after :)/, IN_BRACES],
  [
    "MISSING_CHAR",
    /^Sequence item/,
    {
      message: "An entry of this list has no dash before it",
      hint: "Start each entry with a dash and a space, in the same column.",
    },
  ],
  [
    "MISSING_CHAR",
    /^Comments must/,
    {
      message: "A # follows the value without a space",
      hint: "Put a space before it to make it a comment, or quotes round the text to keep it.",
    },
  ],
  [
    "MISSING_CHAR",
    /directives-end/,
    { message: "A line cannot start with %", hint: "Put the text in quotes." },
  ],
  [
    "MISSING_CHAR",
    /^Block scalars/,
    {
      message: "The first line of the text is blank and indented further than the lines below it",
      hint: "Remove the spaces or the tab from the blank line.",
    },
  ],
  [
    "BAD_SCALAR_START",
    /^/,
    {
      message: "Text cannot start with @, ` or % unless it is in quotes",
      hint: "Put the text in quotes.",
    },
  ],
  [
    "BAD_ALIAS",
    /^/,
    { message: "Text cannot start with & or * unless it is in quotes", hint: "Put the text in quotes." },
  ],
  [
    "BAD_DQ_ESCAPE",
    /^/,
    {
      message: "A backslash means something else between double quotes",
      hint: "Use single quotes round the text, or write the backslash twice.",
    },
  ],
  ["BAD_INDENT", /^Flow/, NOT_CLOSED],
  [
    "BAD_INDENT",
    /^/,
    {
      message: "The line's indentation matches no entry above it",
      hint: "Line it up with the entry it belongs to, and look for a bracket left open.",
    },
  ],
  ["BLOCK_IN_FLOW", /^/, IN_BRACES],
  ["UNEXPECTED_TOKEN", /^Unexpected (,|empty item|scalar token)/, IN_BRACES],
  [
    "UNEXPECTED_TOKEN",
    /^Unexpected (flow-\w+-start|block-\w+) at node end/,
    {
      message: "A bracket or a dash comes after the text has begun",
      hint: "Put the whole text in quotes if it is part of it, or take it out.",
    },
  ],
  [
    "UNEXPECTED_TOKEN",
    /at node end$/,
    {
      message: "Text goes on after the quotation mark or bracket that ends it",
      hint: "Put the whole text in quotes: double quotes where it holds an apostrophe.",
    },
  ],
  [
    "UNEXPECTED_TOKEN",
    /^(Not a YAML token|Block scalar header)/,
    {
      message: "Text cannot be on the same line as the | or > before it",
      hint: "Start it on the next line, indented; or put text that begins with | or > in quotes.",
    },
  ],
  [
    "UNEXPECTED_TOKEN",
    /^Unexpected flow-(map|seq)-end/,
    {
      message: "A bracket or brace is closed that was never opened",
      hint: "Remove it, or open it where it belongs.",
    },
  ],
  [
    "UNEXPECTED_TOKEN",
    /^Unexpected block-seq-ind/,
    {
      message: "A list cannot start on the same line as its key",
      hint: "Start it on the next line; or put text that begins with a dash in quotes.",
    },
  ],
];
