import { plainText } from "../model/inline.ts";
import type { ProseInline } from "../prose/ast.ts";
import { parseLine } from "../prose/parse-prose.ts";
import type { Reference } from "../prose/references.ts";
import { sayReferences } from "../prose/say-references.ts";
import type { ReferenceContext } from "./context.ts";
import type { Places } from "./number.ts";
import { printReference } from "./references/index.ts";

/**
 * A highlight in the plain words that are printed of it. An appendix or a paragraph is called by its id: its number
 * is the whole document's, and says nothing of what is claimed.
 */
export function sayClaim(text: string, context: ReferenceContext): string {
  const say = (inlines: readonly ProseInline[]): string =>
    inlines
      .map((inline) => {
        if (inline.kind === "text") return inline.text;
        return inline.kind === "reference"
          ? sayReference(inline.reference, text, context)
          : say(inline.children);
      })
      .join("");
  return say(parseLine(text).text);
}

function sayReference(reference: Reference, text: string, context: ReferenceContext): string {
  const outcome = printReference(reference, NOWHERE, context);
  return "message" in outcome ? sayReferences(text.slice(...reference.span)) : plainText(outcome);
}

/** Without a document nothing has a number. */
const NOWHERE: Places = {
  numbers: new Map(),
  paragraphs: new Map(),
  appendices: new Map(),
  notes: new Map(),
  duplicateIds: [],
  symbolKey: null,
};
