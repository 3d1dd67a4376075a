import type { EventDocument } from "../../../plan/schema/events.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import type { Origin } from "../../../problems/origin.ts";

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
