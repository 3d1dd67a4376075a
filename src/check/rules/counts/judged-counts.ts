import type { Report } from "../../../plan/schema/reports.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { TOLD_OF_THE_PAST } from "../../../reading/lexicons/actions.ts";
import { makersIn } from "../../../reading/plan/makers.ts";
import { planScope } from "../../../reading/plan/own-plan.ts";
import { type CountsBefore, type PlanCount, planCounts } from "../../../reading/plan/plan-counts.ts";
import type { Reading } from "../../../reading/reading.ts";
import { type ActionFacts, actionFacts } from "../../facts/actions.ts";
import { othersOf } from "../../facts/others.ts";
import { fitsPlan } from "../../facts/plan-counts.ts";
import { planNames } from "../../facts/plan-names.ts";
import { type RecommendationFacts, recommendationFacts } from "../../facts/recommendations.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import type { CheckContext } from "../../rule.ts";

/** A number of actions or recommendations that a sentence gives with all that is said of them, held against the plan. */
export interface JudgedCount extends PlanCount {
  readonly sentence: ReportSentence;
  readonly fits: boolean;
  /** The numbers that would fit, the plainest first. */
  readonly expected: readonly number[];
}

/** What stands before a sentence, or over it. */
interface Before extends CountsBefore {
  readonly reading: Reading | null;
}

const NOTHING: Before = { counting: null, named: [], namesMakers: false, isOfOthers: false, reading: null };

/** Whether a sentence before tells of another's plan, or of what others recommend. */
function isAboutOthers(
  reading: Reading,
  thing: PlanCount["thing"],
  { own }: ActionFacts,
  makers: RecommendationFacts["makers"],
): boolean {
  const { hasOthers, isNamed } = makersIn(reading, null, makers);
  if (hasOthers && !isNamed(0, reading.tokens.length)) return true;
  return thing === "action" && planScope(reading, own) === null;
}

const sizeOf = ({ amount }: PlanCount): number => (amount.kind === "count" ? amount.value : Number.NaN);

const KNOWN = new WeakMap<CheckContext, Map<Report, readonly JudgedCount[]>>();

/** Two rules ask for the counts of a report, which is read once. */
export function countsOf(context: CheckContext, report: Report): readonly JudgedCount[] {
  const known = KNOWN.get(context) ?? new Map<Report, readonly JudgedCount[]>();
  KNOWN.set(context, known);
  const counts = known.get(report) ?? [...judgedCounts(context, report)];
  known.set(report, counts);
  return counts;
}

/** The numbers that a report's sentences give, each held against the plan as at the report's date. */
function* judgedCounts(context: CheckContext, report: Report): Generator<JudgedCount> {
  const known = context.at(report.asAt);
  const names = planNames(known);
  const { sources, makers } = recommendationFacts({ ...context, known });
  const actions = actionFacts(known);
  const totals = [
    known.recommendations.length,
    ...sources.flatMap(({ made, held }) => (made === null ? [held] : [made, held])),
  ];
  const isOfOthers = othersOf(known);
  let before = NOTHING;
  let heading = NOTHING;
  let place: unknown = null;
  for (const sentence of context.sentencesIn(report)) {
    const { reading, kind } = sentence;
    if (sentence.in !== place || kind === "heading") [before, heading] = [NOTHING, NOTHING];
    place = sentence.in;
    const around = [before, heading];
    const read = planCounts(
      reading,
      { ...before, named: around.flatMap(({ named }) => named) },
      names,
      known.asAt,
    );
    before = { ...read, reading };
    if (kind === "heading") heading = before;
    for (const count of read.counts) {
      const { at, thing } = count;
      if (isOfOthers(sentence, clauseAt(reading.clauses, at))) continue;
      const isTotal = count.filters.every((all) => all.length === 0);
      const them = makersIn(reading, sentence.before?.reading ?? null, makers);
      const isElsewhere =
        thing === "action"
          ? planScope(reading, actions.own) === null
          : isTotal && (them.hasOthers || them.isOfOthers(at, count.end, "only"));
      const isAroundOthers = around.some(
        (one) =>
          one.isOfOthers || (one.reading !== null && isAboutOthers(one.reading, thing, actions, makers)),
      );
      if (isElsewhere || (isAroundOthers && !count.isOfPlan)) continue;
      const isOfThen = isTotal && thing === "action" && actions.totalsOverTime().includes(sizeOf(count));
      if (isOfThen && reading.tokens.some(({ word }) => TOLD_OF_THE_PAST.has(word))) continue;
      const judged = fitsPlan(count, context.at, known, totals);
      if (judged !== null) yield { ...count, ...judged, sentence };
    }
  }
}
