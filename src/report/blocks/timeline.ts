import type { Timeline, TimelineEvent } from "../../model/charts.ts";
import type { Cell, Table } from "../../model/table.ts";
import {
  type InspectionCycle,
  inspectionCycle,
  type ReinspectionWindow,
  reinspectionTime,
} from "../../plan/history/inspection.ts";
import type { KnownEvent, PlanAsAt } from "../../plan/history/replay.ts";
import { documentKind } from "../../plan/schema/events.ts";
import { addDays, daysBetween, formatDate, formatMonth, type IsoDate } from "../../plan/time/dates.ts";
import { formatInterval, type Interval, wordedDays } from "../../plan/time/intervals.ts";
import { compareText } from "../../problems/locate.ts";
import { capitalise, numberWord, ordinalWord, plural, uncapitalise } from "../../text/words.ts";
import type { ReportContext } from "../context.ts";
import { cell, header, left, line, lines, row, table } from "../draft/cells.ts";
import { type DraftBlock, paragraph, say } from "../draft/draft.ts";
import { stampEntries, stampField } from "../draft/stamped.ts";
import type { ComputedBlock } from "../kinds.ts";

export const timeline: ComputedBlock = {
  name: "timeline",
  summary:
    "The events from the inspection that the plan answers to the re-inspection, as a chart and a table.",
  details: { summary: "The chart, and a short table of dates.", full: "What followed each event as well." },
  example: '{{block "timeline" detail="summary"}}',
  build: (context) => illustrate(context, datesTable),
  summarise: (context) => illustrate(context, shortTable),
};

function illustrate(
  { plan, header }: ReportContext,
  listDates: (milestones: readonly Milestone[]) => Table,
): DraftBlock[] {
  const cycle = inspectionCycle(plan);
  if (cycle === null) return [paragraph(say("The plan answers no inspection that has been held."))];
  const window = reinspectionTime(plan);
  const milestones = listMilestones(cycle, plan);
  if (milestones.length === 1 && window === null)
    return [paragraph(say("No visit, review or re-inspection has followed the inspection, or is planned."))];
  return [
    {
      kind: "figure",
      anchor: "timeline",
      title: "From inspection to re-inspection",
      measure: null,
      meaning: null,
      figures: null,
      chart: timelineChart(milestones, window, plan.asAt),
      sentence: timelineSentence(cycle, header.regime?.visits ?? null, window),
      table: listDates(milestones),
    },
  ];
}

/** An event between the inspection and the re-inspection, or one of the two. */
interface Milestone extends Pick<TimelineEvent, "label" | "kind" | "certainty" | "when"> {
  readonly event: KnownEvent;
  /** Null if its words name no days. */
  readonly days: Interval | null;
}

/**
 * Every event from the inspection to the re-inspection, in order of its first day. An event whose time is only known
 * in words is placed in the middle of that time. Events without days come last.
 */
function listMilestones(cycle: InspectionCycle, known: PlanAsAt): Milestone[] {
  const { inspection, submission, reviews, reinspection } = cycle;
  const milestones = [
    milestone(inspection, "Inspection", "inspection"),
    ...(submission === null ? [] : [milestone(submission, "Action plan", "other")]),
    ...visitsBefore(cycle).map((visit, index) => milestone(visit, `Visit ${index + 1}`, "monitoring-visit")),
    ...reviews.map((review) => milestone(review, reviewLabel(review, known), "review")),
    ...(reinspection === null ? [] : [milestone(reinspection, "Re-inspection", "inspection")]),
  ];
  return milestones.sort((a, b) => compareText(placeOf(a), placeOf(b)));
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
  return { event, label, kind, certainty, when, days: days ?? wordedDays(planned?.words ?? "") };
}

/** "DfE review": with the body's acronym, or its name if that is short. */
function reviewLabel({ by: [first] }: KnownEvent, { bodies, glossary }: PlanAsAt): string {
  const name = bodies.find(({ id }) => id === first)?.name ?? "";
  const acronym = glossary.find(({ expansion }) => expansion.toLowerCase() === name.toLowerCase())?.term;
  const short = acronym ?? (name.length <= SHORT ? name : "");
  return short === "" ? "Review" : `${short} review`;
}

const SHORT = 12;

function placeOf({ days, certainty }: Milestone): IsoDate {
  if (days === null) return "9999-12-31";
  const wide = certainty === "expected" ? daysBetween(days.start, days.end) : 0;
  return addDays(days.start, Math.floor(wide / 2));
}

function timelineChart(
  milestones: readonly Milestone[],
  window: ReinspectionWindow | null,
  asAt: IsoDate,
): Timeline {
  const events = milestones.flatMap(({ label, kind, certainty, when, days }) =>
    days === null ? [] : [{ label, kind, from: days.start, to: days.end, certainty, when }],
  );
  const ends = [asAt, ...events.map(({ to }) => to), ...(window === null ? [] : [window.to])];
  return {
    type: "timeline",
    from: events.map(({ from }) => from).sort()[0] ?? asAt,
    to: ends.sort().at(-1) ?? asAt,
    asAt,
    events,
    windows:
      window === null
        ? []
        : [
            {
              label: `${plural(window.months, "month")} from the action plan`,
              from: window.from,
              to: window.to,
            },
          ],
  };
}

const CERTAINTY_WORDS = { held: "Held", planned: "Planned", expected: "Expected" } as const;

