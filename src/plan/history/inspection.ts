import type { Event } from "../schema/events.ts";
import { addMonths, type IsoDate } from "../time/dates.ts";
import { type Interval, wordedDays } from "../time/intervals.ts";
import type { KnownEvent, PlanAsAt } from "./replay.ts";

/** What follows the inspection that a plan answers, as far as it is known. */
export interface InspectionCycle {
  readonly inspection: KnownEvent;
  /** The date of the report that the plan answers; null if it is not known. */
  readonly reportDate: IsoDate | null;
  /** Monitoring visits held or planned since the inspection, in order of date. */
  readonly visits: readonly KnownEvent[];
  /** Reviews of progress since the inspection, by any body. */
  readonly reviews: readonly KnownEvent[];
  readonly reinspection: KnownEvent | null;
  /** The submission of the action plan. */
  readonly submission: KnownEvent | null;
}

/** The cycle of the inspection that the plan answers; null if that is not known, or has not been held. */
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
  /** When the action plan was submitted, or the plan's start if no submission is known. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The window for the re-inspection, counted from the submission of the action plan; null if the regime sets none. */
export function reinspectionTime(known: PlanAsAt): ReinspectionWindow | null {
  const months = known.header?.regime?.reinspectMonths;
  if (known.header === null || months === undefined) return null;
  const from = inspectionCycle(known)?.submission?.held?.end ?? known.header.start;
  return { months, from, to: addMonths(from, months) };
}

/** The event that the plan answers, whether `answers` names the event or one of its documents. */
export function answeredEvent({
  header,
  events,
}: Pick<PlanAsAt, "header" | "events">): KnownEvent | undefined {
  const [answered] = header?.answers.split("/") ?? [];
  return events.find(({ id }) => id === answered);
}

/** Distinguishes the re-inspection from other inspections that may follow, such as one of a children's home. */
const isCalledReinspection = ({ id, title = "" }: KnownEvent): boolean =>
  /\bre-?inspect/i.test(title) || /re-?inspect/i.test(id);

type Dated = Pick<Event, "held" | "planned">;

/** The days an event was held on, or otherwise is planned for; null if it is planned only in words. */
export const daysOf = ({ held, planned }: Dated): Interval | null => held ?? planned?.interval ?? null;

/** The field that those days come from. */
export const daysField = ({ held }: Dated): "held" | "planned" => (held === undefined ? "planned" : "held");

/** The year an event was held in or is planned for; null if its words name none. */
export function yearOf(event: Dated): string | null {
  return daysOf(event)?.start.slice(0, 4) ?? /\b20\d\d\b/.exec(event.planned?.words ?? "")?.[0] ?? null;
}

/** The last day on which an event, or a round of audits, can be held as planned; null if its words name none. */
export const lastDayPlanned = ({ planned }: Pick<Dated, "planned">): IsoDate | null =>
  planned?.interval?.end ?? wordedDays(planned?.words ?? "")?.end ?? null;
