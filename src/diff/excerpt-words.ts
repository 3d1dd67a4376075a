import type { WordChange } from "./change.ts";

/** Unchanged words kept on either side of a change. */
const CONTEXT = 8;

/** A changed text without the long stretches that stayed the same: an ellipsis stands for each. */
export const excerptWords = (words: readonly WordChange[]): WordChange[] =>
  words.map((one, index) => {
    if (one.kind !== "same") return one;
    const parts = one.text.split(/(?<=\S)(?=\s)/);
    const before = index === 0 ? 0 : CONTEXT;
    const after = index === words.length - 1 ? 0 : CONTEXT;
    if (parts.length <= before + after + 2) return one;
    const tail = after === 0 ? "" : parts.slice(-after).join("");
    return { ...one, text: `${parts.slice(0, before).join("")}${before === 0 ? "" : " "}…${tail}` };
  });