function datesTable(milestones: readonly Milestone[]): Table {
  const rows = milestones.map(({ event, label, when, certainty }) =>
    row([
      header(line(stampField(titleOf(event) ?? label, event.id, "title"))),
      cell(line(stampField(capitalise(when), event.id, whenField(event)))),
      cell(line(stampField(CERTAINTY_WORDS[certainty], event.id, whenField(event)))),
      cell(...lines(...documentsOf(event))),
    ]),
  );
  const columns = [
    left("Event", 37),
    left("When", 25),
    left("Held or planned", 13),
    left("What followed", 25),
  ];
  const expected = milestones.some(({ certainty }) => certainty === "expected");
  return table("timeline-table", CAPTION, columns, rows, {
    density: "compact",
    note: expected
      ? "An event that is expected has no day yet. It is drawn over the time that is named for it."
      : null,
  });
}

const CAPTION = "Inspection, visits and reviews";

/** The field that says when an event is. */
const whenField = ({ held }: KnownEvent): string => (held === undefined ? "planned" : "held");

/** Two events side by side: what they are called in the chart, and when they are. */
function shortTable(milestones: readonly Milestone[]): Table {
  const half = Math.ceil(milestones.length / 2);
  const cells = (one: Milestone | undefined): Cell[] =>
    one === undefined
      ? [cell(), cell()]
      : [
          header(line(one.label)),
          cell(
            line(
              stampField(
                `${CERTAINTY_WORDS[one.certainty]}: ${one.when}`,
                one.event.id,
                whenField(one.event),
              ),
            ),
          ),
        ];
  const rows = milestones
    .slice(0, half)
    .map((one, index) => row([...cells(one), ...cells(milestones[half + index])]));
  const columns = [left("Event", 17), left("When", 33), left("Event", 17), left("When", 33)];
  return table("timeline-table", CAPTION, columns, rows, { density: "compact" });
}

/** Null for a title with a reference in it: the text of a table is not resolved. */
const titleOf = ({ title }: KnownEvent): string | null =>
  title === undefined || title.includes("{{") ? null : title;

const documentsOf = ({ id, documents = [] }: KnownEvent): string[] =>
  documents.map(
    (document) =>
      `${capitalise(documentKind(document))} of ${stampField(formatDate(document.date), `${id}/${document.id}`, "date")}`,
  );

/**
 * How many visits have been held, and when the re-inspection can be expected: "One of the four monitoring visits
 * needed before re-inspection has been held; the second is planned for 12 to 13 October 2016."
 */
function timelineSentence(
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
  const been = visits.filter((visit) => visit.held !== undefined);
  const held = been.length;
  const next = visits.findIndex((visit) => visit.held === undefined);
  const planned = cycle.reinspection?.held === undefined ? visits[next] : undefined;
  const rest = planned === undefined ? "" : `; the ${ordinalWord(next + 1)} is ${plannedWords(planned)}`;
  const sentence = capitalise(heldSoFar(held, needed));
  return `${stampEntries(
    sentence,
    been.map(({ id }) => id),
  )}${rest}.`;
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
    return `The re-inspection was held ${stampField(inInterval(reinspection.held), reinspection.id, "held")}.`;
  const planned = reinspection === null ? null : plannedWords(reinspection);
  if (window === null) return planned === null ? null : `The re-inspection is ${planned}.`;
  const usual = `Re-inspection is usually within ${stampField(plural(window.months, "month"), "plan", "regime")} of the action plan, by ${stampField(formatMonth(window.to), "plan", "regime")}`;
  return planned === null ? `${usual}.` : `${usual}; it is ${planned}.`;
}

const PART = /^(?:first|second|third|fourth|last|start|end|beginning|middle)\b/i;
const TIME =
  /^(?:early|late|mid|spring|summer|autumn|winter|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|\d{4})\b/i;
const FOLLOWS =
  /^(?:about|after|around|as soon as|at|before|between|by|during|from|in|no (?:earlier|later|sooner)|not (?:before|earlier)|on|once|soon|towards?|when|within)\b/i;

/** "on 5 August 2016", "in August 2016", "from 1 to 19 August 2016" */
function inInterval(days: Interval): string {
  const words = formatInterval(days);
  if (words.includes(" to ")) return `from ${words}`;
  return `${days.start === days.end ? "on" : "in"} ${words}`;
}

/**
 * When an event is to take place: "planned for 12 to 13 October 2016", "expected in the first half of 2017". Words that
 * cannot follow on stand in brackets.
 */
const plannedWords = (event: KnownEvent): string => stampField(sayPlanned(event), event.id, "planned");

function sayPlanned({ planned }: KnownEvent): string {
  const { interval = null, words = null } = planned ?? {};
  if (interval !== null) return `planned for ${formatInterval(interval)}`;
  if (words === null) return "not planned yet";
  if (PART.test(words)) return `expected in the ${inSentence(words)}`;
  if (TIME.test(words)) return `expected in ${inSentence(words)}`;
  return FOLLOWS.test(words) ? `expected ${inSentence(words)}` : `not dated yet (${words})`;
}

/** "Summer 2017" becomes "summer 2017" in a sentence; names of months and acronyms keep their capital. */
const inSentence = (words: string): string =>
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2})/.test(words) ? words : uncapitalise(words);
