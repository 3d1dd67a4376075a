import type { Plan } from "../../../plan/schema/plan.ts";
import { addMonths, daysBetween, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import type { Origin } from "../../../problems/origin.ts";
import type { Rule } from "../../rule.ts";
import { type DatedFact, datedFacts } from "./dated-facts.ts";

/** No plan goes without updates for this long and then continues. */
const SILENCE_MONTHS = 12;

/** How far a date may be from its neighbours in a list that is in order, or from the month that its file is called after. */
const NEAR_MONTHS = 6;

/** How far from its updates and extracts a plan has dates: for actions that are due, visits that are planned. */
const REACH_MONTHS = 60;

export const dateImplausible: Rule = {
  id: "date-implausible",
  severity: "warning",
  summary: "A date lies far outside the dates beside it.",
  why: "A mistyped year removes a return from every report: what is dated after a report is not known by then, and nothing else would show that it is missing. So each date is compared with the updates and extracts of the plan, with its neighbours in a list that is otherwise in order, and with the month in the name of its file or of its entry.",
  bad: `\
updates:
  - { date: 2016-06-20, of: 1.1, progress: Half of the managers are trained. }
  - { date: 2016-07-20, of: 1.1, progress: Most of the managers are trained. }
  - { date: 2061-08-26, of: 1.1, status: complete }
`,
  good: `\
updates:
  - { date: 2016-06-20, of: 1.1, progress: Half of the managers are trained. }
  - { date: 2016-07-20, of: 1.1, progress: Most of the managers are trained. }
  - { date: 2016-08-26, of: 1.1, note: No change }
`,
  *check({ plan }) {
    const facts = datedFacts(plan);
    const returns = facts.filter(({ isReturn }) => isReturn).sort((a, b) => compareText(a.date, b.date));
    const time = timeOf(returns, facts);
    const told = new Set<Origin>();
    for (const { fact, expected } of [
      ...outliers(time),
      ...offTheirName(facts),
      ...outOfOrder(facts),
      ...afterAll(returns, plan),
      ...outOfReach(time, facts),
    ]) {
      if (told.has(fact.owner)) continue;
      told.add(fact.owner);
      yield {
        message: `${fact.name} is dated "${fact.date}"${expected}`,
        origin: fact.origin,
        entity: fact.entity,
        hint: "Correct the year: an entry with a wrong date is missing from the reports it belongs to.",
      };
    }
  },
};

interface Outlier {
  readonly fact: DatedFact;
  /** `: expected a day near 5 May 2016` */
  readonly expected: string;
}

/** The time in which the plan was kept. */
interface Time {
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** The returns that a long silence separates from those of that time. */
  readonly others: readonly DatedFact[];
}

/**
 * The returns that have no long silence between them and are the most.
 * @param returns in the order of their dates.
 */
function timeOf(returns: readonly DatedFact[], facts: readonly DatedFact[]): Time | null {
  const runs = runsOf(returns);
  // Of two that are as long, the one that the other dates of the plan are near to.
  const others = facts.filter(({ isReturn, mayBeOld }) => !isReturn && !mayBeOld);
  const support = (run: readonly DatedFact[]): number => {
    const [from, to] = [run[0]?.date ?? "", run.at(-1)?.date ?? ""];
    return others.filter(({ date }) => !isFarFrom(date, from, to)).length;
  };
  const [most, next] = runs.toSorted((a, b) => b.length - a.length || support(b) - support(a));
  const [first, last] = [most?.[0]?.date, most?.at(-1)?.date];
  if (most === undefined || first === undefined || last === undefined) return null;
  if (most.length === next?.length && support(most) === support(next)) return null;
  return { first, last, others: runs.filter((run) => run !== most).flat() };
}

/** Returns that a long silence separates from most of the others. */
function outliers(time: Time | null): Outlier[] {
  return (time?.others ?? []).map((fact) => ({
    fact,
    expected: `, more than a year from all the others: expected a day near ${formatDate(nearestIn(time, fact.date))}`,
  }));
}

const nearestIn = (time: Time | null, date: IsoDate): IsoDate =>
  date < (time?.first ?? date) ? (time?.first ?? date) : (time?.last ?? date);

/**
 * The returns of a single day that comes long after all others and after every report. A plan that goes on would have
 * returns from the months between.
 */
function afterAll(returns: readonly DatedFact[], { reports }: Plan): Outlier[] {
  const last = returns.at(-1)?.date ?? "";
  const before = returns.findLast(({ date }) => date < last)?.date;
  const isReported = reports.length === 0 || reports.some(({ asAt }) => asAt >= last);
  if (before === undefined || isReported || last <= addMonths(before, NEAR_MONTHS)) return [];
  return returns
    .filter(({ date }) => date === last)
    .map((fact) => ({
      fact,
      expected: `, more than ${NEAR_MONTHS} months after all the others and after every report: expected a day near ${formatDate(before)}`,
    }));
}

/** Facts without a long silence between them. */
function runsOf(facts: readonly DatedFact[]): DatedFact[][] {
  const runs: DatedFact[][] = [];
  let until: IsoDate | null = null;
  let before: IsoDate | null = null;
  for (const fact of facts) {
    if (until === null || fact.date > until) runs.push([fact]);
    else runs.at(-1)?.push(fact);
    // Many are of the same day.
    if (fact.date !== before) until = addMonths(fact.date, SILENCE_MONTHS);
    before = fact.date;
  }
  return runs;
}

/** Dates years before or after the time in which the plan was kept. */
function outOfReach(time: Time | null, facts: readonly DatedFact[]): Outlier[] {
  if (time === null) return [];
  const [from, to] = [addMonths(time.first, -REACH_MONTHS), addMonths(time.last, REACH_MONTHS)];
  return facts
    .filter(({ date, mayBeOld }) => date > to || (date < from && !mayBeOld))
    .map((fact) => ({
      fact,
      expected: `, more than five years ${fact.date > to ? "after" : "before"} the updates and extracts of the plan`,
    }));
}

/** Dates far from the month that their file or their entry is called after. */
function offTheirName(facts: readonly DatedFact[]): Outlier[] {
  const spans = new Map<string, { readonly from: IsoDate; readonly to: IsoDate } | null>();
  return facts.flatMap((fact): Outlier[] => {
    if (!fact.isReturn && !HAPPENS.includes(fact.field)) return [];
    const name = fact.isReturn ? fact.owner.file : (fact.entity ?? "");
    const span = spans.get(name) ?? spanNear(name);
    spans.set(name, span);
    if (span === null || fact.owner.path.includes("documents")) return [];
    const isNear = fact.date >= span.from && fact.date <= span.to;
    return isNear ? [] : [{ fact, expected: `, far from the month in the name "${name}"` }];
  });
}

/** Fields with the day of something. That of an action lies anywhere. */
const HAPPENS: readonly string[] = ["held", "as-at", "date"];

function spanNear(name: string): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const named = monthIn(name);
  if (named === null) return null;
  return { from: addMonths(named, -NEAR_MONTHS), to: addMonths(named, NEAR_MONTHS + 1) };
}

