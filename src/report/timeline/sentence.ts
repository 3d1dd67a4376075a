import { numberWord, ordinalWord } from "../../diagnostics/number-words.ts";
import { capitalise, plural } from "../../diagnostics/words.ts";
import { formatMonth } from "../../plan/dates.ts";
import type { InspectionCycle, ReinspectionWindow } from "../../plan/inspection-cycle.ts";
import { formatInterval } from "../../plan/interval.ts";
import type { KnownEvent } from "../../plan/replay.ts";
import { visitsBefore } from "./milestones.ts";
import { plannedWords } from "./planned-words.ts";

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
