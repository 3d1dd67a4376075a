import type { Event } from "../schema/events.ts";
import { addMonths, type IsoDate } from "../time/dates.ts";
import { type Interval, wordedDays } from "../time/intervals.ts";
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

type Dated = Pick<Event, "held" | "planned">;

/** The days it was held on, else those it is planned for; null where it is planned in words. */
export const daysOf = ({ held, planned }: Dated): Interval | null => held ?? planned?.interval ?? null;

/** The field that says those days. */
export const daysField = ({ held }: Dated): "held" | "planned" => (held === undefined ? "planned" : "held");

/** The same days, or those its words stand for; null where they stand for none. */
export const likelyDays = (event: Dated): Interval | null =>
  daysOf(event) ?? wordedDays(event.planned?.words ?? "");

/** The year it was held in or is planned for; null for words that name none. */
export function yearOf(event: Dated): string | null {
  return daysOf(event)?.start.slice(0, 4) ?? /\b20\d\d\b/.exec(event.planned?.words ?? "")?.[0] ?? null;
}

/** The last day on which it can be held, as far as its plan says; null where its words name none. */
export const lastDayPlanned = ({ planned }: Dated): IsoDate | null =>
  planned?.interval?.end ?? wordedDays(planned?.words ?? "")?.end ?? null;
