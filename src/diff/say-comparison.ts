import { SEVERITIES } from "../diagnostics/problem.ts";
import { plural } from "../diagnostics/words.ts";
import { formatDate } from "../plan/dates.ts";
import type { Change } from "./change.ts";
import type { ComparedSide, Comparison } from "./comparison.ts";

const WORDS = { error: "error", warning: "warning", info: "note" } as const;

/** "1 error, 6 warnings, 27 notes": what there is of each, the worst first. */
export const countBySeverity = (changes: readonly Pick<Change, "severity">[]): string =>
  SEVERITIES.map((severity) => ({
    severity,
    count: changes.filter((one) => one.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, WORDS[severity]))
    .join(", ");

/** "between 6 May and 2 September 2016" */
export function sayDates({ base, head }: Comparison): string {
  const [from, to] = [formatDate(base.asAt), formatDate(head.asAt)];
  if (base.asAt === head.asAt) return `both sides as at ${to}`;
  const first = base.asAt.slice(0, 4) === head.asAt.slice(0, 4) ? from.replace(/ \d+$/, "") : from;
  return base.asAt < head.asAt ? `between ${first} and ${to}` : `from ${first} back to ${to}`;
}

/** "34 changes: 1 error, 6 warnings, 27 notes, between 6 May and 2 September 2016" */
export const summariseComparison = (comparison: Comparison): string =>
  `${plural(comparison.changes.length, "change")}: ${countBySeverity(comparison.changes)}, ${sayDates(comparison)}${sayOmitted(comparison)}`;

const sayOmitted = ({ omitted }: Comparison): string =>
  omitted === 0 ? "" : `; ${plural(omitted, "milder change")} not listed`;

/** The one sentence for two sides that are the same, or that differ in nothing that was asked for. */
export function sayNothingChanged(comparison: Comparison): string {
  const { base, head, omitted } = comparison;
  if (omitted > 0) {
    return `Nothing as grave as was asked for changed between ${saySide(base)}, and ${saySide(head)}${sayOmitted(comparison)}.`;
  }
  return `Nothing that ${sayReaders(comparison)} may see changed between ${saySide(base)}, and ${saySide(head)}.`;
}

/** "reports/may.pdf (report cabinet-2016-05), as at 6 May 2016" */
export function saySide({ name, report, asAt }: ComparedSide): string {
  const made = report === null || name.includes(report) ? "" : ` (report ${report})`;
  return `${name}${made}, as at ${formatDate(asAt)}`;
}

/** For whose eyes it is: "the public". */
export const sayReaders = ({ audience, edition }: Pick<Comparison, "audience" | "edition">): string =>
  READERS[edition][audience];

const READERS = {
  public: { public: "the public", board: "the Improvement Board" },
  exempt: {
    public: "members with the exempt edition",
    board: "members of the Improvement Board with the exempt edition",
  },
} as const;
