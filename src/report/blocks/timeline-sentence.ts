import type { TimelineEvent } from "../../model/charts.ts";
import { type InspectionCycle, likelyDays, type ReinspectionWindow } from "../../plan/history/inspection.ts";
import type { KnownEvent, PlanAsAt } from "../../plan/history/replay.ts";
import { addDays, daysBetween, formatMonth, type IsoDate } from "../../plan/time/dates.ts";
import { formatInterval, type Interval } from "../../plan/time/intervals.ts";
import { compareText } from "../../problems/locate.ts";
import { capitalise, numberWord, ordinalWord, plural } from "../../text/words.ts";

/**
 * How far the visits have come, and when the re-inspection can be looked for: "One of the four monitoring visits
 * needed before re-inspection has been held; the second is planned for 12 to 13 October 2016."
 */
export function timelineSentence(
  cycle: InspectionCycle,
  needed: number | null,
  window: ReinspectionWindow | null,
): string {
  const sentences = [visitsSentence(cycle, needed), reinspectionSentence(cycle.reinspection, window)];
  return sentences.filter((sentence) => sentence !== null).join(" ");
}

function visitsSentence(cycle: InspectionCycle, needed: number | null): string | null {
  const visits = visitsBefore(cycle);
  if (visits.length === 0 && needed === null) return null;
  const held = visits.filter((visit) => visit.held !== undefined).length;
  const next = visits.findIndex((visit) => visit.held === undefined);
  const planned = cycle.reinspection?.held === undefined ? visits[next] : undefined;
  const rest = planned === undefined ? "" : `; the ${ordinalWord(next + 1)} is ${plannedWords(planned)}`;
  return `${capitalise(heldSoFar(held, needed))}${rest}.`;
}

/** "one of the four monitoring visits needed before re-inspection has been held" */
function heldSoFar(held: number, needed: number | null): string {
  const have = held === 1 ? "has" : "have";
  const visits = held === 1 ? "monitoring visit" : "monitoring visits";
  const count = held === 0 ? "no" : numberWord(held);
  if (needed === null || needed === 0) return `${count} ${visits} ${have} been held`;
  if (held > needed) {
    const are = needed === 1 ? "is" : "are";
    return `${count} ${visits} have been held, and ${numberWord(needed)} ${are} needed before re-inspection`;
  }
  if (needed === 1)
    return `the one monitoring visit needed before re-inspection has${held === 0 ? " not yet" : ""} been held`;
  const some = held === 0 ? "none" : held === needed ? "all" : numberWord(held);
  const verb = held <= 1 ? "has" : "have";
  return `${some} of the ${numberWord(needed)} monitoring visits needed before re-inspection ${verb} been held`;
}

function reinspectionSentence(
  reinspection: KnownEvent | null,
  window: ReinspectionWindow | null,
): string | null {
  if (reinspection?.held !== undefined)
    return `The re-inspection was held on ${formatInterval(reinspection.held)}.`;
  const planned = reinspection === null ? null : plannedWords(reinspection);
  if (window === null) return planned === null ? null : `The re-inspection is ${planned}.`;
  const usual = `Re-inspection is usually within ${plural(window.months, "month")} of the action plan, by ${formatMonth(window.to)}`;
  return planned === null ? `${usual}.` : `${usual}; it is ${planned}.`;
}

const PART = /^(?:first|second|third|fourth|last|start|end|beginning|middle)\b/i;
const TIME =
  /^(?:early|late|mid|spring|summer|autumn|winter|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|\d{4})\b/i;

/** What is said of an event to come: "planned for 12 to 13 October 2016", "expected in the first half of 2017". */
function plannedWords({ planned }: KnownEvent): string {
  const { interval = null, words = null } = planned ?? {};
  if (interval !== null) return `planned for ${formatInterval(interval)}`;
  if (words === null) return "not planned yet";
  if (PART.test(words)) return `expected in the ${inSentence(words)}`;
  return `expected ${TIME.test(words) ? "in " : ""}${inSentence(words)}`;
}

/** "Summer 2017" was written as the beginning of a line; March is always March. */
const inSentence = (words: string): string =>
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2})/.test(words)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);

/** An event on the way from the inspection to the re-inspection. */
export interface Milestone extends Pick<TimelineEvent, "label" | "kind" | "certainty" | "when"> {
  readonly event: KnownEvent;
  /** Null where its words stand for no days. */
  readonly days: Interval | null;
}

/**
 * Everything that leads from the inspection to the re-inspection, in order: by the first day where one is known,
 * by the middle of the time where only words say when. What has no days comes last.
 */
export function listMilestones(cycle: InspectionCycle, known: PlanAsAt): Milestone[] {
  const { inspection, submission, reviews, reinspection } = cycle;
  const others = [
    milestone(inspection, "Inspection", "inspection"),
    ...(submission === null ? [] : [milestone(submission, "Action plan", "other")]),
    ...visitsBefore(cycle).map((visit, index) => milestone(visit, `Visit ${index + 1}`, "monitoring-visit")),
    ...reviews.map((review) => milestone(review, reviewLabel(review, known), "review")),
    ...(reinspection === null ? [] : [milestone(reinspection, "Re-inspection", "inspection")]),
  ];
  return others.sort((a, b) => compareText(placeOf(a), placeOf(b)));
}

function placeOf({ days, certainty }: Milestone): IsoDate {
  if (days === null) return "9999-12-31";
  const wide = certainty === "expected" ? daysBetween(days.start, days.end) : 0;
  return addDays(days.start, Math.floor(wide / 2));
}

/** The visits that count towards the re-inspection. */
const visitsBefore = ({ visits, reinspection }: InspectionCycle): KnownEvent[] =>
  visits.filter((visit) => {
    const start = visit.held?.start ?? visit.planned?.interval?.start;
    return reinspection?.held === undefined || start === undefined || start <= reinspection.held.start;
  });

function milestone(event: KnownEvent, label: string, kind: TimelineEvent["kind"]): Milestone {
  const { held, planned } = event;
  const days = held ?? planned?.interval ?? null;
  const certainty = held !== undefined ? "held" : days === null ? "expected" : "planned";
  const when = days === null ? (planned?.words ?? "not yet known") : formatInterval(days);
  return { event, label, kind, certainty, when, days: likelyDays(event) };
}

/** "DfE review": the body's acronym or a short name, where there is one. */
function reviewLabel({ by: [first] }: KnownEvent, { bodies, glossary }: PlanAsAt): string {
  const name = bodies.find(({ id }) => id === first)?.name ?? "";
  const acronym = glossary.find(({ expansion }) => expansion.toLowerCase() === name.toLowerCase())?.term;
  const short = acronym ?? (name.length <= SHORT ? name : "");
  return short === "" ? "Review" : `${short} review`;
}

const SHORT = 12;
