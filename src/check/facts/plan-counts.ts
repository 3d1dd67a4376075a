import { countedBy, isOverdue, statusSteps } from "../../plan/history/actions.ts";
import type { KnownAction, KnownRecommendation, PlanAsAt } from "../../plan/history/replay.ts";
import { isDone, isOpen } from "../../plan/schema/actions.ts";
import type { IsoDate } from "../../plan/time/dates.ts";
import type { Amount, MarkedStanding } from "../../reading/plan/marks.ts";
import type { PlanCount } from "../../reading/plan/plan-counts.ts";
import type { PlanFilter } from "../../reading/plan/plan-filters.ts";
import { isStatedOf } from "../../reading/quantities.ts";

/** Null where the plan does not say. */
type Test<Thing> = (one: Thing) => boolean | null;

/** Whether what a sentence counts may be so many in the plan as at the date of a report; null where the plan does not say. */
export function fitsPlan(
  { thing, amount, filters, isOfPlan, universe, counted, on }: PlanCount,
  at: (date: IsoDate) => PlanAsAt,
  known: PlanAsAt,
  totals: readonly number[],
): { readonly fits: boolean; readonly expected: readonly number[] } | null {
  const isShare = amount.kind === "share";
  const plans = on === null ? [known] : [at(on.start), at(on.end), ...(on.end >= known.asAt ? [known] : [])];
  const count = (of: readonly PlanFilter[]): number[] | null => {
    const counts = plans.map((plan) =>
      countsOf(thing, of, plan, { totals, isPast: plan !== known, isShare }),
    );
    return counts.some((one) => one === null) ? null : counts.flatMap((one) => one ?? []);
  };
  if (amount.kind === "named") {
    const ids = known.recommendations.filter(({ number }) => amount.ids.includes(String(number)));
    const tests = (filters[0] ?? []).map((filter) => recommendationTests(filter, known));
    if (ids.length < amount.ids.length || tests.includes(null)) return null;
    const fits = ids.every((one) =>
      tests.every((alternatives) => alternatives?.some((test) => test(one) === true)),
    );
    return { fits, expected: count(filters[0] ?? []) ?? [] };
  }
  const alternatives = filters.map(count);
  if (alternatives.includes(null)) return null;
  const counts = [...new Set(alternatives.flatMap((one) => one ?? []))];
  const wholes =
    universe.length > 0 || thing === "recommendation"
      ? count(universe)
      : plans.flatMap(({ actions }) => [
          actions.length,
          actions.filter(({ status }) => status !== "withdrawn").length,
        ]);
  if (wholes === null) return null;
  const theirs =
    count((filters[0] ?? []).filter(({ kind }) => kind === "owner" || kind === "recommendation")) ?? [];
  const isOfOthers =
    amount.kind === "count" && amount.whole !== null && ![...wholes, ...theirs].includes(amount.whole);
  // "Two of the four" may be of four that the plan does not tell apart.
  if (isOfOthers && universe.length === 0 && !isOfPlan) return null;
  if (isOfOthers) return { fits: false, expected: wholes };
  return { fits: counts.some((one) => isAmount(amount, one, wholes, counted)), expected: counts };
}

function isAmount(amount: Amount, known: number, wholes: readonly number[], counted: number): boolean {
  if (amount.kind === "count") return isStatedOf(amount, known);
  if (amount.kind === "but") return wholes.includes(known + amount.value);
  if (amount.kind === "rest") return wholes.includes(known + counted);
  if (amount.kind === "named") return false;
  return wholes.some((whole) => whole > 0 && isShare(amount, known / whole));
}

/** How far a share in words may be from the plan's. */
const NEAR = { plain: 0.03, about: 0.06 };

function isShare({ value, hedge, isPerCent }: Extract<Amount, { kind: "share" }>, known: number): boolean {
  if (hedge === "over") return known > value;
  if (hedge === "at-least") return known >= value;
  if (hedge === "under") return known < value;
  if (hedge === "at-most") return known <= value;
  if (isPerCent && hedge === null) return Math.abs(known - value) <= 0.01;
  return Math.abs(known - value) <= (hedge === null ? NEAR.plain : NEAR.about);
}

