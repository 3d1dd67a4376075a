import { didYouMean } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { UsageError } from "../errors.ts";
import { formatDate, type IsoDate } from "../plan/dates.ts";
import { byAsAt, isPublished, type Report } from "../plan/reports.ts";

export interface ReportChoice {
  readonly report?: string | undefined;
  readonly all?: boolean | undefined;
  /** Reports of a later date are left out, unless one is named. */
  readonly asAt?: IsoDate | undefined;
}

/**
 * The reports to build: the one named, all of them, or the newest not yet published.
 * @throws UsageError when there is none.
 */
export function chooseReports(reports: readonly Report[], { report, all, asAt }: ReportChoice): Report[] {
  if (reports.length === 0)
    throw new UsageError(
      "The plan holds no report",
      "Add an entry to the list reports: it needs an id, a template, an as-at date and its texts.",
    );
  if (report !== undefined) return [chooseNamed(reports, report, asAt)];
  const ordered = reports.filter((one) => asAt === undefined || one.asAt <= asAt).sort(byAsAt);
  if (asAt !== undefined && ordered.length === 0)
    throw new UsageError(
      `Every report of the plan is later than ${formatDate(asAt)}`,
      `Name the one to see as it would have been then, with --report: ${list(idsOf(reports), "or")}.`,
    );
  if (all === true) return ordered;
  const newest = ordered.findLast((one) => !isPublished(one));
  if (newest !== undefined) return [newest];
  throw new UsageError(
    `Every report of the plan${asAt === undefined ? "" : ` up to ${formatDate(asAt)}`} is already published`,
    `Add the next report to the plan, or print one again with --report: ${list(idsOf(ordered), "or")}.`,
  );
}

function chooseNamed(reports: readonly Report[], id: string, asAt: IsoDate | undefined): Report {
  const ids = idsOf(reports);
  const chosen = reports.find((one) => one.id === id);
  if (chosen === undefined)
    throw new UsageError(`The plan holds no report "${id}"`, didYouMean(id, ids) ?? `It holds ${list(ids)}.`);
  if (asAt !== undefined && isPublished(chosen) && asAt !== chosen.asAt)
    throw new UsageError(
      `The report "${id}" was published as at ${formatDate(chosen.asAt)}, and is printed as it was`,
      "Leave out --as-at.",
    );
  return chosen;
}

const idsOf = (reports: readonly Report[]): string[] => [...reports].sort(byAsAt).map(({ id }) => id);