/** The first day of the month, or of the quarter, in a name such as `returns/2016-08.yaml` or `audit-2016-q3`. */
function monthIn(name: string): IsoDate | null {
  const found = [...name.matchAll(/(?<!\d)((?:19|20)\d\d)-(?:(0[1-9]|1[0-2])(?!\d)|[qQ]([1-4]))/g)];
  const [, year, month, quarter] = found.length === 1 ? (found[0] ?? []) : [];
  if (year === undefined) return null;
  return `${year}-${month ?? String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`;
}

/** Dates of a list that is otherwise in order, or of a few months, far from those on either side of them. */
function outOfOrder(facts: readonly DatedFact[]): Outlier[] {
  const lists = Map.groupBy(facts, ({ list }) => list);
  return [...lists].flatMap(([list, items]) => (list === null || items.length < 3 ? [] : misplacedIn(items)));
}

function misplacedIn(items: readonly DatedFact[]): Outlier[] {
  const outlier = (fact: DatedFact, low: IsoDate, high: IsoDate): Outlier => {
    const near = low === high ? `near ${formatDate(low)}` : `near ${formatDate(low)} to ${formatDate(high)}`;
    return { fact, expected: `, out of line with the dates beside it: expected a day ${near}` };
  };
  const descents = items.flatMap(({ date }, index) => (date < (items[index - 1]?.date ?? "") ? [index] : []));
  if (descents.length > 0 && descents.length <= 2) {
    const inOrder = descents
      .flatMap((index) => [index - 1, index])
      .map((at) => ({ at, rest: items.toSpliced(at, 1) }))
      .filter(({ rest }) => rest.every(({ date }, index) => date >= (rest[index - 1]?.date ?? "")));
    // Where either of two could be wrong, the rest is closer together without the one that is.
    const [least] = inOrder.sort((a, b) => spanOf(a.rest) - spanOf(b.rest));
    const fact = least && items[least.at];
    if (least !== undefined && fact !== undefined) {
      const [before, after] = [items[least.at - 1]?.date, items[least.at + 1]?.date];
      const [low, high] = [before ?? after ?? "", after ?? before ?? ""];
      if (isFarFrom(fact.date, low, high)) return [outlier(fact, low, high)];
    }
  }
  const sorted = items.toSorted((a, b) => compareText(a.date, b.date));
  return [[sorted[0], sorted.slice(1)] as const, [sorted.at(-1), sorted.slice(0, -1)] as const].flatMap(
    ([fact, rest]) => {
      const [low, high] = [rest[0]?.date ?? "", rest.at(-1)?.date ?? ""];
      const isShort = high <= addMonths(low, NEAR_MONTHS);
      return fact !== undefined && isShort && isFarFrom(fact.date, low, high)
        ? [outlier(fact, low, high)]
        : [];
    },
  );
}

const spanOf = (sorted: readonly DatedFact[]): number =>
  daysBetween(sorted[0]?.date ?? "", sorted.at(-1)?.date ?? "");

const isFarFrom = (date: IsoDate, low: IsoDate, high: IsoDate): boolean =>
  date < addMonths(low, -NEAR_MONTHS) || date > addMonths(high, NEAR_MONTHS);
