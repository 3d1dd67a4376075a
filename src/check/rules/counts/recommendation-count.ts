import { answeredEvent } from "../../../plan/history/inspection.ts";
import type { PlanAsAt } from "../../../plan/history/replay.ts";
import type { Track } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { formatDate } from "../../../plan/time/dates.ts";
import { below, type Origin } from "../../../problems/origin.ts";
import { list, plural } from "../../../text/words.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import { anyOf } from "../../prose/words.ts";
import { type CheckContext, hasUnreadableEntries, type Rule, type RuleProblem } from "../../rule.ts";
import { knownDocuments } from "../events/documents.ts";
import { agrees, counting, exceeds, type StatedCount, statedCounts } from "./stated-counts.ts";
import { type Makers, type StatedRecommendations, statedRecommendations } from "./stated-recommendations.ts";

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

const ANY_NUMBER = counting(String.raw`COUNT\b`);
const TRACK_WORDS: Record<Track, string> = {
  "business-as-usual": "continue as business as usual",
  "improvement-plan": "stay in the plan",
};

/** The numbers of recommendations in a report's prose that do not agree with the plan as at its date. */
function* miscountedRecommendations(context: CheckContext, report: Report): Generator<RuleProblem> {
  const known = context.at(report.asAt);
  const sources = sourcesOf({ ...context, known });
  if (sources.length === 0) return;
  const makers = makersOf(known, sources);
  const mayMiss = hasUnreadableEntries(context);
  let earlier: number[] = [];
  let last: ReportSentence["in"] | null = null;
  for (const sentence of context.sentencesIn(report)) {
    if (sentence.in !== last) earlier = [];
    last = sentence.in;
    for (const stated of statedRecommendations(sentence.text, writtenAs(sentence), makers)) {
      const problem =
        stated.of === "made"
          ? judgeMade(stated, sources, known, sentence, earlier, mayMiss)
          : judgeTrack(stated, known, sentence, mayMiss);
      if (problem !== null) {
        const { from, to } = stated.count;
        yield { ...problem, origin: placeInSentence(sentence, from, to), entity: report.id };
      }
    }
    earlier.push(...statedCounts(sentence.text, ANY_NUMBER).map(({ value }) => value));
  }
}

type Judged = Pick<RuleProblem, "message" | "hint" | "related"> | null;

function judgeMade(
  { count, scope }: StatedRecommendations,
  sources: readonly Source[],
  known: PlanAsAt,
  { in: { field } }: ReportSentence,
  earlier: readonly number[],
  mayMiss: boolean,
): Judged {
  const total = known.recommendations.length;
  const totals = [total, ...sources.flatMap(({ made, held }) => (made === null ? [held] : [made, held]))];
  if (totals.some((one) => agrees(count, one))) return null;
  if (mayMiss && sources.some(({ made }) => made === null)) return null;
  const most = Math.max(...totals);
  if (!exceeds(count, most)) {
    if (scope === "part") return null;
    const group = field === "decisions" || earlier.includes(count.value) || count.value * 2 <= most;
    if (scope === "likely" && (group || isTrack(known, count))) return null;
  } else if (field === "decisions" && scope !== "certain") return null;
  const answered = sources.filter(({ isAnswered }) => isAnswered);
  const contradicted = answered.length > 0 ? answered : sources;
  const counted = contradicted.map(({ path, made, held }) => `"${path}" made "${made ?? held}"`);
  return {
    message: `"${count.written}" recommendations are stated, but ${list(counted)}: expected the two to agree`,
    hint: `Write {{made "${contradicted[0]?.path}"${inWords(count)}}}, which cannot differ, or correct the number.`,
    related: contradicted
      .filter(({ made }) => made !== null)
      .map(({ made, origin }) => ({ message: `recommendations-made is "${made}" here`, origin })),
  };
}

const inWords = ({ written }: StatedCount): string => (/\d/.test(written) ? "" : ' in="words"');

const countOf = ({ recommendations }: PlanAsAt, track: Track): number =>
  recommendations.filter((one) => one.track === track).length;

