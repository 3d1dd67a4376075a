import type { Change } from "./change.ts";

/** Whole words; between two stretches there is a space. */
export type Stretch = NonNullable<Change["words"]>[number];

/** Unchanged words kept on either side of a change. */
const CONTEXT = 8;

/**
 * What is to be read of a text that was reworded: what came and went, and the words around it. Null where nothing
 * was, and where the sentence on the change quotes the text already.
 */
export function readWords({ words, what, from, to }: Change): Stretch[] | null {
  if (words === null || (from !== null && to !== null && what.includes(from) && what.includes(to)))
    return null;
  return words
    .map(({ kind, text }) => ({ kind, text: inOneLine(text) }))
    .map((one, index) =>
      one.kind === "same" ? { ...one, text: shorten(one.text, index > 0, index < words.length - 1) } : one,
    );
}

/** A paragraph ends at its sign. */
const inOneLine = (text: string): string =>
  text
    .replace(/\s*\n\s*\n\s*/g, " ¶ ")
    .replace(/\s+/g, " ")
    .trim();

/** An ellipsis stands for words that no change is near to. */
function shorten(text: string, follows: boolean, leads: boolean): string {
  const words = text.split(" ");
  const [before, after] = [follows ? CONTEXT : 0, leads ? CONTEXT : 0];
  if (words.length <= before + after + 2) return text;
  return [...words.slice(0, before), "…", ...words.slice(words.length - after)].join(" ");
}
