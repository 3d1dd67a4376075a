import { isDone, isOpen, STATUSES, type Status } from "../../../plan/schema/actions.ts";
import type { Report } from "../../../plan/schema/reports.ts";
import { clauseAt } from "../../../reading/clauses.ts";
import { TOLD_OF_THE_PAST } from "../../../reading/lexicons/actions.ts";
import { makersIn } from "../../../reading/plan/makers.ts";
import type { MarkedStanding } from "../../../reading/plan/marks.ts";
import { planScope } from "../../../reading/plan/own-plan.ts";
import { type CountsBefore, type PlanCount, planCounts } from "../../../reading/plan/plan-counts.ts";
import type { PlanFilter } from "../../../reading/plan/plan-filters.ts";
import { type Reading, spanOf } from "../../../reading/reading.ts";
import { type ActionFacts, actionFacts } from "../../facts/actions.ts";
import { othersOf } from "../../facts/others.ts";
import { fitsPlan } from "../../facts/plan-counts.ts";
import { planNames } from "../../facts/plan-names.ts";
import { type RecommendationFacts, recommendationFacts } from "../../facts/recommendations.ts";
import { placeInSentence, type ReportSentence, writtenAs } from "../../prose/report-prose.ts";
import type { CheckContext, RuleProblem } from "../../rule.ts";

const NOTHING: CountsBefore = { counting: null, named: [], namesMakers: false, isOfOthers: false };

/** A number of actions or recommendations that a sentence gives with all that is said of them, held against the plan. */
interface JudgedCount extends PlanCount {
  readonly sentence: ReportSentence;
  readonly fits: boolean;
  /** The numbers that would fit, the plainest first. */
  readonly expected: readonly number[];
}

/** The counts of a thing in a report, and which of them were told of. */
export class Miscounts {
  readonly #judged: readonly JudgedCount[];
  readonly #told = new Map<ReportSentence, number[]>();

  constructor(context: CheckContext, report: Report, thing: PlanCount["thing"]) {
    this.#judged = [...judgedCounts(context, report, thing)];
  }

  /** Whether a number is right by all that its sentence says; one that is not will not be told of twice. */
  isRight(sentence: ReportSentence, at: number): boolean {
    const one = this.#judged.find((count) => count.sentence === sentence && count.at <= at && at < count.end);
    if (one?.fits === true) return true;
    this.#told.set(sentence, [...(this.#told.get(sentence) ?? []), at]);
    return false;
  }

  /** The wrong ones that were not asked for. `standsFor` says what is counted as a reference takes it. */
  *others(): Generator<
    Pick<RuleProblem, "origin" | "hint"> & { readonly written: string; readonly expected: string }
  > {
    for (const { sentence, at, end, fits, expected, filters, thing } of this.#judged) {
      if (fits || this.#told.get(sentence)?.some((told) => at <= told && told < end)) continue;
      const [from, to] = spanOf(sentence.reading, at, end);
      const [all = []] = filters;
      const options = all.map((filter) => optionOf(filter));
      const isReference = all.length > 0 && !options.includes(null);
      yield {
        written: writtenAs(sentence).slice(from, to).replace(/\s+/g, " "),
        expected: String(expected[0] ?? 0),
        origin: placeInSentence(sentence, from, to),
        hint: isReference
          ? `Write {{count "${thing}s"${options.join("")}}}, which cannot differ, or correct the number.`
          : "Correct the number, or say of which it is.",
      };
    }
  }
}

/** The option of {{count}} for what singles things out; null where it has none. */
function optionOf(filter: PlanFilter): string | null {
  if (filter.isNot === true) return null;
  if (filter.kind === "owner") return ` owner="${filter.id}"`;
  if (filter.kind === "track") return filter.of === "plan" ? null : ` track="${filter.of}"`;
  if (filter.kind !== "standing") return null;
  const statuses = STATUSES.filter((status) => filter.of.some((of) => isCounted(status, of)));
  return statuses.length === 0 ? null : ` status="${statuses}"`;
}

const isCounted = (status: Status, of: MarkedStanding): boolean =>
  of === "complete" || of === "done"
    ? isDone(status)
    : of === "open" || of === "unfinished" || of === "remaining"
      ? isOpen(status)
      : status === of;

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

const valueOf = ({ amount }: PlanCount): number => (amount.kind === "count" ? amount.value : Number.NaN);

/** The numbers of a thing that a report's sentences give, each held against the plan as at the report's date. */
function* judgedCounts(
  context: CheckContext,
  report: Report,
  thing: PlanCount["thing"],
): Generator<JudgedCount> {
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
  let heading: CountsBefore = NOTHING;
  let place: unknown = null;
  for (const sentence of context.sentencesIn(report)) {
    const { reading, kind } = sentence;
    if (sentence.in !== place || kind === "heading") [before, heading] = [NOTHING, NOTHING];
    place = sentence.in;
    const isOfOthersBefore = before.isOfOthers || heading.isOfOthers;
    const read = planCounts(
      reading,
      { ...before, named: [...heading.named, ...before.named] },
      names,
      known.asAt,
    );
    const tellsOfOthers = read.isOfOthers || isAboutOthers(reading, thing, actions, makers);
    before = { ...read, isOfOthers: tellsOfOthers };
    if (kind === "heading") heading = before;
    for (const count of read.counts) {
      const { at } = count;
      if (count.thing !== thing || isOfOthers(sentence, clauseAt(reading.clauses, at))) continue;
      const isTotal = count.filters.every((all) => all.length === 0);
      const them = makersIn(reading, sentence.before?.reading ?? null, makers);
      const isElsewhere =
        thing === "action"
          ? planScope(reading, actions.own) === null
          : isTotal && (them.hasOthers || them.isOfOthers(at, count.end, "only"));
      if (isElsewhere || (isOfOthersBefore && !count.isOfPlan)) continue;
      const isOfThen = isTotal && thing === "action" && actions.totalsOverTime().includes(valueOf(count));
      if (isOfThen && reading.tokens.some(({ word }) => TOLD_OF_THE_PAST.has(word))) continue;
      const judged = fitsPlan(count, context.at, known, totals);
      if (judged !== null) yield { ...count, ...judged, sentence };
    }
  }
}
