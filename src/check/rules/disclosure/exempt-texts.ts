import { type Exemption, kebabKey, PROSE_FIELDS } from "../../../plan/schema/entry.ts";
import type { EventDocument } from "../../../plan/schema/events.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import type { Update } from "../../../plan/schema/updates.ts";
import { below, type Origin } from "../../../problems/origin.ts";

/** The words of a text in lower case, each with its place; references in double braces are left out. */
export interface Words {
  readonly words: readonly string[];
  readonly spans: readonly (readonly [start: number, end: number])[];
}

export function wordsOf(text: string): Words {
  const masked = text.replace(/\{\{[^{}]*\}\}/g, (reference) => " ".repeat(reference.length));
  const found = [...masked.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)];
  return {
    words: found.map(([word]) => word.toLowerCase().replaceAll("’", "'")),
    spans: found.map(({ 0: word, index }) => [index, index + word.length]),
  };
}

/** The documents of one event, with the place that lists them. */
interface DocumentList {
  readonly documents: readonly EventDocument[];
  readonly origin: Origin;
  /** The event's id. */
  readonly entity: string;
}

/** The documents of every event, as written and as updates set them. */
export function* documentLists({ events, updates }: Plan): Generator<DocumentList> {
  for (const { id, documents = [], origin } of events) yield { documents, origin, entity: id };
  for (const { of, patch, origin } of updates) {
    const documents = patch.documents as EventDocument[] | undefined;
    if (documents !== undefined) yield { documents, origin, entity: of };
  }
}

/** A text of the plan, and whether it is withheld. */
export interface PlanText {
  readonly text: string;
  readonly origin: Origin;
  readonly entity: string;
  /** Undefined for a text that the public edition prints. */
  readonly exempt: Exemption | undefined;
}

/** A note is never printed in public, so it is a text here only where it is exempt and others may repeat it. */
export function* updateTexts(update: Update, exempt: Exemption | undefined): Generator<PlanText> {
  const { progress, reason, impact, note, patch, evidence = [], origin, of: entity } = update;
  const prose = Object.entries(patch).filter(([field]) => PROSE_FIELDS.includes(kebabKey(field)));
  const fields = Object.entries({ progress, reason, impact, ...(exempt && { note }) });
  for (const [field, said] of [...prose, ...fields])
    for (const [text, ...path] of textsIn(said))
      yield { text, exempt, entity, origin: below(origin, kebabKey(field), ...path) };
  for (const [index, { title }] of evidence.entries()) {
    yield { text: title, exempt, entity, origin: below(origin, "evidence", index, "title") };
  }
}

/** The texts that a field holds, each with the way to it. A highlight can be exempt by itself. */
function* textsIn(value: unknown): Generator<readonly [text: string, ...path: (string | number)[]]> {
  if (typeof value === "string") yield [value];
  if (typeof value !== "object" || value === null || "exempt" in value) return;
  const held = value instanceof Map || Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [step, inner] of held as Iterable<[string | number, unknown]>)
    for (const [text, ...path] of textsIn(inner)) yield [text, step, ...path];
}
