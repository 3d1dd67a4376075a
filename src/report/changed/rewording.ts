import type { Change, WordChange } from "../../diff/change.ts";
import { excerptWords } from "../../diff/excerpt-words.ts";
import { sayEntry, sayReason, sayWhat } from "../../diff/say-change.ts";
import type { Block } from "../../model/document.ts";
import { type Inline, textOf } from "../../model/inline.ts";

/** A text that was changed: a heading that says whose it is, and what came and went in it. */
export function rewording(change: Change, anchor: string): Block[] {
  const said = [sayWhat(change), sayReason(change)].filter((one) => one !== null).join(" ");
  const paragraph = (text: readonly Inline[], suffix: string): Block => ({
    kind: "paragraph",
    number: null,
    anchor: `${anchor}-${suffix}`,
    text,
    items: [],
  });
  return [
    { kind: "heading", level: 2, anchor, text: [textOf(sayEntry(change))] },
    ...(said === "" ? [] : [paragraph([textOf(said)], "what")]),
    paragraph(excerptWords(change.words ?? []).map(inlineOf), "words"),
  ];
}

function inlineOf({ kind, text }: WordChange): Inline {
  if (kind === "same") return textOf(text);
  return { kind: kind === "added" ? "inserted" : "deleted", children: [textOf(text)] };
}
