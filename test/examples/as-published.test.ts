import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT, runImprove } from "../cli/run-improve.ts";

const EXAMPLE = "examples/as-published";

/** The mistakes in the report of September 2016 that `check` must find. */
const STARS = [
  "recommendation-count",
  "action-count-unreconciled",
  "business-as-usual-governance",
  "kpi-polarity",
  "kpi-definition",
  "letter-before-event",
  "event-on-weekend",
  "reinspection-window",
  "first-monitoring-letter",
  "meeting-missing",
  "implication-names-another",
  "implication-empty",
  "implication-contradicted",
  "typed-reference",
  "background-paper-split",
  "background-paper-published",
  "background-paper-is-appendix",
  "decision-vague",
  "claim-unproven",
  "claim-absolute",
  "claim-unsourced",
  "claim-conflict",
  "date-conflict",
  "date-without-year",
  "date-range-style",
  "acronym-unexpanded",
  "term-variant",
  "duplicate-text",
];

/** Rules about files and entries that could not be read. */
const UNREADABLE =
  /^(yaml-|duplicate-(id|key)|unknown-|missing-field|wrong-type|invalid-date|ambiguous-|comment-|csv-|file-)/;

interface Mistake {
  readonly star: string;
  readonly rule: string;
  readonly file: string;
  readonly at: string;
  readonly "line-with"?: string;
}

interface Problem {
  readonly rule: string;
  readonly file: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

const MISTAKES: readonly Mistake[] = parse(
  readFileSync(path.join(import.meta.dirname, "as-published.yaml"), "utf8"),
);

describe("the report of September 2016 as it was printed", () => {
  let problems: readonly Problem[];

  beforeAll(async () => {
    const { exitCode, stdout } = await runImprove(["check", EXAMPLE, "-f", "json"], { cwd: ROOT });
    expect(exitCode).toBe(1);
    problems = JSON.parse(stdout).problems;
  });

  test.each(MISTAKES)("$rule is found at $at", (mistake) => {
    const found = problems.filter(({ rule }) => rule === mistake.rule);
    expect(found.map(({ file, range: { start } }) => `${file}:${start.line}:${start.column}`)).toContain(
      placeOf(mistake),
    );
  });

  test("each mistake of the report has one place", () => {
    expect([...new Set(MISTAKES.map(({ star }) => star))].sort()).toEqual([...STARS].sort());
  });

  test("every entry of the example can be read, and every reference resolves", () => {
    expect(problems.map(({ rule }) => rule).filter((rule) => UNREADABLE.test(rule))).toEqual([]);
  });
});

/** `file:line:column` of the text at which the problem starts. */
function placeOf({ file, at, "line-with": around = at }: Mistake): string {
  const text = readFileSync(path.join(ROOT, EXAMPLE, file), "utf8");
  const [before = "", ...after] = text.split(around);
  expect(after, `${file} holds "${around}" once`).toHaveLength(1);
  expect(around.split(at), `"${around}" holds "${at}" once`).toHaveLength(2);
  const lines = `${before}${around.slice(0, around.indexOf(at))}`.split("\n");
  return `${EXAMPLE}/${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
