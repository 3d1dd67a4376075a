import { fingerprintOf, type Severity } from "../problems/problem.ts";
import { sayReferences } from "../prose/references.ts";
import { type ChangeKind, KINDS } from "./kinds.ts";

/** One thing that differs between two states of a plan, as plain data. */
export interface Change {
  readonly kind: ChangeKind;
  readonly severity: Severity;
  /** The id of the entry or report that changed; for a document or a finding its path. */
  readonly entity: string;
  /** "Action 2.1"; null for an entry that is known only by its title. */
  readonly label: string | null;
  /** The entry's own title or name. */
  readonly title: string;
  /** As it is written in a plan: `due`, `superseded-by`. `points.2016-08` for one figure, `id` for a whole entry. */
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** What happened, as the end of a sentence: "slipped from 31 May 2016 to 30 June 2016". */
  readonly what: string;
  readonly reason: string | null;
  /** The whole change in words: "Action 2.1, Audit records: slipped from 31 May 2016 to 30 June 2016. Reason: …". */
  readonly message: string;
  /** For a text that was reworded: what stayed, what was taken out and what was put in, in order. Otherwise null. */
  readonly words: readonly Chunk[] | null;
  /** Equal for equal changes in different comparisons: made of kind, entity, field, from and to. */
  readonly fingerprint: string;
}

/** Successive words that two texts share, or that only one of them has. */
export interface Chunk {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** What a change is about. */
export type Entry = Pick<Change, "entity" | "label" | "title">;

type Details = Partial<Pick<Change, "severity" | "field" | "from" | "to" | "reason" | "words">>;

/**
 * A change in words. Public text never shows how a reference was written.
 * @param happened what happened to the entry, as the end of a sentence and without its full stop
 */
export function changeOf(about: Entry, kind: ChangeKind, happened: string, details: Details = {}): Change {
  const entry = { ...about, title: sayReferences(about.title) };
  const what = sayReferences(happened);
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
    from: from && sayReferences(from),
    to: to && sayReferences(to),
    what,
    reason,
    message: [`${sayEntry(entry)}: ${sentence(what)}`, sayReason({ reason })].filter(Boolean).join(" "),
    words,
    fingerprint: fingerprintOf(kind, entry.entity, field, from ?? "", to ?? ""),
  };
}

/** "Action 2.1, Audit records" */
export const sayEntry = ({ label, title }: Pick<Entry, "label" | "title">): string =>
  label === null ? title : `${label}, ${title}`;

/** "Reason: the trainer was ill."; null without one. */
export const sayReason = ({ reason }: Pick<Change, "reason">): string | null =>
  reason === null ? null : `Reason: ${sentence(reason)}`;

/** Adds a full stop unless the text ends with one or with another mark. */
export const sentence = (text: string): string => (/[.!?…]["”’]?$/.test(text) ? text : `${text}.`);