/** The numbers that may be meant, those of every reading of its words; null where the plan does not know. */
function countsOf(
  thing: PlanCount["thing"],
  filters: readonly PlanFilter[],
  plan: PlanAsAt,
  {
    totals,
    isPast,
    isShare,
  }: { readonly totals: readonly number[]; readonly isPast: boolean; readonly isShare: boolean },
): number[] | null {
  if (thing === "recommendation") {
    const tests = filters.map((filter) => recommendationTests(filter, plan));
    if (tests.includes(null)) return null;
    if (filters.length === 0) return [...totals];
    return numbersOf(plan.recommendations, tests as Test<KnownRecommendation>[][]);
  }
  const tests = filters.map((filter) => actionTests(filter, plan, isPast));
  if (tests.includes(null)) return null;
  const isPlain = !filters.some(({ kind }) => kind === "standing");
  // What was completed in a time may be embedded by now; a share is of the same actions as its whole.
  const isChange = filters.some(({ kind }) => kind === "since");
  const meant = (tests as Test<KnownAction>[][]).map((one, index) =>
    (isChange || isShare) && filters[index]?.kind === "standing" ? one.slice(0, 1) : one,
  );
  const base: Test<KnownAction>[] = isPlain
    ? [
        () => true,
        ({ status }) => status !== "withdrawn",
        ...(filters.length > 0
          ? [({ status }: KnownAction) => isOpen(status)]
          : [(one: KnownAction) => !isUsual(one, plan)]),
      ]
    : [() => true];
  return numbersOf(plan.actions, [base, ...meant]);
}

/** Counts by one alternative of each filter, from those that are surely meant to all that may be. */
function numbersOf<Thing>(things: readonly Thing[], tests: readonly (readonly Test<Thing>[])[]): number[] {
  const chosen = tests.reduce<Test<Thing>[][]>(
    (all, alternatives) => all.flatMap((one) => alternatives.map((other) => [...one, other])),
    [[]],
  );
  return chosen.flatMap((all) => {
    const answers = things
      .map((thing) => all.map((test) => test(thing)))
      .filter((each) => !each.includes(false));
    const sure = answers.filter((each) => !each.includes(null)).length;
    return Array.from({ length: answers.length - sure + 1 }, (_, more) => sure + more);
  });
}

const isUsual = (action: KnownAction, plan: PlanAsAt): boolean => {
  const { track } = countedBy(action, plan);
  return track.length > 0 && track.every((one) => one === "business-as-usual");
};

const negated = <Thing>(
  tests: readonly Test<Thing>[] | null,
  { isNot = false }: PlanFilter,
): Test<Thing>[] | null =>
  tests === null ? null : isNot ? tests.map((test) => (one) => negation(test(one))) : [...tests];

const negation = (answer: boolean | null): boolean | null => (answer === null ? null : !answer);

function actionTests(filter: PlanFilter, plan: PlanAsAt, isPast: boolean): Test<KnownAction>[] | null {
  const tests = ((): Test<KnownAction>[] | null => {
    if (filter.kind === "standing") {
      const each = filter.of.map((one) => standingTests(one, plan));
      // Of an entry that was complete from the start nobody knows the day.
      const isUnknown = ({ status, history, added }: KnownAction): boolean =>
        isPast && history.length === 0 && added === undefined && !isOpen(status);
      const most = Math.max(...each.map(({ length }) => length));
      return Array.from(
        { length: most },
        (_, index) => (one) =>
          isUnknown(one) ? null : each.some((own) => (own[index] ?? own[0])?.(one) === true),
      );
    }
    if (filter.kind === "track")
      return filter.of === "plan"
        ? [() => true]
        : [(one) => countedBy(one, plan).track.includes(filter.of as never)];
    if (filter.kind === "owner") return [({ owner }) => owner === filter.id];
    if (filter.kind === "recommendation") {
      const ids = plan.recommendations
        .filter(({ number }) => filter.ids.includes(String(number)))
        .map(({ id }) => id);
      return ids.length < filter.ids.length
        ? null
        : [({ answers }) => answers.some((id) => ids.includes(id))];
    }
    if (filter.kind === "due") return dayTests(filter, ({ due = "" }) => [due]);
    if (filter.kind === "since")
      return dayTests(filter, (action) => {
        const first = statusSteps(action).find(
          ({ value }) => value === "complete" || value === "embedded" || value === "withdrawn",
        );
        return first === undefined
          ? []
          : [first.date ?? "", ...(action.evidence ?? []).flatMap(({ date }) => date ?? [])];
      });
    return null;
  })();
  return negated(tests, filter);
}

