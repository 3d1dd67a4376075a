import { compareText } from "../../diagnostics/diagnostic.ts";
import type { TimelineEvent } from "../../model/charts.ts";
import { addDays, daysBetween, type IsoDate } from "../../plan/dates.ts";
import { likelyDays } from "../../plan/event-days.ts";
import type { InspectionCycle } from "../../plan/inspection-cycle.ts";
import { formatInterval, type Interval } from "../../plan/interval.ts";
import type { KnownEvent, PlanAsAt } from "../../plan/replay.ts";

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
export const visitsBefore = ({ visits, reinspection }: InspectionCycle): KnownEvent[] =>
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
