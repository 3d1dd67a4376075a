import path from "node:path";
import { pathToFileURL } from "node:url";
import type { LocatedProblem, Range, SilencedProblem } from "../problems/locate.ts";
import type { RuleInfo, Severity } from "../problems/problem.ts";
import { printableJson } from "../text/escape.ts";
import type { CheckReport, Reporter } from "./report.ts";

const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * SARIF 2.1.0, for code scanning services. It lists every rule, whether it found anything or not. Silenced problems are
 * suppressed results with their reasons.
 */
export const sarif: Reporter = {
  name: "sarif",
  wrote:
    /^\{\s*"\$schema": [^\n]+\n[^{}[\]]*"runs": \[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "improve",/,
  print(whole, { version, fromRoot = (file) => file }) {
    const report = withFiles(whole, fromRoot);
    const log = {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "improve",
              version,
              semanticVersion: version,
              rules: report.rules.map(describeRule),
            },
          },
          columnKind: "utf16CodeUnits",
          ...(report.asAt === null ? {} : { properties: { asAt: report.asAt } }),
          results: [
            ...report.problems.map((problem) => toResult(problem, report)),
            ...report.silenced.map((one) => suppressed(one, report)),
          ],
        },
      ],
    };
    return printableJson(log);
  },
};

/** Code scanning services take every path as one from the root of the repository. */
function withFiles(report: CheckReport, fromRoot: (file: string) => string): CheckReport {
  const move = (problem: LocatedProblem): LocatedProblem => ({
    ...problem,
    file: fromRoot(problem.file),
    related: problem.related.map((one) => ({ ...one, file: fromRoot(one.file) })),
  });
  return {
    ...report,
    problems: report.problems.map(move),
    silenced: report.silenced.map((one) => ({ ...one, problem: move(one.problem) })),
  };
}

function describeRule({ id, severity, summary, why }: RuleInfo) {
  return {
    id,
    name: id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why} Run "improve rules ${id}" to see a wrong and a right example.` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function toResult(problem: LocatedProblem, { rules }: CheckReport) {
  const { rule, severity, message, hint, file, range, related, entity, fingerprint } = problem;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: hint === null ? message : `${message}. ${hint}` },
    locations: [
      {
        physicalLocation: physical(file, range),
        ...(entity === null ? {} : { logicalLocations: [{ name: entity, kind: "member" }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            physicalLocation: physical(one.file, one.range),
            message: { text: one.message },
          })),
        }),
    partialFingerprints: { "improve/v1": fingerprint },
  };
}

const suppressed = ({ problem, by, reason }: SilencedProblem, report: CheckReport) => ({
  ...toResult(problem, report),
  suppressions: [
    by === "comment"
      ? { kind: "inSource", status: "accepted", justification: reason ?? "" }
      : { kind: "external", status: "accepted", justification: "In the baseline" },
  ],
});

function physical(file: string, { start, end }: Range) {
  return {
    artifactLocation: locationOf(file),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** A path below the root is relative to it. */
function locationOf(file: string): { uri: string; uriBaseId?: string } {
  if (path.isAbsolute(file)) return { uri: pathToFileURL(file).href };
  const uri = file.split("/").map(encodeName).join("/");
  return file.startsWith("../") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
}

/** A name may hold signs that have a meaning in an address, such as # and ?. */
const encodeName = (name: string): string => encodeURIComponent(name.toWellFormed());
