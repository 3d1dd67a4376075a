import { below } from "../../diagnostics/origin.ts";
import { plural } from "../../diagnostics/words.ts";
import { miscountedRecommendations } from "../counts/miscounted-recommendations.ts";
import { knownDocuments } from "../inspection/documents.ts";
import type { CheckContext, Finding, Rule } from "../rule.ts";

export const recommendationCount: Rule = {
  id: "recommendation-count",
  severity: "error",
  summary: "A number of recommendations, of a document or in the report, is not the one that the plan holds.",
  why: "The number that the inspectorate printed is the one fact nobody can argue with. Where the entries do not add up to it, one is missing, or is there twice, and every total in the report is wrong.",
  bad: `\
events:
  - id: ofsted-2016
    kind: inspection
    by: ofsted
    held: 2016-06-20/2016-06-24
    documents: [{ id: report, date: 2016-08-01, recommendations-made: 2 }]
recommendations:
  - { id: R7, number: 7, title: Strategy meetings, text: Hold them in time., source: ofsted-2016/report }
`,
  good: `\
events:
  - id: ofsted-2016
    kind: inspection
    by: ofsted
    held: 2016-06-20/2016-06-24
    documents: [{ id: report, date: 2016-08-01, recommendations-made: 2 }]
recommendations:
  - { id: R7, number: 7, title: Strategy meetings, text: Hold them in time., source: ofsted-2016/report }
  - { id: R8, number: 8, title: Case records, text: Keep them up to date., source: ofsted-2016/report }
`,
  *check(context) {
    yield* judgeDocuments(context);
    for (const report of context.reports) yield* miscountedRecommendations(context, report);
  },
};

function* judgeDocuments(context: CheckContext): Generator<Finding> {
  const { plan, known } = context;
  for (const { event, document, path, origin } of knownDocuments(context)) {
    const made = document.recommendationsMade;
    if (made === undefined) continue;
    const held = known.recommendations.filter(({ source }) => source === path || source === event.id);
    const missing = made - held.length;
    // Entries that did not decode may be the missing ones: they are reported for what is wrong with them.
    if (missing === 0 || (missing > 0 && missing <= plan.failedIds.size)) continue;
    const counted = plural(held.length, "recommendation");
    const verb = held.length === 1 ? "names" : "name";
    yield {
      message: `"${path}" is said to make "${made}" recommendations, but ${counted} ${verb} it as source: expected the two to agree`,
      origin: below(origin, "recommendations-made"),
      entity: event.id,
      hint:
        missing > 0
          ? `Add the missing recommendation${missing > 1 ? "s" : ""}, or correct the number.`
          : `Take out ${plural(-missing, "recommendation")}, or correct the number or their source.`,
      related:
        missing > 0
          ? []
          : held.slice(missing).map((one) => ({ message: `recommendation "${one.id}"`, origin: one.origin })),
    };
  }
}
