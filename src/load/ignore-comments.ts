import { Lexer } from "yaml";
import type { IgnoreComment } from "../diagnostics/ignore-comment.ts";
import { atOffsets } from "../diagnostics/origin.ts";

const WORD = "improve-ignore";
/** The lexer puts these before a token; they are not in the source. */
const MARKERS = new Set(["\u0002", "\u0018", "\u001F"]);
const SCALAR = "\u001F";

/** Finds them among a YAML text's comments, never inside its values. */
export function findIgnoreComments(file: string, text: string): IgnoreComment[] {
  if (!text.includes(WORD)) return [];
  const found: IgnoreComment[] = [];
  let offset = 0;
  let before = "";
  for (const token of new Lexer().lex(text)) {
    const end = MARKERS.has(token) ? offset : offset + token.length;
    if (before !== SCALAR && /^#\s*improve-ignore/.test(token)) {
      found.push({ text: token.slice(1).trim(), origin: atOffsets(file, offset, end) });
    }
    before = token;
    offset = end;
  }
  return found;
}
