import { type ChangeObject, diffArrays } from "diff";
import type { NamedPost } from "../model/parts.ts";
import { sayReferences } from "../prose/references.ts";
import { list, plural } from "../text/words.ts";
import { type Change, type Chunk, changeOf, type Entry } from "./change.ts";
import type { ChangeKind } from "./kinds.ts";

/** In characters. A longer text is not quoted in the message, because the change holds it. */
const SHORT = 60;

/**
 * The change of a text that was written, taken out or reworded.
 * @param field as it is written in a plan
 * @param name what a sentence calls the field: "its title"
 * @param how what was done to its words, if they were not only reworded
 */
export function reworded(
  entry: Entry,
  kind: ChangeKind,
  {
    field,
    name,
    how: verb = "reworded",
  }: { readonly field: string; readonly name: string; readonly how?: string },
  from: string | null,
  to: string | null,
): Change[] {
  if ((from ?? "") === (to ?? "")) return [];
  if (from === null)
    return [changeOf(entry, kind, `${name} was written: ${excerpt(to ?? "")}`, { field, to })];
  if (to === null) return [changeOf(entry, kind, `${name} was taken out: ${excerpt(from)}`, { field, from })];
  const words = diffWords(from, to);
  const [old, now] = [sayReferences(from), sayReferences(to)];
  const isLong = Math.max(old.length, now.length) > SHORT;
  const how = isLong ? `${verb}, ${countWords(words)}` : `${verb} from “${old}” to “${now}”`;
  const what = old === now ? `${name} refers to something else: ${excerpt(now)}` : `${name} was ${how}`;
  return [changeOf(entry, kind, what, { field, from, to, words })];
}

/**
 * The change of the post that does something for an entry. A post that has another title is the same post.
 * @param does what it does, as the end of "is … by"
 */
export function replaced(
  entry: Entry,
  kind: ChangeKind,
  { field, does }: { readonly field: string; readonly does: string },
  [old, now]: readonly [NamedPost | null, NamedPost | null],
): Change[] {
  if (old?.id === now?.id) return [];
  const [from, to] = [old?.title ?? null, now?.title ?? null];
  const what = `is ${does} by ${to ?? "nobody"}, previously by ${from ?? "nobody"}`;
  return [changeOf(entry, kind, what, { field, from, to })];
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
  const line = sayReferences(text).trim().replace(/\s+/g, " ");
  if (line.length <= most) return `“${line}”`;
  return `“${line.slice(0, line.lastIndexOf(" ", most) || most)}…”`;
}

/** Texts with more changed words than this are shown as replaced as a whole: nobody reads so many one by one. */
const MOST_EDITS = 2000;

/** The difference of two texts, word by word. Ends of paragraphs count as words, and so does each reference. */
export function diffWords(from: string, to: string): Chunk[] {
  const [old, now] = [wordsOf(from), wordsOf(to)];
  const runs = diffArrays(old, now, { maxEditLength: MOST_EDITS });
  const chunks: Chunk[] = runs?.map((run) => ({ kind: kindOf(run), text: joinWords(run.value) })) ?? [
    { kind: "removed", text: joinWords(old) },
    { kind: "added", text: joinWords(now) },
  ];
  return chunks.map(({ kind, text }) => ({ kind, text: sayReferences(text) }));
}

function kindOf({ added, removed }: ChangeObject<string[]>): Chunk["kind"] {
  if (added) return "added";
  return removed ? "removed" : "same";
}

const PARAGRAPH = "\n\n";

/** The words of a text, with the ends of its paragraphs between them. */
const wordsOf = (text: string): string[] =>
  (text.trim().match(/\n[ \t]*\n\s*|(?:\{\{[^{}]*\}\}|\S)+/g) ?? []).map((word) =>
    /\S/.test(word) ? word : PARAGRAPH,
  );

const joinWords = (words: readonly string[]): string =>
  words.join(" ").replaceAll(` ${PARAGRAPH}`, PARAGRAPH).replaceAll(`${PARAGRAPH} `, PARAGRAPH);
