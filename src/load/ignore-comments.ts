import { Lexer } from "yaml";
import type { IgnoreComment } from "../diagnostics/ignore-comment.ts";
import { atOffsets } from "../diagnostics/origin.ts";

/** However it is spelt: a comment that is meant to silence and does not must not go unnoticed. */
const WORD = /improve[- ]ignor/i;
const COMMENT = /^#\s*improve[- ]ignor/i;
const LINE_OF_TEXT = /^[ \t]*(#[ \t]*improve[- ]ignor.*)$/gim;

/** The lexer puts these before a token; they are not in the source. */
const MARKERS = new Set(["\u0002", "\u0018", "\u001F"]);
const SCALAR = "\u001F";

/** Finds them among a YAML text's comments, and where one was written into a text by mistake. */
export function findIgnoreComments(file: string, text: string): IgnoreComment[] {
  if (!WORD.test(text)) return [];
  const found: IgnoreComment[] = [];
  const add = (written: string, offset: number, inText: boolean): void => {
    const origin = atOffsets(file, offset, offset + written.length);
    found.push({ text: written.slice(1).trim(), origin, inText });
  };
  let offset = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    if (before === SCALAR) {
      for (const { 0: whole, 1: line = "", index } of token.matchAll(LINE_OF_TEXT)) {
        add(line, offset + index + whole.indexOf(line), true);
      }
    } else if (COMMENT.test(token)) add(token.trimEnd(), offset, false);
    offset += MARKERS.has(token) ? 0 : token.length;
    before = token;
  }
  return found;
}
