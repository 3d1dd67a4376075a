import { list, plural } from "../diagnostics/words.ts";
import { type Change, changeOf, type Entry } from "./change.ts";
import type { ChangeKind } from "./kinds.ts";
import { type Chunk, diffWords, sameWords } from "./words.ts";

/** With more characters a text is not quoted: the change holds it. */
const SHORT = 60;

/**
 * A text that reads otherwise than it did, came or went; nothing where only its white space did.
 * @param field as the plan's authors know it
 * @param name what the field is called in a sentence: "its title"
 */
export function reworded(
  entry: Entry,
  kind: ChangeKind,
  { field, name }: { readonly field: string; readonly name: string },
  from: string | null,
  to: string | null,
): Change[] {
  if (sameWords(from ?? "", to ?? "")) return [];
  if (from === null)
    return [changeOf(entry, kind, `${name} was written: ${excerpt(to ?? "")}`, { field, to })];
  if (to === null) return [changeOf(entry, kind, `${name} was taken out: ${excerpt(from)}`, { field, from })];
  const words = diffWords(from, to);
  const what =
    Math.max(from.length, to.length) > SHORT
      ? `${name} was reworded, ${countWords(words)}`
      : `${name} was reworded from “${from}” to “${to}”`;
  return [changeOf(entry, kind, what, { field, from, to, words })];
}

/** "2 words taken out and 3 put in" */
function countWords(chunks: readonly Chunk[]): string {
  const count = (wanted: Chunk["kind"]): number =>
    chunks.filter(({ kind }) => kind === wanted).flatMap(({ text }) => text.match(/\S+/g) ?? []).length;
  const [out, put] = [count("removed"), count("added")];
  if (out + put === 0) return "in other paragraphs";
  const nouns = out === 0 ? plural(put, "word") : `${put}`;
  return list([
    ...(out === 0 ? [] : [`${plural(out, "word")} taken out`]),
    ...(put === 0 ? [] : [`${nouns} put in`]),
  ]);
}

/** The first words of a text, quoted. */
export function excerpt(text: string, most = 120): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= most) return `“${line}”`;
  return `“${line.slice(0, line.lastIndexOf(" ", most) || most)}…”`;
}
