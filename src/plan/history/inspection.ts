import type { Event } from "../schema/events.ts";
import { addDays, addMonths, type IsoDate, MONTH_NAMES } from "../time/dates.ts";
import type { Interval } from "../time/intervals.ts";
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
  planned?.interval?.end ?? latestDay(planned?.words ?? "");

/** Words for a part of the year, and the first and the last of its months; the first that fits counts. */
type Parts = readonly (readonly [words: RegExp, month: number])[];

const FIRST: Parts = [
  [/\bwinter\b/, 12],
  [/\bautumn\b/, 9],
  [/\bsummer\b/, 6],
  [/\bspring\b/, 3],
  [/\bsecond half\b/, 7],
  [/\b(end|late)\b/, 10],
];

const LAST: Parts = [
  // The winter of a year may be its own December or the months after it.
  [/\bwinter\b/, 14],
  [/\b(end|late|second half)\b/, 12],
  [/\bautumn\b/, 11],
  [/\bsummer\b/, 8],
  [/\bfirst half\b/, 6],
  [/\bspring\b/, 5],
  [/\b(start|early)\b/, 3],
];

/** "may be in 2017" is no month. */
const MONTHS: Parts = MONTH_NAMES.map((name, index) => [
  new RegExp(name === "May" ? "\\bmay(?= \\d)" : `\\b${name.toLowerCase()}\\b`),
  index + 1,
]);

/** "after the summer of 2017" has no end. */
const OPEN = /\b(after|from|beyond|later than|earlier than|before|until|at the earliest|onwards?)\b/;

/**
 * The days that words such as "towards summer 2017" can mean: June to August of 2017. Null where they name no
 * year, or more than one, or have no end.
 */
export function wordedDays(words: string): Interval | null {
  const lower = words.toLowerCase();
  const [year, ...others] = lower.match(/\b(?:19|20)\d\d(?:\s*[/–-]\s*\d+)?/g) ?? [];
  if (year === undefined || others.length > 0 || !/^\d{4}$/.test(year) || OPEN.test(lower)) return null;
  const months = MONTHS.filter(([pattern]) => pattern.test(lower)).map(([, month]) => month);
  const first = months[0] ?? monthIn(lower, FIRST) ?? 1;
  const last = months.at(-1) ?? monthIn(lower, LAST) ?? 12;
  const january = `${year}-01-01`;
  return { start: addMonths(january, first - 1), end: addDays(addMonths(january, last), -1) };
}

/** The last of those days: the end of 2017's August. */
export const latestDay = (words: string): IsoDate | null => wordedDays(words)?.end ?? null;

const monthIn = (words: string, parts: Parts): number | undefined =>
  parts.find(([pattern]) => pattern.test(words))?.[1];