const isTrack = (known: PlanAsAt, count: StatedCount): boolean =>
  (["improvement-plan", "business-as-usual"] as const).some((track) => agrees(count, countOf(known, track)));

function judgeTrack(
  { of, count, scope }: StatedRecommendations,
  known: PlanAsAt,
  sentence: ReportSentence,
  mayMiss: boolean,
): Judged {
  const track = of as Track;
  const now = countOf(known, track);
  if (mayMiss || agrees(count, now) || (scope === "part" && !exceeds(count, now))) return null;
  if (isOfThePast(count, sentence) && countsOverTime(known, track).some((one) => agrees(count, one)))
    return null;
  return {
    message: `"${count.written}" recommendations are said to ${TRACK_WORDS[track]}, but on ${formatDate(known.asAt)} the plan had "${now}": expected the two to agree`,
    hint: `Write {{count "recommendations" track="${track}"${inWords(count)}}}, which cannot differ, or correct the number.`,
  };
}

/** "Four moved on 24 August" stays true, however many have followed since. */
function isOfThePast({ match }: StatedCount, sentence: ReportSentence): boolean {
  const past = /\b(?:moved|transferred|passed|stayed|remained|continued)\b/i.test(match);
  const dated = /\{\{(?:date|month)\b|\b(?:19|20)\d\d\b/.test(writtenAs(sentence));
  return dated || (past && !/\b(?:have|has|are|is)\b/i.test(match));
}

/** How many were on a track on each day one changed it, and how many changed to it that day. */
function countsOverTime({ recommendations }: PlanAsAt, track: Track): number[] {
  const changes = recommendations.flatMap(({ history }) => history.filter(({ patch }) => "track" in patch));
  return changes.flatMap(({ date: day }) => {
    const on = recommendations.filter(({ written, history }) => {
      const change = history.findLast(({ date, patch }) => date <= day && "track" in patch);
      return (change?.patch.track ?? written.track) === track;
    });
    const that = changes.filter(({ date, patch }) => date === day && patch.track === track);
    return [on.length, that.length];
  });
}

/** A document that the plan's recommendations come from, or that says how many it made. */
interface Source {
  readonly event: string;
  readonly path: string;
  readonly made: number | null;
  readonly held: number;
  /** Whether the plan says that it answers this one. */
  readonly isAnswered: boolean;
  readonly origin: Origin;
}

/** The sources of the plan's recommendations, as known at a date. */
function sourcesOf(context: CheckContext): Source[] {
  const { known } = context;
  const answered = answeredEvent(known);
  return [...knownDocuments(context)]
    .map(({ event, document, path, origin }) => ({
      event: event.id,
      path,
      made: document.recommendationsMade ?? null,
      held: known.recommendations.filter(({ source }) => source === path || source === event.id).length,
      isAnswered: event === answered,
      origin: below(origin, "recommendations-made"),
    }))
    .filter(({ made, held }) => made !== null || held > 0);
}

/** Words for the makers: "Ofsted", "inspection", and the events where a reference names them. */
function makersOf({ events, bodies, header, glossary }: PlanAsAt, sources: readonly Source[]): Makers {
  const theirs = events.filter(({ id }) => sources.some(({ event }) => event === id));
  const by = theirs.flatMap((event) => event.by);
  const names = bodies.filter(({ id }) => by.includes(id)).map(({ name }) => name);
  const references = sources.map(({ event }) => `"${event}`);
  const held = theirs.flatMap(({ held: days, documents = [] }) => [
    ...(days === undefined ? [] : [days.start, days.end]),
    ...documents.map(({ date }) => date),
  ]);
  return {
    inspectors: new RegExp(`${anyOf(names)}|${anyOf(references)}|\\binspect(?:ions?|ors?|orate)\\b`, "i"),
    names: [
      ...names,
      ...glossary.flatMap(({ term, expansion }) => [term, expansion]),
      header?.authority ?? "",
      header?.title ?? "",
    ],
    years: held.map((date) => date.slice(0, 4)),
  };
}
