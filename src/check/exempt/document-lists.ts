import type { Origin } from "../../diagnostics/origin.ts";
import type { EventDocument } from "../../plan/events.ts";
import type { Plan } from "../../plan/index.ts";

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
