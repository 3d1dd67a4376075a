import { type LocatedProblem, type SilencedProblem, showPlace } from "../problems/locate.ts";
import { isAtLeast } from "../problems/problem.ts";
import { escapeMarkup } from "../text/escape.ts";
import type { Reporter } from "./report.ts";

/**
 * A suite for each file and a test for each problem, for CI servers that read test reports. A problem that does not make
 * the check fail is a passed test with output; a silenced problem is a skipped test.
 */
export const junit: Reporter = {
  name: "junit",
  wrote: /<testsuites name="improve check"/,
  print(report, { failOn }) {
    const cases = [
      ...report.problems.map((one) => ({
        file: one.file,
        ...problemCase(one, isAtLeast(one.severity, failOn)),
      })),
      ...report.silenced.map((one) => ({ file: one.problem.file, ...silencedCase(one) })),
    ];
    const all = cases.length > 0 ? cases : [{ file: "plan", ...NO_PROBLEMS }];
    const suites = [...Map.groupBy(all, ({ file }) => file)].map(([file, found]) => {
      const bodies = found.map(({ xml }) => xml).join("");
      return `  <testsuite name="${escapeXml(file)}" ${counts(found)}>\n${bodies}  </testsuite>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="improve check" ${counts(all)}>\n${suites.join("")}</testsuites>\n`;
  },
};

interface Case {
  readonly outcome: "passed" | "failed" | "skipped";
  readonly xml: string;
}

const NO_PROBLEMS: Case = {
  outcome: "passed",
  xml: '    <testcase classname="improve check" name="No problems found"/>\n',
};

function counts(cases: readonly Case[]): string {
  const count = (outcome: Case["outcome"]): number => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count("failed")}" errors="0" skipped="${count("skipped")}"`;
}

function problemCase(problem: LocatedProblem, fails: boolean): Case {
  const { severity, message, hint } = problem;
  const text = escapeXml(`${showPlace(problem)}\n${hint ?? ""}`.trim());
  const body = fails
    ? `<failure type="${severity}" message="${escapeXml(message)}">${text}</failure>`
    : `<system-out>${escapeXml(`${severity}: ${message}`)}\n${text}</system-out>`;
  return { outcome: fails ? "failed" : "passed", xml: testCase(problem, body) };
}

function silencedCase({ problem, by, reason }: SilencedProblem): Case {
  const why = by === "baseline" ? "in the baseline" : (reason ?? "");
  const body = `<skipped message="${escapeXml(`${problem.message} (${why})`)}"/>`;
  return { outcome: "skipped", xml: testCase(problem, body) };
}

const testCase = (problem: LocatedProblem, body: string): string =>
  `    <testcase classname="${escapeXml(problem.file)}" name="${escapeXml(nameOf(problem))}">\n      ${body}\n    </testcase>\n`;

/** The name has no line number, so that a server recognises the problem when lines have moved. */
const nameOf = ({ rule, entity }: LocatedProblem): string => (entity === null ? rule : `${rule} ${entity}`);

/** XML reads a line break in an attribute as a space. */
const escapeXml = (text: string): string =>
  escapeMarkup(text)
    .replace(/\p{Bidi_Control}/gu, "")
    .replaceAll("\n", "&#10;");
