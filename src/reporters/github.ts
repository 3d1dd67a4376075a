import type { LocatedProblem } from "../problems/locate.ts";
import { countProblems, type Reporter, summaryLine } from "./report.ts";

/** GitHub shows so many annotations of a kind for one step and drops the rest without a word. */
const MOST_OF_A_KIND = 10;

const KINDS = { error: "error", warning: "warning", info: "notice" } as const;

/** Annotations on the lines of a pull request; what GitHub would drop is counted, and listed in the job summary. */
export const github: Reporter = {
  name: "github",
  print(report) {
    const byKind = Map.groupBy(report.problems, ({ severity }) => severity);
    const shown = new Set([...byKind.values()].flatMap((found) => found.slice(0, MOST_OF_A_KIND)));
    const dropped = countProblems(report.problems.filter((one) => !shown.has(one)));
    return [
      ...report.problems.filter((one) => shown.has(one)).map(annotate),
      ...(dropped === null ? [] : [`${dropped} more than GitHub annotates; the job summary lists all.`]),
      summaryLine(report),
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
    // A last column is understood within one line only; ours is exclusive and theirs is not.
    ...(end.line === start.line ? { endColumn: Math.max(start.column, end.column - 1) } : {}),
    title: rule,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${KINDS[severity]} ${written.join(",")}::${escapeCommand(hint === null ? message : `${message}\n${hint}`)}`;
}

/** Of the properties before the message, each ends at a comma and all end at a colon. */
const escapeProperty = (text: string): string =>
  escapeCommand(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** The message of a GitHub workflow command, which would end at a line break. */
const escapeCommand = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
