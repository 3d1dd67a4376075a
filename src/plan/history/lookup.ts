import { below, type Origin } from "../../problems/origin.ts";
import type { EventDocument, Finding } from "../schema/events.ts";
import type { Plan } from "../schema/plan.ts";

/** What an id of the plan can name, and the list of the plan that holds it. */
export const LIST_OF = {
  post: "posts",
  body: "bodies",
  workstream: "workstreams",
  recommendation: "recommendations",
  action: "actions",
  kpi: "kpis",
  feed: "feeds",
  event: "events",
  audit: "audits",
  report: "reports",
} as const;

type EntryKind = keyof typeof LIST_OF;

/** Something with an id that other entries refer to. */
export interface Named {
  readonly kind: EntryKind | "document" | "finding";
  /** `2.1`, `ofsted-2016-07/letter`, `ofsted-2016-07/letter/d`. */
  readonly path: string;
  /** Its title, its name or its text. */
  readonly title: string;
  readonly origin: Origin;
}

type Listed = Pick<Plan, (typeof LIST_OF)[EntryKind]> & { readonly updates?: Plan["updates"] };

/** Everything that a reference can name, in the order in which it was written. An id used twice appears twice. */
export function* namedEntries(plan: Listed): Generator<Named> {
  for (const [kind, collection] of Object.entries(LIST_OF) as [EntryKind, (typeof LIST_OF)[EntryKind]][]) {
    for (const entry of plan[collection]) {
      yield { kind, path: entry.id, title: titleOf(entry), origin: entry.origin };
    }
  }
  for (const event of plan.events) yield* namedDocuments(event.id, event.documents, event.origin);
  for (const { of, patch, origin } of plan.updates ?? []) {
    yield* namedDocuments(of, patch.documents as EventDocument[] | undefined, origin);
  }
}

function* namedDocuments(
  event: string,
  documents: readonly EventDocument[] | undefined,
  origin: Origin,
): Generator<Named> {
  for (const [index, document] of (documents ?? []).entries()) {
    const place = below(origin, "documents", index);
    yield {
      kind: "document",
      path: `${event}/${document.id}`,
      title: documentTitle(document),
      origin: place,
    };
    for (const [position, finding] of (document.findings ?? []).entries()) {
      yield {
        kind: "finding",
        path: findingPath(event, document, finding),
        title: finding.text,
        origin: below(place, "findings", position),
      };
    }
  }
}

/**
 * What an action counts for: what it names; and where it names no recommendation, whatever the findings and audits that it
 * names are about.
 * @param about what each finding and audit is about, by its path or id
 */
export function countsFor(
  answers: readonly string[],
  about: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(answers);
  if (!answers.every((path) => about.has(path))) return reached;
  // A set goes on to what is added to it on the way: an audit can be about a finding, and that about a recommendation.
  for (const path of reached) for (const one of about.get(path) ?? []) reached.add(one);
  return reached;
}

export const findingPath = (event: string, document: EventDocument, finding: Finding): string =>
  `${event}/${document.id}/${finding.id}`;

function titleOf(entry: { id: string; title?: string | undefined; name?: string; theme?: string }): string {
  return entry.title ?? entry.name ?? entry.theme ?? entry.id;
}

const documentTitle = ({ title, id }: EventDocument): string => title ?? id;
