import { UsageError } from "../errors.ts";
import { addDays, addMonths, daysBetween, formatDate, type IsoDate, lastDayOf } from "../plan/time/dates.ts";
import { addWorkingDays, clearDaysBefore, isWorkingDay } from "../plan/time/working-days.ts";
import { replaceValue } from "../writing/replace-value.ts";
import type { PlanDetails } from "./new-plan.ts";

/** What a council says of the plan that it begins with. */
export interface SampleDetails extends PlanDetails {
  /** The body that the first report goes to, and the day on which it meets. */
  readonly body: string;
  readonly meeting: IsoDate;
  /** The title of the director's post. */
  readonly director: string;
}

/** The names and the days in `examples/new-plan`, and what a new plan has where nobody says otherwise. */
export const SAMPLE: SampleDetails = {
  title: "Children's Services Improvement Plan",
  authority: "Your Council",
  service: "Children's Services",
  inspected: "2026-03-16",
  body: "Cabinet",
  meeting: "2026-09-15",
  director: "Director of Children's Services",
};

/** What a council says of itself; the sample has the rest. */
export type GivenDetails = { readonly [Key in keyof SampleDetails]?: SampleDetails[Key] | undefined };

/**
 * The names and days of a new plan: those that are given, and for the rest those of the sample. A day that is not given is as
 * far from the other as in the sample.
 * @throws UsageError where nothing can have been done between the inspection report and the first report.
 */
export function completeDetails(given: GivenDetails): SampleDetails {
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const inspected = given.inspected ?? (given.meeting && workingDay(addDays(given.meeting, -USUAL_DAYS)));
  const meeting = given.meeting ?? (inspected && meetingsAfter(inspected).usual);
  const details = { ...SAMPLE, ...(inspected && meeting && { inspected, meeting }), ...named };
  const { earliest } = meetingsAfter(details.inspected);
  if (details.meeting >= earliest) return details;
  throw new UsageError(
    `The first report goes to a meeting on ${formatDate(details.meeting)}, and the inspection report is of ${formatDate(details.inspected)}: there is no time between them in which something was done`,
    `Give a meeting on ${formatDate(earliest)} or later, or an earlier inspection report.`,
  );
}

/** The meeting as long after an inspection report as in the sample, and the earliest at which something can be reported. */
export const meetingsAfter = (inspected: IsoDate) => ({
  usual: workingDay(addDays(inspected, USUAL_DAYS)),
  earliest: addDays(inspected, 70),
});

const USUAL_DAYS = daysBetween(SAMPLE.inspected, SAMPLE.meeting);

const workingDay = (day: IsoDate): IsoDate => (isWorkingDay(day) ? day : addWorkingDays(day, 1));

/**
 * The day on which the plan is as the first report tells it: the last of a month before its meeting, so long before that the
 * report can be published five clear days before it meets.
 */
function reportedAsAt(meeting: IsoDate): IsoDate {
  const [last, before] = [-1, -2].map((months) => lastDayOf(addMonths(meeting, months).slice(0, 7)));
  return (clearDaysBefore(meeting, 5) > `${last}` ? last : before) as IsoDate;
}

/**
 * Makes a council's own plan of the files in `examples/new-plan`, by their paths: with its names, and on its days. What was
 * known or held at a time before the inspection report stays as long before it, and all else as long before or after the
 * first report, on the same day of the week.
 */
export function personalise(
  files: ReadonlyMap<string, string>,
  details: SampleDetails,
): ReadonlyMap<string, string> {
  const moved = new Map(
    [...files].map(([name, text]) => [moveDays(name, details), moveDays(text, details)] as const),
  );
  for (const [file, path, key] of NAMES) {
    const text = moved.get(file) ?? "";
    if (details[key] !== SAMPLE[key]) moved.set(file, replaceValue(file, text, path, details[key]));
  }
  return moved;
}

/** Where the names stand. */
const NAMES: readonly (readonly [
  file: string,
  path: readonly (string | number)[],
  key: keyof SampleDetails,
])[] = [
  ["data/plan.yaml", ["plan", "title"], "title"],
  ["data/plan.yaml", ["plan", "authority"], "authority"],
  ["data/plan.yaml", ["plan", "service"], "service"],
  ["data/plan.yaml", ["posts", 0, "title"], "director"],
  ["data/plan.yaml", ["bodies", 0, "name"], "body"],
  ["data/reports.yaml", ["reports", 0, "background-papers", 0, "by"], "authority"],
];

/** Every day and month in a text of the sample, as the day or month in the plan of a council. */
export function moveDays(text: string, { inspected, meeting }: Pick<SampleDetails, "inspected" | "meeting">) {
  const [oldReport, report] = [reportedAsAt(SAMPLE.meeting), reportedAsAt(meeting)];
  const months = monthsBetween(oldReport, report);
  const exact = new Map([
    [SAMPLE.inspected, inspected],
    [oldReport, report],
    [SAMPLE.meeting, meeting],
  ]);
  const id = `cabinet-${meeting.slice(0, 7)}`;
  return text.replace(/\b(?:cabinet-)?\d{4}-\d{2}(?:-\d{2})?\b/g, (written) => {
    if (written.startsWith("cabinet-")) return id;
    if (written.length === 7) return addMonths(`${written}-01`, months).slice(0, 7);
    const [from, to] = written < SAMPLE.inspected ? [SAMPLE.inspected, inspected] : [oldReport, report];
    return exact.get(written) ?? workingDay(addDays(written, Math.floor(daysBetween(from, to) / 7) * 7));
  });
}

const monthsBetween = (from: IsoDate, to: IsoDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
