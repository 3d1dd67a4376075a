import type { Readable, Writable } from "node:stream";
import { cancel, isCancel, note, select, text } from "@clack/prompts";
import { UsageError } from "../errors.ts";
import { type PlanDetails, readTrackerFile, type TrackerOptions, type TrackerReading } from "../index.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { plural } from "../text/words.ts";
import type { Question } from "../tracker/tracker.ts";
import { readTypedDay } from "../tracker/written-dates.ts";

/** What options may have said already. */
export interface Given {
  readonly asAt?: IsoDate;
  readonly authority?: string;
  readonly inspected?: IsoDate;
  readonly title: string;
  readonly service: string;
}

/** Where the officer is asked, and answers. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** A tracker that was read with the officer's answers, and what it does not say. */
interface Asked {
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
  terminal: Terminal,
): Promise<Asked> {
  const officer = new Officer(terminal);
  const answered = await officer.answer(first.tracker.questions, how);
  const { file, folder } = first;
  const reading = answered === how ? first : await readTrackerFile(file, folder, answered);
  const asAt = given.asAt ?? reading.asAt ?? (await officer.day("Which day is the tracker of?"));
  if (reading.plan !== null) return { reading, asAt, details: null };
  note(`"${folder}" has no plan yet: one is made of the tracker.`, undefined, terminal);
  const { title, service } = given;
  const authority = given.authority ?? reading.authority ?? (await officer.council());
  const inspected =
    given.inspected ?? (await officer.day("When was the inspection report published that the plan answers?"));
  return { reading, asAt, details: { authority, inspected, title, service } };
}

/** So many questions are asked without asking whether to: with the day of the inspection report they are five. */
const FEW = 4;

class Officer {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** @returns the options with the answers; the same options where nothing was asked or answered. */
  async answer(questions: readonly Question[], how: TrackerOptions): Promise<TrackerOptions> {
    if (questions.length > FEW && !(await this.#wants(questions.length))) return how;
    const status: string[] = [];
    const date: string[] = [];
    for (const question of questions) {
      const { about, written } = question;
      const meant = await (about === "status" ? this.#status(question) : this.#dateIn(question));
      if (meant !== LEAVE) (about === "status" ? status : date).push(`${written}=${meant}`);
    }
    if (status.length === 0 && date.length === 0) return how;
    return { ...how, status: [...how.status, ...status], date: [...how.date, ...date] };
  }

  /** A day, in any form in which trackers have it. */
  async day(message: string): Promise<IsoDate> {
    const typed = await this.#text(
      message,
      AS_DAYS,
      (value) => readTypedDay(value) !== null,
      `Expected a day that exists, such as 24/08/2016.`,
    );
    return readTypedDay(typed) ?? "";
  }

  council(): Promise<string> {
    return this.#text(
      "Which council is it?",
      "Fairmere Council",
      (value) => value !== "",
      "Expected its name.",
    );
  }

  async #wants(many: number): Promise<boolean> {
    return await this.#answered(
      select({
        message: `${many} texts in the tracker are not understood. What about them?`,
        options: [
          { value: true, label: "Answer them now" },
          {
            value: false,
            label: "Leave them over: the report lists them, with the option that answers each",
          },
        ],
        ...this.#terminal,
      }),
    );
  }

  async #status(question: Question): Promise<string> {
    return await this.#answered(
      select({
        message: `${sayQuestion(question)} Which status is it?`,
        options: [
          ...STATUSES.map((value) => ({ value: value as string, label: STATUS_WORDS[value] })),
          { value: LEAVE, label: "None: leave it over" },
        ],
        ...this.#terminal,
      }),
    );
  }

  async #dateIn(question: Question): Promise<string> {
    const { offer } = question;
    const enter = offer === null ? "Enter leaves it over" : `Enter takes ${formatDate(offer)}`;
    const typed = await this.#text(
      `${sayQuestion(question)} Which day is it?`,
      `${AS_DAYS}, or none. ${enter}.`,
      (value) => value === "" || value === "none" || readTypedDay(value) !== null,
      `Expected a day that exists, such as 24/08/2016, or none.`,
    );
    return typed === "" ? (offer ?? LEAVE) : (readTypedDay(typed) ?? typed);
  }

  async #text(
    message: string,
    placeholder: string,
    isFit: (value: string) => boolean,
    wanted: string,
  ): Promise<string> {
    const typed = await this.#answered(
      text({
        message,
        placeholder,
        validate: (value) => (isFit((value ?? "").trim()) ? undefined : wanted),
        ...this.#terminal,
      }),
    );
    return typed.trim();
  }

  /** @throws UsageError where the officer stops. */
  async #answered<Value>(asked: Promise<Value>): Promise<Exclude<Value, symbol>> {
    const given = await asked;
    if (!isCancel(given)) return given as Exclude<Value, symbol>;
    cancel("Stopped. Nothing was written.", this.#terminal);
    throw new UsageError(
      "The import was stopped",
      "Run it again, or answer with options: improve import --help.",
    );
  }
}

const LEAVE = "";
const AS_DAYS = "31/03/2019 or March 2019";

const sayQuestion = ({ written, why, places }: Question): string =>
  `"${written}" ${why} (${places.length === 1 ? "" : `${plural(places.length, "cell")}, the first `}${places[0]}).`;
