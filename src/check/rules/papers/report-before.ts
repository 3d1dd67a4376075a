import {
  byAsAt,
  isForPublic,
  isPublished,
  precedingReport,
  type Report,
} from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import type { Rule, RuleProblem } from "../../rule.ts";

export const reportBefore: Rule = {
  id: "report-before",
  severity: "warning",
  summary: "A report does not name the report that its readers had before it, or names another.",
  why: "A report tells what changed, what was corrected and which figures were restated since the report that it names in since. Without it a report to Cabinet follows the newest that was published for the same committee, and any other tells nothing of that; with a wrong one too little or too much is told.",
  bad: {
    "may.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
`,
    "september.yaml": `\
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
`,
  },
  good: {
    "may.yaml": `\
reports:
  - id: cabinet-2016-05
    as-at: 2016-05-06
`,
    "september.yaml": `\
reports:
  - id: cabinet-2016-09
    as-at: 2016-09-02
    since: cabinet-2016-05
`,
  },
  *check({ plan, reports }) {
    for (const report of reports) {
      const problem = judge(report, plan.reports);
      if (problem !== null) yield { ...problem, entity: report.id };
    }
  },
};

function judge(report: Report, all: readonly Report[]): RuleProblem | null {
  const { id, asAt, since, origin } = report;
  const named = all.find((one) => one.id === since);
  if (since !== undefined && named === undefined) return null;
  const newest = all
    .filter((one) => one.asAt < asAt && one.template === report.template && hasReaders(one, report))
    .sort(byAsAt)
    .at(-1);
  const hint = newest === undefined ? "Leave since out." : `Write since: ${newest.id}.`;
  if (named === undefined) {
    if (newest === undefined) return null;
    const told =
      precedingReport(report, all) === newest
        ? `as it was published last, what changed since ${formatDate(newest.asAt)} is told`
        : `what changed, was corrected or restated since ${formatDate(newest.asAt)} is not told`;
    const message = `Report "${id}" names no report before it, and "${newest.id}" came before: ${told}`;
    return { message, origin, hint, related: [{ message: "the report before", origin: newest.origin }] };
  }
  const place = below(origin, "since");
  const related = [{ message: "named here", origin: named.origin }];
  if (named.asAt >= asAt) {
    const message = `Report "${id}" is as at ${formatDate(asAt)}, and "${named.id}", which it names as the one before, is as at ${formatDate(named.asAt)}: expected an earlier one`;
    return { message, origin: place, severity: "error", hint, related };
  }
  if (!hasReaders(named, report)) {
    const message = `Report "${id}" is for the public, and "${named.id}", which it names as the one before, was for the Board alone: expected one that its readers had`;
    return { message, origin: place, hint, related };
  }
  if (newest === undefined || newest.asAt <= named.asAt || !isPublished(newest)) return null;
  const message = `Report "${id}" names "${named.id}" as the one before it, but "${newest.id}" was published since: what it told is told again`;
  return { message, origin: place, hint, related: [{ message: "published since", origin: newest.origin }] };
}

/** Whether the readers of a report had an earlier one. The Board has what is public as well. */
const hasReaders = (earlier: Report, report: Report): boolean => isForPublic(earlier) || !isForPublic(report);
