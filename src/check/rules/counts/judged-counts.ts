import type { Report } from "../../../plan/schema/reports.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { TOLD_OF_THE_PAST } from "../../../reading/lexicons/actions.ts";
import { makersIn } from "../../../reading/plan/makers.ts";
import { planScope } from "../../../reading/plan/own-plan.ts";
import {
  type CountsBefore,
  type CountsRead,
  type PlanCount,
  planCounts,
} from "../../../reading/plan/plan-counts.ts";
import type { Reading } from "../../../reading/reading.ts";
import { type ActionFacts, actionFacts } from "../../facts/actions.ts";
import { oncePerReport } from "../../facts/once.ts";
import { othersOf } from "../../facts/others.ts";
import { fitsPlan } from "../../facts/plan-counts.ts";
import { planNames } from "../../facts/plan-names.ts";
import { type RecommendationFacts, recommendationFacts } from "../../facts/recommendations.ts";
import type { ReportSentence } from "../../prose/report-prose.ts";
import { countCells } from "../../prose/table-cells.ts";
import type { CheckContext } from "../../rule.ts";

/** A number of actions or recommendations that a sentence gives with all that is said of them, held against the plan. */
export interface JudgedCount extends PlanCount {
  readonly sentence: ReportSentence;
  readonly fits: boolean;
  /** The numbers that would fit, the plainest first. */
  readonly expected: readonly number[];
}

/** What stands before a sentence, or over it. */
interface Before {
  readonly read: CountsBefore;
  readonly reading: Reading | null;
}

const NOTHING: Before = {
  read: { counting: null, named: [], namesMakers: false, isOfOthers: false },
  reading: null,
};

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

/** Two rules ask for the counts of a report, which is read once. */
export const countsOf = oncePerReport((context, report): readonly JudgedCount[] => [
  ...judgedCounts(context, report),
]);

/** Reads what a sentence counts, and holds each number against the plan as at the report's date. */
type Judge = (
  sentence: ReportSentence,
  around: readonly [before: Before, ...above: Before[]],
) => { readonly read: CountsRead; readonly judged: readonly JudgedCount[] };

function judgeOf(context: CheckContext, report: Report): Judge {
  const known = context.at(report.asAt);
  const names = planNames(known);
  const { sources, makers } = recommendationFacts({ ...context, known });
  const actions = actionFacts(known);
  const { length: total } = known.recommendations;
  const totals = [total, ...sources.flatMap(({ made, held }) => (made === null ? [held] : [made, held]))];
  const isOfOthers = othersOf(known);
  const isOurs = (sentence: ReportSentence, count: PlanCount, around: readonly Before[]): boolean => {
    const { reading, before } = sentence;
    const { at, end, thing, isOfPlan } = count;
    if (isOfOthers(sentence, clauseAt(reading.clauses, at))) return false;
    const isAroundOthers = around.some(
      (one) =>
        one.read.isOfOthers || (one.reading !== null && isAboutOthers(one.reading, thing, actions, makers)),
    );
    if (isAroundOthers && !isOfPlan) return false;
    const isTotal = isWhole(count);
    if (thing === "recommendation") {
      const them = makersIn(reading, before?.reading ?? null, makers);
      return !isTotal || !(them.hasOthers || them.isOfOthers(at, end, "only"));
    }
    if (planScope(reading, actions.own) === null) return false;
    // "The plan was approved with eight actions": so many there were then.
    const isOfThen = isTotal && actions.totalsOverTime().includes(sizeOf(count));
    return !isOfThen || !reading.tokens.some(({ word }) => TOLD_OF_THE_PAST.has(word));
  };
  /** "R10", where there are nine. */
  const unknown = (sentence: ReportSentence, counted: CountsRead): JudgedCount[] => {
    const { numbered } = counted;
    const isTheirs =
      numbered.length > 0 && counted.namesMakers && !makersIn(sentence.reading, null, makers).hasOthers;
    return numbered.flatMap(({ at, end, ids }) => {
      const isThere = ids.every((id) => known.recommendations.some(({ number }) => String(number) === id));
      if (isThere || !isTheirs) return [];
      const amount = { kind: "named", ids } as const;
      return [{ ...UNKNOWN, amount, at, end, sentence, fits: false, expected: [total] }];
    });
  };
  return (sentence, around) => {
    const [first, ...above] = around;
    const counted = planCounts(
      sentence.reading,
      [first.read, ...above.map(({ read }) => read)],
      names,
      known.asAt,
    );
    const judged = counted.counts.flatMap((count): JudgedCount[] => {
      const held = isOurs(sentence, count, around) ? fitsPlan(count, context.at, known, totals) : null;
      return held === null ? [] : [{ ...count, ...held, sentence }];
    });
    return { read: counted, judged: [...judged, ...unknown(sentence, counted)] };
  };
}

const UNKNOWN = {
  thing: "recommendation",
  filters: [],
  isOfPlan: false,
  universe: [],
  counted: 0,
  on: null,
} as const;

const isWhole = ({ filters }: PlanCount): boolean => filters.every((all) => all.length === 0);

/** The numbers that a report's sentences and tables give. */
function* judgedCounts(context: CheckContext, report: Report): Generator<JudgedCount> {
  const judge = judgeOf(context, report);
  const sentences = context.sentencesIn(report);
  let [before, heading] = [NOTHING, NOTHING];
  let place: unknown = null;
  for (const sentence of sentences) {
    const { reading, kind } = sentence;
    if (sentence.in !== place || kind === "heading") [before, heading] = [NOTHING, NOTHING];
    place = sentence.in;
    const { judged, read } = judge(sentence, [before, heading]);
    yield* judged;
    before = { read, reading };
    if (kind === "heading") heading = before;
  }
  for (const cell of countCells(report, sentences)) {
    const caption = { ...NOTHING, reading: cell.before?.reading ?? null };
    yield* judge(cell, [caption]).judged;
  }
}
