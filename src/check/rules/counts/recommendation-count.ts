import type { Track } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { below } from "../../../problems/origin.ts";
import { type StatedRecommendations, statedRecommendations } from "../../../reading/plan/recommendations.ts";
import { exceeds, isStatedOf } from "../../../reading/quantities.ts";
import { spanOf } from "../../../reading/reading.ts";
import { list, plural } from "../../../text/words.ts";
import { knownDocuments } from "../../facts/documents.ts";
import { type RecommendationFacts, recommendationFacts } from "../../facts/recommendations.ts";
import { placeInSentence, type ReportSentence } from "../../prose/report-prose.ts";
import { type CheckContext, hasUnreadableEntries, type Rule, type RuleProblem } from "../../rule.ts";
import { Miscounts } from "./miscounts.ts";

export const recommendationCount: Rule = {
  id: "recommendation-count",
  severity: "error",
  summary:
    "The number of recommendations of a document, or one stated in a report, does not agree with the plan.",
  why: "The number that the inspectorate printed is the one fact nobody can argue with. Where the entries do not add up to it, one is missing or there twice, and every total in the report is wrong.",
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

function* judgeDocuments(context: CheckContext): Generator<RuleProblem> {
  const { plan, known } = context;
  for (const { event, document, path, origin } of knownDocuments(context)) {
    const made = document.recommendationsMade;
    if (made === undefined) continue;
    const held = known.recommendations.filter(({ source }) => source === path || source === event.id);
    const missing = made - held.length;
    // Entries that could not be read may be the missing ones. They have problems of their own.
    if (missing === 0 || (missing > 0 && missing <= plan.unreadableIds.size)) continue;
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

const TRACK_WORDS: Record<Track, string> = {
  "business-as-usual": "continue as business as usual",
  "improvement-plan": "stay in the plan",
};

/** The numbers of recommendations in a report's prose that do not agree with the plan as at its date. */
function* miscountedRecommendations(context: CheckContext, report: Report): Generator<RuleProblem> {
  const known = context.at(report.asAt);
  const facts = recommendationFacts({ ...context, known });
  if (facts.sources.length === 0) return;
  const mayMiss = hasUnreadableEntries(context);
  const miscounts = new Miscounts(context, report, "recommendation");
  for (const sentence of context.sentencesIn(report)) {
    for (const stated of statedRecommendations(
      sentence.reading,
      sentence.before?.reading ?? null,
      facts.makers,
    )) {
      const [from, to] = spanOf(sentence.reading, stated.at, stated.end);
      const written = sentence.text.slice(from, to).replace(/\s+/g, " ");
      const problem =
        stated.of === "made"
          ? judgeMade({ ...stated, written }, facts, known.recommendations.length, sentence, mayMiss)
          : judgeTrack({ ...stated, written }, facts, known.asAt, mayMiss);
      if (problem !== null && !miscounts.isRight(sentence, stated.at))
        yield { ...problem, origin: placeInSentence(sentence, from, to), entity: report.id };
    }
  }
  if (mayMiss) return;
  const total = known.recommendations.length;
  for (const { written, expected, ...place } of miscounts.others())
    yield {
      ...place,
      message: `"${written}" does not agree with the plan as at ${formatDate(known.asAt)}, which has "${total}" recommendations: expected ${expected}`,
      entity: report.id,
    };
}

type Judged = Pick<RuleProblem, "message" | "hint" | "related"> | null;
interface Written extends StatedRecommendations {
  readonly written: string;
}

function judgeMade(
  stated: Written,
  facts: RecommendationFacts,
  total: number,
  sentence: ReportSentence,
  mayMiss: boolean,
): Judged {
  const { value, scope, written } = stated;
  const { sources } = facts;
  const { field } = sentence.in;
  const totals = [total, ...sources.flatMap(({ made, held }) => (made === null ? [held] : [made, held]))];
  if (totals.some((one) => isStatedOf(stated, one))) return null;
  if (mayMiss && sources.some(({ made }) => made === null)) return null;
  const most = Math.max(...totals);
  if (!exceeds(stated, most)) {
    if (scope === "part") return null;
    const isGroup = field === "decisions" || isSaidBefore(value, sentence) || value * 2 <= most;
    if (scope === "likely" && (isGroup || isOnTrack(facts, stated))) return null;
  } else if (field === "decisions" && scope !== "certain") return null;
  const answered = sources.filter(({ isAnswered }) => isAnswered);
  const contradicted = answered.length > 0 ? answered : sources;
  const counted = contradicted.map(({ path, made, held }) => `"${path}" made "${made ?? held}"`);
  return {
    message: `"${written}" recommendations are stated, but ${list(counted)}: expected the two to agree`,
    hint: `Write {{made "${contradicted[0]?.path}"${inWords(stated)}}}, which cannot differ, or correct the number.`,
    related: contradicted
      .filter(({ made }) => made !== null)
      .map(({ made, origin }) => ({ message: `recommendations-made is "${made}" here`, origin })),
  };
}

const inWords = (stated: StatedRecommendations): string => (stated.inWords ? ' in="words"' : "");

/** Whether a sentence before it in the same text has the number: "all six" are then those six. */
function isSaidBefore(value: number, { before }: ReportSentence): boolean {
  for (let one = before; one !== null; one = one.before)
    if (one.reading.quantities.some((quantity) => (quantity.pair?.[0] ?? quantity.value) === value))
      return true;
  return false;
}

const isOnTrack = (facts: RecommendationFacts, stated: Written): boolean =>
  (["improvement-plan", "business-as-usual"] as const).some((track) =>
    isStatedOf(stated, facts.onTrack(track)),
  );

function judgeTrack(stated: Written, facts: RecommendationFacts, asAt: IsoDate, mayMiss: boolean): Judged {
  const { scope, written, isPast } = stated;
  const track = stated.of as Track;
  const now = facts.onTrack(track);
  if (mayMiss || isStatedOf(stated, now) || (scope === "part" && !exceeds(stated, now))) return null;
  if (isPast && facts.onTrackOverTime(track).some((one) => isStatedOf(stated, one))) return null;
  return {
    message: `"${written}" recommendations are said to ${TRACK_WORDS[track]}, but on ${formatDate(asAt)} the plan had "${now}": expected the two to agree`,
    hint: `Write {{count "recommendations" track="${track}"${inWords(stated)}}}, which cannot differ, or correct the number.`,
  };
}
