import type { Offsets } from "./node.ts";
import { SENTENCES, type Sentence } from "./syntax-sentences.ts";

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

const HARD_SPACE: Sentence = {
  message: "The line holds a non-breaking space, as Word and web pages use, where YAML needs an ordinary one",
  hint: "Delete the space at the start of the line or behind the colon, and type it again.",
};

/** Says in our words what the parser found; its own words where we have none. */
export function explainSyntaxError(
  code: string,
  message: string,
  position: readonly [number, number],
  text: string,
): Explanation {
  const offsets = [position[0], Math.max(position[1], position[0])] as const;
  const line = lineAt(text, position[0]);
  if (/^\s*\u00A0|[:-]\u00A0/.test(line)) return { ...HARD_SPACE, offsets };
  if (/(:|-)\s+\{\{/.test(line)) return { ...BRACES, offsets };
  if (/(:|-)\s+\*/.test(line)) return { ...STAR, offsets };
  if (code === "BLOCK_AS_IMPLICIT_KEY" && !/:(\s|$)/.test(restOfLine(text, position[0]))) {
    return { ...TOO_FAR, offsets };
  }
  const known = SENTENCES.find(([name, begins]) => name === code && begins.test(message));
  if (known !== undefined) return { ...known[2], offsets };
  const hint = "Compare the line's indentation, quotes and brackets with the entries round it.";
  return { message: `This is not YAML: ${lowerFirst(message)}`, hint, offsets };
}

function lineAt(text: string, position: number): string {
  const start = text.lastIndexOf("\n", Math.max(0, position - 1)) + 1;
  return text.slice(start, position) + restOfLine(text, position);
}

function restOfLine(text: string, position: number): string {
  const end = text.indexOf("\n", position);
  return text.slice(position, end === -1 ? undefined : end);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
