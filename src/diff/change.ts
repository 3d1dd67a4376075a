import { fingerprintOf, type Severity } from "../problems/problem.ts";
import { list, plural } from "../text/words.ts";
import { type ChangeKind, KINDS } from "./kinds.ts";
import { type Chunk, diffWords, sameWords } from "./words.ts";

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
