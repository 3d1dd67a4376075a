import type { Offsets } from "./node.ts";

interface Explanation {
  readonly message: string;
  readonly hint: string;
  readonly offsets: Offsets;
}

/** Officers meet these few again and again; each gets a sentence of its own. */
const EXPLANATIONS: Record<string, { message: string; hint: string }> = {
  TAB_AS_INDENT: {
    message: "The line is indented with a tab",
    hint: "Use spaces: two for each level.",
  },
  MULTIPLE_DOCS: {
    message: "The file holds more than one document",
    hint: "Remove the line of three dashes, or move what follows it to a file of its own.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "The text holds a colon followed by a space, which YAML reads as a second key",
    hint: 'Put the text in quotes, or start it on the next line after ">-".',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "A key is missing its colon, or the text before it runs over two lines",
    hint: "Look at the line above: a missing quote or a wrong indentation is the usual cause.",
  },
  BAD_SCALAR_START: {
    message: "Text cannot start with @ or ` unless it is in quotes",
    hint: "Put the text in quotes.",
  },
  MISSING_CHAR: {
    message: "A quotation mark, bracket or brace that was opened is never closed",
    hint: "Close it, or look further up for one that should not be there.",
  },
  BAD_INDENT: {
    message: "The line's indentation fits no entry above it",
    hint: "Line it up with the entry it belongs to, and look for a bracket left open.",
  },
};

const BRACES = {
  message: "Text that begins with {{ must be in quotes, or YAML reads it as a mapping",
  hint: 'Put it in quotes, or start it on the next line after ">-".',
};

/** Says in our words what the parser found; its own words where we have none. */
export function explainSyntaxError(
  code: string,
  message: string,
  position: readonly [number, number],
  text: string,
): Explanation {
  const offsets = [position[0], Math.max(position[1], position[0])] as const;
  if (startsWithBraces(text, position[0])) return { ...BRACES, offsets };
  const known = EXPLANATIONS[code];
  if (known !== undefined) return { ...known, offsets };
  const hint = "Compare the line's indentation, quotes and brackets with the entries round it.";
  return { message: `This is not YAML: ${lowerFirst(message)}`, hint, offsets };
}

function startsWithBraces(text: string, position: number): boolean {
  const start = text.lastIndexOf("\n", Math.max(0, position - 1)) + 1;
  const end = text.indexOf("\n", position);
  return /(:|-)\s+\{\{/.test(text.slice(start, end === -1 ? undefined : end));
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
