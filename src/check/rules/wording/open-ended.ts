import type { Report } from "../../../plan/schema/reports.ts";
import { hasDeadline, type OpenEnd, openEndIn } from "../../../reading/open-ended.ts";
import { spanOf } from "../../../reading/reading.ts";
import { ownersIn } from "../../facts/owners.ts";
import { placeInSentence } from "../../prose/report-prose.ts";
import type { CheckContext, Rule, RuleProblem } from "../../rule.ts";

export const openEnded: Rule = {
  id: "open-ended",
  severity: "info",
  summary: "Work is said to go on, or is hoped for, without a day or an owner.",
  why: "Nobody can ask at the next meeting whether it has been done. A day makes it a promise, and a post or a body says whose.",
  bad: `\
reports:
  - id: cabinet-2016-09
    summary: Work to improve assessments is ongoing.
`,
  good: `\
reports:
  - id: cabinet-2016-09
    summary: The Head of Service will end the work on assessments by 31 October 2016.
`,
  *check(context) {
    for (const report of context.reports) yield* openEnds(context, report);
  },
};

/** What each kind of words leaves open. */
const LEAVES: Record<OpenEnd["kind"], string> = {
  ongoing: "does not say when the work ends or who does it",
  continues: "does not say when the work ends or who does it",
  hoped: "does not say by when, or who will see to it",
  "some-time": "names no day",
};

function* openEnds({ at, sentencesIn }: CheckContext, report: Report): Generator<RuleProblem> {
  const hasOwner = ownersIn(at(report.asAt));
  const sentences = sentencesIn(report);
  for (const [index, sentence] of sentences.entries()) {
    const { reading, in: text } = sentence;
    const found = sentence.kind === "heading" || text.field === "title" ? null : openEndIn(reading);
    if (found === null) continue;
    const next = sentences[index + 1];
    const readings = next?.in === text ? [reading, next.reading] : [reading];
    if (readings.some((one) => hasDeadline(one) || hasOwner(one.tokens))) continue;
    const span = spanOf(reading, found.at, found.end);
    yield {
      message: `"${sentence.text.slice(...span)}" ${LEAVES[found.kind]}: expected a day or an owner`,
      origin: placeInSentence(sentence, ...span),
      entity: report.id,
      hint: "Name the day and the post or body, or what has been done so far.",
    };
  }
}
