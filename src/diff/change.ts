import { fingerprintOf, type Severity } from "../problems/problem.ts";
import { list, plural } from "../text/words.ts";
import { type ChangeKind, KINDS } from "./kinds.ts";

export { CHANGE_KINDS, type ChangeKind } from "./kinds.ts";

/** One thing that differs between two states of a plan, as plain data. */
export interface Change {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  /** The id of the entry that changed; of a document or finding its path; of a report its id. */
  readonly entity: string;
  /** "Action 2.1"; null for what is known by its title alone. */
  readonly label: string | null;
  /** The entry's own title or name. */
  readonly title: string;
  /** As the plan's authors know it: `due`, `superseded-by`; of one figure `points.2016-08`; `id` for a whole entry. */
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What happened to it, as the end of a sentence: "slipped from 31 May 2016 to 30 June 2016". */
  readonly what: string;
  readonly reason: string | null;
  /** It all in words: "Action 2.1, Audit records: slipped from 31 May 2016 to 30 June 2016. Reason: …". */
  readonly message: string;
  /** Where a text was reworded: what stayed, was taken out and put in, in order; null for other changes. */
  readonly words: readonly Chunk[] | null;
  /** The same for the same change wherever it is found: made of kind, entity, field, from and to. */
  readonly fingerprint: string;
}

/** What a change is about. */
export type Entry = Pick<Change, "entity" | "label" | "title">;

type Details = Partial<Pick<Change, "severity" | "field" | "from" | "to" | "reason" | "words">>;

export function changeOf(entry: Entry, kind: ChangeKind, what: string, details: Details = {}): Change {
  const {
    severity = KINDS[kind],
    field = "id",
    from = null,
    to = null,
    reason = null,
    words = null,
  } = details;
  return {
    kind,
    severity,
    entity: entry.entity,
    label: entry.label,
    title: entry.title,
    field,
    from,
    to,
    what,
    reason,
    message: `${nameOf(entry)}: ${sentence(what)}${reason === null ? "" : ` Reason: ${sentence(reason)}`}`,
    words,
    fingerprint: fingerprintOf(kind, entry.entity, field, from ?? "", to ?? ""),
  };
}

const nameOf = ({ label, title }: Entry): string => (label === null ? title : `${label}, ${title}`);

/** With its full stop, and only one. */
export const sentence = (text: string): string => (/[.!?…]["”’]?$/.test(text) ? text : `${text}.`);

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

/** A stretch of words that two texts share, or that only one of them has. */
export interface Chunk {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many pairs of words texts are told as replaced whole: nobody reads them word by word. */
const MOST_PAIRS = 16_000_000;

/** Word by word from one text to another; where its lines end says nothing, its paragraphs do. */
export function diffWords(from: string, to: string): Chunk[] {
  const [old, now] = [wordsOf(from), wordsOf(to)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return joinChunks([
    ...old.slice(0, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ]);
}

/** Whether two texts are the same words in the same paragraphs. */
export const sameWords = (from: string, to: string): boolean =>
  wordsOf(from).join(" ") === wordsOf(to).join(" ");

/** A word, or the space between two paragraphs. */
const wordsOf = (text: string): string[] =>
  (text.trim().match(/\n[ \t]*\n\s*|\S+/g) ?? []).map((word) => (/\S/.test(word) ? word : "\n\n"));

const same = (text: string): Chunk => ({ kind: "same", text });
const added = (text: string): Chunk => ({ kind: "added", text });
const removed = (text: string): Chunk => ({ kind: "removed", text });

/** The longest words that both have in common, in order, and around them what only one has. */
function between(old: readonly string[], now: readonly string[]): Chunk[] {
  const width = now.length + 1;
  if (old.length * now.length > MOST_PAIRS) return [...old.map(removed), ...now.map(added)];
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const chunks: Chunk[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) {
      chunks.push(same(old[row] as string));
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) chunks.push(removed(old[row++] as string));
    else chunks.push(added(now[column++] as string));
  }
  return [...chunks, ...old.slice(row).map(removed), ...now.slice(column).map(added)];
}

/** Neighbours of one kind as one. */
function joinChunks(chunks: readonly Chunk[]): Chunk[] {
  const joined: { kind: Chunk["kind"]; text: string }[] = [];
  for (const { kind, text } of chunks) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += last.text.endsWith("\n") || text === "\n\n" ? text : ` ${text}`;
    else joined.push({ kind, text });
  }
  return joined;
}
