import { note } from "@clack/prompts";
import { type PlanDetails, readTrackerFile, type TrackerOptions, type TrackerReading } from "../index.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { plural } from "../text/words.ts";
import type { Question } from "../tracker/tracker.ts";
import { readTypedDay } from "../tracker/written-dates.ts";
import { AS_DAYS, type Officer } from "./officer.ts";

/** What options may have said already. */
export interface Given {
  readonly asAt?: IsoDate;
  readonly authority?: string;
  readonly inspected?: IsoDate;
  readonly title: string;
  readonly service: string;
}

/** A tracker that was read with the officer's answers, and what it does not say. */
export interface Asked {
  readonly reading: TrackerReading;
  readonly asAt: IsoDate;
  /** Null where there is a plan already. */
  readonly details: PlanDetails | null;
}

/**
 * Asks an officer what the tracker leaves open, once for all cells that have the same text, and what neither the tracker
 * nor an option says of the plan.
 * @throws UsageError where the officer stops.
 */
export async function askAboutTracker(
  first: TrackerReading,
  how: TrackerOptions,
  given: Given,
  officer: Officer,
): Promise<Asked> {
  const answered = await answer(officer, first.tracker.questions, how);
  const { file, folder } = first;
  const reading = answered === how ? first : await readTrackerFile(file, folder, answered);
  const asAt = given.asAt ?? reading.asAt ?? (await officer.day("Which day is the tracker of?"));
  if (reading.plan !== null) return { reading, asAt, details: null };
  note(`"${folder}" has no plan yet: one is made of the tracker.`, undefined, officer.terminal);
  const { title, service } = given;
  const authority = given.authority ?? reading.authority ?? (await officer.council());
  const inspected =
    given.inspected ?? (await officer.day("When was the inspection report published that the plan answers?"));
  return { reading, asAt, details: { authority, inspected, title, service } };
}

/** So many questions are asked without asking whether to: with the day of the inspection report they are five. */
const FEW = 4;

/** @returns the options with the answers; the same options where nothing was asked or answered. */
async function answer(
  officer: Officer,
  questions: readonly Question[],
  how: TrackerOptions,
): Promise<TrackerOptions> {
  if (questions.length > FEW && !(await wants(officer, questions.length))) return how;
  const status: string[] = [];
  const date: string[] = [];
  for (const question of questions) {
    const { about, written } = question;
    const meant = await (about === "status" ? statusIn(officer, question) : dateIn(officer, question));
    if (meant !== LEAVE) (about === "status" ? status : date).push(`${written}=${meant}`);
  }
  if (status.length === 0 && date.length === 0) return how;
  return { ...how, status: [...how.status, ...status], date: [...how.date, ...date] };
}

const wants = (officer: Officer, many: number): Promise<boolean> =>
  officer.choice(`${many} texts in the tracker are not understood. What about them?`, [
    { value: true, label: "Answer them now" },
    { value: false, label: "Leave them over: the report lists them, with the option that answers each" },
  ]);

const statusIn = (officer: Officer, question: Question): Promise<string> =>
  officer.choice<string>(`${sayQuestion(question)} Which status is it?`, [
    ...STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] })),
    { value: LEAVE, label: "None: leave it over" },
  ]);

async function dateIn(officer: Officer, question: Question): Promise<string> {
  const { offer } = question;
  const enter = offer === null ? "Enter leaves it over" : `Enter takes ${formatDate(offer)}`;
  const typed = await officer.text(
    `${sayQuestion(question)} Which day is it?`,
    `${AS_DAYS}, or none. ${enter}.`,
    (value) =>
      value === "" || value === "none" || readTypedDay(value) !== null
        ? undefined
        : "Expected a day that exists, such as 24/08/2016, or none.",
  );
  return typed === "" ? (offer ?? LEAVE) : (readTypedDay(typed) ?? typed);
}

const LEAVE = "";

const sayQuestion = ({ written, why, places }: Question): string =>
  `"${written}" ${why} (${places.length === 1 ? "" : `${plural(places.length, "cell")}, the first `}${places[0]}).`;
