import { below, type Origin } from "../../diagnostics/origin.ts";
import { whereSet } from "../../plan/replay.ts";
import type { Report } from "../../plan/reports.ts";
import { findingsKnownAt } from "../inspection/documents.ts";
import type { CheckContext } from "../rule.ts";
import type { ImplicationAnswer } from "./answers.ts";
import { DENIED, HEALTH } from "./subjects.ts";

/** A place that says what a row answered with none denies. */
export interface Contradiction {
  /** For the message: `the concern "visit/letter/a" is about crime`. */
  readonly what: string;
  /** For the place itself. */
  readonly says: string;
  readonly origin: Origin;
}

/** Other rows that name what this one denies, by their first such words. */
export function otherRows(
  answers: readonly ImplicationAnswer[],
  counts: (answer: ImplicationAnswer) => boolean,
  words: RegExp,
): Contradiction[] {
  const against = answers.find(
    (one) => counts(one) && !one.none && !DENIED.test(one.text) && words.test(one.text),
  );
  if (against === undefined) return [];
  const named = words.exec(against.text)?.[0] ?? "";
  return [
    {
      what: `"${against.title}" names "${named}"`,
      says: `"${against.title}" says so here`,
      origin: against.origin,
    },
  ];
}

/** Concerns of inspectorates, known at the report's date, with such words. */
export function concerns(
  context: CheckContext,
  report: Report,
  words: RegExp,
  subject: string,
): Contradiction[] {
  return findingsKnownAt(context, report)
    .filter(({ finding }) => finding.kind === "concern" && words.test(finding.text))
    .map(({ path, origin }) => ({
      what: `the concern "${path}" is about ${subject}`,
      says: `"${path}" says so here`,
      origin: below(origin, "text"),
    }));
}

/** Recommendations about health that are still in the plan. */
export function continuing({ at }: CheckContext, { asAt }: Report): Contradiction[] {
  return at(asAt)
    .recommendations.filter(
      ({ track, title, text }) => track === "improvement-plan" && HEALTH.test(`${title}. ${text}`),
    )
    .map((recommendation) => ({
      what: `recommendation "${recommendation.id}" is about health`,
      says: `"${recommendation.id}" says so here`,
      origin: whereSet(recommendation, HEALTH.test(recommendation.title) ? "title" : "text"),
    }));
}
