import { didYouMean } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { UsageError } from "../errors.ts";
import type { Report } from "../plan/reports.ts";
import { byAsAt } from "./judge-plan.ts";

export interface ReportChoice {
  readonly report?: string | undefined;
  readonly all?: boolean | undefined;
}

/**
 * The reports to build: the one named, all of them, or the newest not yet published.
 * @throws UsageError when there is none.
 */
export function chooseReports(reports: readonly Report[], { report, all }: ReportChoice): Report[] {
  const ordered = [...reports].sort(byAsAt);
  const ids = ordered.map(({ id }) => id);
  if (ordered.length === 0)
    throw new UsageError(
      "The plan holds no report",
      "Add an entry to the list reports: it needs an id, a template, an as-at date and its texts.",
    );
  if (report !== undefined) {
    const chosen = ordered.find(({ id }) => id === report);
    if (chosen !== undefined) return [chosen];
    throw new UsageError(
      `The plan holds no report "${report}"`,
      didYouMean(report, ids) ?? `It holds ${list(ids)}.`,
    );
  }
  if (all === true) return ordered;
  const newest = ordered.findLast(({ state }) => typeof state !== "object");
  if (newest !== undefined) return [newest];
  throw new UsageError(
    "Every report of the plan is already published",
    `Add the next report to the plan, or print one again with --report: ${list(ids, "or")}.`,
  );
}
