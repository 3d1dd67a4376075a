import { daysField, daysOf } from "../../plan/history/inspection.ts";
import { findingPath } from "../../plan/history/lookup.ts";
import { type KnownEvent, type PlanAsAt, whereSet } from "../../plan/history/replay.ts";
import type { EventDocument, Finding } from "../../plan/schema/events.ts";
import type { Report } from "../../plan/schema/reports.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import { isWholeMonths } from "../../plan/time/intervals.ts";
import { below, type Origin, within } from "../../problems/origin.ts";
import type { CheckContext } from "../rule.ts";

/** A document of an event, as it was known. */
export interface KnownDocument {
  readonly event: KnownEvent;
  readonly document: EventDocument;
  /** `ofsted-2016-07/letter` */
  readonly path: string;
  readonly origin: Origin;
}

/** A finding of such a document. */
interface KnownFinding {
  readonly finding: Finding;
  /** `ofsted-2016-07/letter/d` */
  readonly path: string;
  readonly origin: Origin;
}

/** Every document known at the date, with its place in the list as written. */
export function* knownDocuments({
  plan,
  known,
}: Pick<CheckContext, "plan" | "known">): Generator<KnownDocument> {
  const written = new Map(plan.events.map(({ origin, documents }) => [origin, documents]));
  for (const event of known.events) {
    const update = event.history.findLast(({ patch }) => "documents" in patch);
    const all = (update?.patch.documents as EventDocument[] | undefined) ?? written.get(event.origin) ?? [];
    for (const document of event.documents ?? []) {
      const origin = below(
        whereSet(event, "documents"),
        all.findIndex(({ id }) => id === document.id),
      );
      yield { event, document, path: `${event.id}/${document.id}`, origin };
    }
  }
}

/** Every document known at a date that is not the check's own, such as a report's. */
export const documentsAt = ({ plan, at }: CheckContext, date: IsoDate): KnownDocument[] => [
  ...knownDocuments({ plan, known: at(date) }),
];

/** The findings of a document, with their places. */
export function findingsOf({ event, document, origin }: KnownDocument): KnownFinding[] {
  return (document.findings ?? []).map((finding, index) => ({
    finding,
    path: findingPath(event.id, document, finding),
    origin: below(origin, "findings", index),
  }));
}

/** A finding with the document it stands in. */
export interface ReportedFinding extends KnownFinding {
  readonly in: KnownDocument;
}

/** Every finding that was known at a report's date. */
export const findingsKnownAt = (context: CheckContext, { asAt }: Report): ReportedFinding[] =>
  documentsAt(context, asAt).flatMap((document) =>
    findingsOf(document).map((one) => ({ ...one, in: document })),
  );

/** A day on which an event begins or ends. */
interface EventDay {
  readonly event: string;
  readonly field: "held" | "planned";
  readonly day: IsoDate;
  readonly origin: Origin;
}

/** The first and the last day of every event. An event planned for whole months has no days yet. */
export function* eventDays({ events }: PlanAsAt): Generator<EventDay> {
  for (const event of events) {
    const field = daysField(event);
    const interval = daysOf(event);
    if (interval === null || isWholeMonths(interval)) continue;
    const { start, end } = interval;
    const place = whereSet(event, field);
    yield { event: event.id, field, day: start, origin: within(place, 0, start.length) };
    if (end === start) continue;
    const at = start.length + 1;
    yield { event: event.id, field, day: end, origin: within(place, at, at + end.length) };
  }
}
