import { below, type Origin } from "../../diagnostics/origin.ts";
import type { EventDocument, Finding } from "../../plan/events.ts";
import { findingPath } from "../../plan/lookup.ts";
import { type KnownEvent, whereSet } from "../../plan/replay.ts";
import type { CheckContext } from "../rule.ts";

/** A document of an event, as far as it was known. */
export interface KnownDocument {
  readonly event: KnownEvent;
  readonly document: EventDocument;
  /** `ofsted-2016-07/letter` */
  readonly path: string;
  readonly origin: Origin;
}

export interface KnownFinding {
  readonly finding: Finding;
  /** `ofsted-2016-07/letter/d` */
  readonly path: string;
  readonly origin: Origin;
}

/** Every document known at the date, with its place: documents not yet known still count as positions. */
export function* knownDocuments({
  plan,
  known,
}: Pick<CheckContext, "plan" | "known">): Generator<KnownDocument> {
  for (const event of known.events) {
    const update = event.history.findLast(({ patch }) => "documents" in patch);
    const written = plan.events.find(({ origin }) => origin === event.origin)?.documents;
    const all = (update?.patch.documents as EventDocument[] | undefined) ?? written ?? [];
    for (const document of event.documents ?? []) {
      const origin = below(whereSet(event, "documents"), all.indexOf(document));
      yield { event, document, path: `${event.id}/${document.id}`, origin };
    }
  }
}

export function findingsOf({ event, document, origin }: KnownDocument): KnownFinding[] {
  return (document.findings ?? []).map((finding, index) => ({
    finding,
    path: findingPath(event.id, document, finding),
    origin: below(origin, "findings", index),
  }));
}
