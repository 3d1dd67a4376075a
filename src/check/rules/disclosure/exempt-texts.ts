import type { EventDocument } from "../../../plan/schema/events.ts";
import type { Plan } from "../../../plan/schema/plan.ts";
import type { Origin } from "../../../problems/origin.ts";

/** A text as words in small letters, each with its place; references in double braces are left out. */
interface Words {
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

/** Every run of so many words on end. */
export const runsOf = ({ words }: Words, length: number): string[] =>
  words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(" "));

/** Words of a text that stand among some runs of that length, overlapping runs joined. */
interface Repeat {
  readonly words: number;
  readonly start: number;
  readonly end: number;
}

export function repeatsOf(text: Words, runs: ReadonlySet<string>, length: number): Repeat[] {
  const repeats: { first: number; last: number }[] = [];
  for (const [first, run] of runsOf(text, length).entries()) {
    if (!runs.has(run)) continue;
    const open = repeats.at(-1);
    const last = first + length - 1;
    if (open !== undefined && open.last === last - 1) open.last = last;
    else repeats.push({ first, last });
  }
  return repeats.map(({ first, last }) => ({
    words: last - first + 1,
    start: text.spans[first]?.[0] ?? 0,
    end: text.spans[last]?.[1] ?? 0,
  }));
}

/** Documents of one event, with the place that lists them. */
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
