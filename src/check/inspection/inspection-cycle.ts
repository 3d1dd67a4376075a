import type { IsoDate } from "../../plan/dates.ts";
import type { KnownEvent, PlanAsAt } from "../../plan/replay.ts";
import { daysOf } from "./event-days.ts";

/** What follows the inspection that a plan answers, as far as it was known. */
export interface InspectionCycle {
  /** The day of the report that the plan answers; null where it is not known. */
  readonly reportDate: IsoDate | null;
  /** Monitoring visits held or planned since, in the order of their days. */
  readonly visits: readonly KnownEvent[];
  readonly reinspection: KnownEvent | null;
  /** When the action plan was submitted. */
  readonly submission: KnownEvent | null;
}

/** Null where the plan answers no inspection that was known and held. */
export function inspectionCycle({ header, events }: PlanAsAt): InspectionCycle | null {
  const inspection = answeredEvent({ header, events });
  if (inspection?.held === undefined) return null;
  const { end } = inspection.held;
  const documents = inspection.documents ?? [];
  const [, documentId] = header?.answers.split("/") ?? [];
  const report = documents.find(({ id }) => documentId === undefined || id === documentId);
  const since = events.filter((event) => event !== inspection && (daysOf(event)?.start ?? end) >= end);
  const inspections = since.filter(
    ({ kind, by }) => kind === "inspection" && by.some((body) => inspection.by.includes(body)),
  );
  return {
    reportDate: report?.date ?? null,
    visits: since.filter(({ kind }) => kind === "monitoring-visit"),
    reinspection: inspections.find(isCalledReinspection) ?? inspections[0] ?? null,
    submission: since.find(({ kind, held }) => kind === "submission" && held !== undefined) ?? null,
  };
}

/** The event that a plan answers, by itself or by one of its documents. */
export function answeredEvent({
  header,
  events,
}: Pick<PlanAsAt, "header" | "events">): KnownEvent | undefined {
  const [answered] = header?.answers.split("/") ?? [];
  return events.find(({ id }) => id === answered);
}

/** Several inspections may follow, such as one of a children's home. */
const isCalledReinspection = ({ id, title = "" }: KnownEvent): boolean =>
  /\bre-?inspect/i.test(title) || /re-?inspect/i.test(id);