function standingTests(of: MarkedStanding, { asAt, ...plan }: PlanAsAt): Test<KnownAction>[] {
  const isIn = (one: KnownAction): boolean => isOpen(one.status) && !isUsual(one, { asAt, ...plan });
  const isOpenOne: Test<KnownAction> = ({ status }) => isOpen(status);
  if (of === "all") return [() => true];
  if (of === "done") return [({ status }) => isDone(status)];
  if (of === "complete") return [({ status }) => isDone(status), ({ status }) => status === "complete"];
  if (of === "open") return [isOpenOne, isIn];
  if (of === "remaining")
    return [
      isOpenOne,
      isIn,
      ({ status }) => status !== "withdrawn",
      (one) => one.status !== "withdrawn" && !isUsual(one, { asAt, ...plan }),
    ];
  if (of === "unfinished")
    return [isOpenOne, isIn, ({ status }) => !isDone(status), ({ status }) => status !== "embedded"];
  if (of === "in-progress")
    return [
      isOpenOne,
      isIn,
      ({ status }) => isOpen(status) && status !== "not-started",
      ({ status }) => status === "on-track",
    ];
  if (of === "overdue") return [(one) => isOverdue(one, asAt)];
  return [({ status }) => status === of];
}

/** Whether one of some days is so bounded; those in a month may be meant from its first day or its last. */
function dayTests<Thing>(
  { days: { start, end }, bound }: Extract<PlanFilter, { kind: "due" | "since" }>,
  daysOf: (one: Thing) => readonly string[],
): Test<Thing>[] {
  const bounds: ((day: string) => boolean)[] = {
    "by-end": [(day: string) => day <= end],
    "at-end": [
      (day: string) => day <= end,
      (day: string) => start <= day && day <= end,
      (day: string) => day === end,
    ],
    since: [(day: string) => day > end, (day: string) => day >= start],
    by: [(day: string) => day <= end, (day: string) => day <= start, (day: string) => day < start],
    before: [(day: string) => day < start],
    in: [(day: string) => start <= day && day <= end],
  }[bound];
  return bounds.map((isThen) => (one) => {
    const days = daysOf(one);
    const answers = new Set(days.map((day) => (day === "" ? null : isThen(day))));
    const [answer = false] = answers;
    return answers.size > 1 ? null : answer;
  });
}

function recommendationTests(filter: PlanFilter, plan: PlanAsAt): Test<KnownRecommendation>[] | null {
  const isOn = ({ track }: KnownRecommendation): boolean => track === "business-as-usual";
  const isDoneAll = ({ id }: KnownRecommendation): boolean => {
    const theirs = plan.actions.filter(
      ({ answers, status }) => answers.includes(id) && status !== "withdrawn",
    );
    return theirs.length > 0 && theirs.every(({ status }) => isDone(status));
  };
  const tests = ((): Test<KnownRecommendation>[] | null => {
    if (filter.kind === "track")
      return filter.of === "plan" ? [() => true, (one) => !isOn(one)] : [({ track }) => track === filter.of];
    if (filter.kind === "body") {
      const names = plan.bodies
        .filter(({ id }) => filter.ids.includes(id))
        .map(({ name }) => name.toLowerCase());
      return [({ governance = "" }) => names.some((name) => governance.toLowerCase().includes(name))];
    }
    if (filter.kind === "owner")
      return plan.recommendations.some(({ lead }) => lead !== undefined)
        ? [({ lead }) => lead === filter.id]
        : null;
    if (filter.kind === "since")
      return dayTests(filter, ({ track, history }) => {
        const change = history.findLast(({ patch }) => "track" in patch);
        return track === "business-as-usual" ? [change?.date ?? ""] : [];
      });
    if (filter.kind !== "standing") return null;
    if (filter.of.every((one) => one === "complete" || one === "done")) return [isOn, isDoneAll];
    if (filter.of.every((one) => ["open", "remaining", "unfinished", "in-progress"].includes(one)))
      return [(one) => !isOn(one), (one) => !isDoneAll(one)];
    return null;
  })();
  return negated(tests, filter);
}
