import type { WordChange } from "../../diff/change.ts";

/** A stretch of changed text apart from the spaces around it, so that marks stand close to the words. */
export interface MarkedWords {
  readonly kind: WordChange["kind"];
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export function trimWords({ kind, text }: WordChange): MarkedWords {
  const words = text.trim();
  if (words === "") return { kind, before: text, words, after: "" };
  const start = text.indexOf(words);
  return { kind, before: text.slice(0, start), words, after: text.slice(start + words.length) };
}
