import type { LocatedProblem } from "../problems/locate.ts";

import { printable, printableLines } from "../text/escape.ts";
import { accountLines, countProblems, type Reporter, SUMMARY_LINE, summaryLine } from "./report.ts";

/** GitHub shows only this many annotations of each kind for a step, and drops the others silently. */
const MOST_OF_EACH_KIND = 10;

const KINDS = { error: "error", warning: "warning", info: "notice" } as const;

/** Annotations on the lines of a pull request. Those that GitHub would drop are counted, and listed in the job summary. */
export const github: Reporter = {
  name: "github",
  wrote: SUMMARY_LINE,
  print(report, { fromRoot = (file) => file }) {
    const byKind = Map.groupBy(report.problems, ({ severity }) => severity);
    const shown = new Set([...byKind.values()].flatMap((found) => found.slice(0, MOST_OF_EACH_KIND)));
    const dropped = countProblems(report.problems.filter((one) => !shown.has(one)));
    return [
      ...report.problems
        .filter((one) => shown.has(one))
        .map((one) => annotate({ ...one, file: fromRoot(one.file) })),
      ...(dropped === null ? [] : [`${dropped} more than GitHub annotates; the job summary lists all.`]),
      summaryLine(report),
      ...accountLines(report).map(printable),
      "",
    ].join("\n");
  },
};

function annotate({ severity, rule, message, file, range, hint }: LocatedProblem): string {
  const { start, end } = range;
  const properties = {
    file,
    line: start.line,
    endLine: end.line,
    col: start.column,
    // GitHub reads a last column only if the problem is on one line. Its columns are inclusive; ours are exclusive.
    ...(end.line === start.line ? { endColumn: Math.max(start.column, end.column - 1) } : {}),
    title: rule,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${KINDS[severity]} ${written.join(",")}::${escapeCommand(hint === null ? message : `${message}\n${hint}`)}`;
}

/** Commas separate the properties before the message, and a colon ends them. */
const escapeProperty = (text: string): string =>
  escapeCommand(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** The message of a GitHub workflow command, which would end at a line break. */
const escapeCommand = (text: string): string =>
  printableLines(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
