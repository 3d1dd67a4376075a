import type { Origin } from "../diagnostics/origin.ts";
import type { EventDocument, Finding } from "./events.ts";
import type { Plan } from "./index.ts";

/** The words for what an id may name. */
export type EntryKind = "post" | "body" | "recommendation" | "action" | "kpi" | "event" | "audit" | "report";

/** Something with an id that other entries refer to. */
export interface Named {
  readonly kind: EntryKind | "document" | "finding";
  /** `2.1`, `ofsted-2016-07/letter`, `ofsted-2016-07/letter/d`. */
  readonly path: string;
  /** Its title, its name or its text. */
  readonly title: string;
  readonly origin: Origin;
}

const LISTS = [
  ["posts", "post"],
  ["bodies", "body"],
  ["recommendations", "recommendation"],
  ["actions", "action"],
  ["kpis", "kpi"],
  ["events", "event"],
  ["audits", "audit"],
  ["reports", "report"],
] as const;

/** Everything a reference can name, in the order it is written; an id used twice is there twice. */
export function* namedEntries(plan: Pick<Plan, (typeof LISTS)[number][0]>): Generator<Named> {
  for (const [collection, kind] of LISTS) {
    for (const entry of plan[collection]) {
      yield { kind, path: entry.id, title: titleOf(entry), origin: entry.origin };
    }
  }
  for (const event of plan.events) {
    for (const [index, document] of (event.documents ?? []).entries()) {
      const origin = { ...event.origin, path: [...event.origin.path, "documents", index] };
      yield { kind: "document", path: `${event.id}/${document.id}`, title: documentTitle(document), origin };
      for (const [position, finding] of (document.findings ?? []).entries()) {
        const place = { ...origin, path: [...origin.path, "findings", position] };
        yield {
          kind: "finding",
          path: findingPath(event.id, document, finding),
          title: finding.text,
          origin: place,
        };
      }
    }
  }
}

export const findingPath = (event: string, document: EventDocument, finding: Finding): string =>
  `${event}/${document.id}/${finding.id}`;

function titleOf(entry: { id: string; title?: string | undefined; name?: string; theme?: string }): string {
  return entry.title ?? entry.name ?? entry.theme ?? entry.id;
}

const documentTitle = ({ title, id }: EventDocument): string => title ?? id;
