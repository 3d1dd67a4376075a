import { list } from "../../diagnostics/words.ts";
import { formatDate } from "../../plan/dates.ts";
import type { Track } from "../../plan/recommendations.ts";
import type { PlanAsAt } from "../../plan/replay.ts";
import type { Report } from "../../plan/reports.ts";
import { placeInSentence, type ReportSentence, reportSentences, writtenAs } from "../report-prose.ts";
import { type CheckContext, type Finding, mayMissEntries } from "../rule.ts";
import { makersOf, type Source, sourcesOf } from "./recommendation-sources.ts";
import { agrees, counting, exceeds, type StatedCount, statedCounts } from "./stated-counts.ts";
import { type StatedRecommendations, statedRecommendations } from "./stated-recommendations.ts";

const ANY_NUMBER = counting(String.raw`COUNT\b`);
const TRACK_WORDS: Record<Track, string> = {
  "business-as-usual": "continue as business as usual",
  "improvement-plan": "stay in the plan",
};

/** What a report's prose says of how many recommendations there are, where the plan as at its date says another. */
export function* miscountedRecommendations(context: CheckContext, report: Report): Generator<Finding> {
  const known = context.at(report.asAt);
  const sources = sourcesOf({ ...context, known });
  if (sources.length === 0) return;
  const makers = makersOf(known, sources);
  const mayMiss = mayMissEntries(context);
  let earlier: number[] = [];
  let last: ReportSentence["in"] | null = null;
  for (const sentence of reportSentences(report)) {
    if (sentence.in !== last) earlier = [];
    last = sentence.in;
    for (const stated of statedRecommendations(sentence.text, writtenAs(sentence), makers)) {
      const finding =
        stated.of === "made"
          ? judgeMade(stated, sources, known, sentence, earlier, mayMiss)
          : judgeTrack(stated, known, sentence, mayMiss);
      if (finding !== null) {
        const { from, to } = stated.count;
        yield { ...finding, origin: placeInSentence(sentence, from, to), entity: report.id };
      }
    }
    earlier.push(...statedCounts(sentence.text, ANY_NUMBER).map(({ value }) => value));
  }
}

type Judged = Pick<Finding, "message" | "hint" | "related"> | null;

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

/** "Four moved on 24 August": true for good, however many have followed since. */
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
