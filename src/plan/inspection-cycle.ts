import { addMonths, type IsoDate } from "./dates.ts";
import { daysOf } from "./event-days.ts";
import type { KnownEvent, PlanAsAt } from "./replay.ts";

/** What follows the inspection that a plan answers, as far as it was known. */
export interface InspectionCycle {
  readonly inspection: KnownEvent;
  /** The day of the report that the plan answers; null where it is not known. */
  readonly reportDate: IsoDate | null;
  /** Monitoring visits held or planned since, in the order of their days. */
  readonly visits: readonly KnownEvent[];
  /** Reviews of progress since, by whoever makes them. */
  readonly reviews: readonly KnownEvent[];
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
    inspection,
    reportDate: report?.date ?? null,
    visits: since.filter(({ kind }) => kind === "monitoring-visit"),
    reviews: since.filter(({ kind }) => kind === "review"),
    reinspection: inspections.find(isCalledReinspection) ?? inspections[0] ?? null,
    submission: since.find(({ kind, held }) => kind === "submission" && held !== undefined) ?? null,
  };
}

/** When a re-inspection usually takes place. */
export interface ReinspectionWindow {
  readonly months: number;
  /** The action plan's submission; the plan's start where no submission is known. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Counted from the submission of the action plan; null where the regime has no such time. */
export function reinspectionTime(known: PlanAsAt): ReinspectionWindow | null {
  const months = known.header?.regime?.reinspectMonths;
  if (known.header === null || months === undefined) return null;
  const from = inspectionCycle(known)?.submission?.held?.end ?? known.header.start;
  return { months, from, to: addMonths(from, months) };
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
