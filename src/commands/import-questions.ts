import { cancel, isCancel, note, select, text } from "@clack/prompts";
import { UsageError } from "../errors.ts";
import type { PlanDetails, TrackerOptions, TrackerReading } from "../index.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import { formatDate, type IsoDate, isIsoDate } from "../plan/time/dates.ts";
import { plural } from "../text/words.ts";
import type { Question } from "../tracker/tracker.ts";

/**
 * Asks what each text means that the tracker leaves open, once for all cells that have it.
 * @returns the options with the answers; the same options where nothing was asked or answered.
 */
export async function askQuestions(
  questions: readonly Question[],
  how: TrackerOptions,
): Promise<TrackerOptions> {
  const status: string[] = [];
  const date: string[] = [];
  for (const { about, written, why, places, offer } of questions) {
    const message = `"${written}" ${why} (${plural(places.length, "cell")}, the first ${places[0]})`;
    if (about === "status") {
      const meant = await answer(
        select({
          message: `${message}. Which status is it?`,
          options: [
            ...STATUSES.map((value) => ({ value: value as string, label: STATUS_WORDS[value] })),
            { value: LEAVE, label: "None: leave it over" },
          ],
        }),
      );
      if (meant !== LEAVE) status.push(`${written}=${meant}`);
    } else {
      const day = await answer(
        text({
          message: `${message}. Which day is it? YYYY-MM-DD, or none.`,
          initialValue: offer ?? "none",
          validate: (value) =>
            value === "none" || isIsoDate(value ?? "") ? undefined : "Expected YYYY-MM-DD, or none.",
        }),
      );
      date.push(`${written}=${day}`);
    }
  }
  if (status.length === 0 && date.length === 0) return how;
  return { ...how, status: [...how.status, ...status], date: [...how.date, ...date] };
}

const LEAVE = "";

/** What options may have said already. */
interface Given {
  readonly asAt?: IsoDate;
  readonly authority?: string;
  readonly inspected?: IsoDate;
  readonly title: string;
  readonly service: string;
}

/** Asks for the day of the tracker, and for what a new plan needs besides. */
export async function askDetails(
  reading: TrackerReading,
  given: Given,
): Promise<{ asAt: IsoDate; details: PlanDetails | null }> {
  const asAt = given.asAt ?? (await askDay("Which day is the tracker of?", reading.asAt ?? undefined));
  if (reading.plan !== null) return { asAt, details: null };
  note(`"${reading.folder}" has no plan yet: one is made of the tracker.`);
  const authority =
    given.authority ??
    (await answer(
      text({
        message: "Which council is it?",
        placeholder: "Fairmere Council",
        validate: (value) => ((value ?? "").trim() === "" ? "Expected its name." : undefined),
      }),
    ));
  const inspected =
    given.inspected ?? (await askDay("When was the inspection report published that the plan answers?"));
  return {
    asAt,
    details: { authority: authority.trim(), inspected, title: given.title, service: given.service },
  };
}

async function askDay(message: string, offer?: IsoDate): Promise<IsoDate> {
  return await answer(
    text({
      message: `${message} YYYY-MM-DD`,
      ...(offer !== undefined && { initialValue: offer, placeholder: formatDate(offer) }),
      validate: (value) =>
        isIsoDate(value ?? "") ? undefined : "Expected a day that exists, such as 2016-08-24.",
    }),
  );
}

/** @throws UsageError where the officer stops. */
async function answer<Value>(asked: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const given = await asked;
  if (!isCancel(given)) return given as Exclude<Value, symbol>;
  cancel("Stopped. Nothing was written.");
  throw new UsageError(
    "The import was stopped",
    "Run it again, or answer with options: improve import --help.",
  );
}
