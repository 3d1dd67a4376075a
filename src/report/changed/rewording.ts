import type { Change } from "../../diff/change.ts";
import type { Stretch } from "../../diff/read-words.ts";
import { sayEntry, sayReason, sayWhat } from "../../diff/say-change.ts";
import type { Block } from "../../model/document.ts";
import { type Inline, textOf } from "../../model/inline.ts";

/** A text that was reworded: a heading that says whose it is, and what came and went in it. */
export function rewording(change: Change, words: readonly Stretch[], anchor: string): Block[] {
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
    paragraph([textOf(said)], "what"),
    paragraph(words.flatMap(inlinesOf), "words"),
  ];
}

function inlinesOf({ kind, text }: Stretch, index: number): Inline[] {
  const words = textOf(text);
  const space = index === 0 ? [] : [textOf(" ")];
  if (kind === "same") return [...space, words];
  return [...space, { kind: kind === "added" ? "inserted" : "deleted", children: [words] }];
}
