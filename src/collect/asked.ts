import { type KnownAction, type KnownKpi, type PlanAsAt, planAsAt } from "../plan/history/replay.ts";
import { weeklyOf } from "../plan/measures/series.ts";
import { isShare } from "../plan/measures/units.ts";
import { isDone, isOpen } from "../plan/schema/actions.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { addDays, addMonths, type IsoDate, lastDayOf, WEEKDAYS, weekdayOf } from "../plan/time/dates.ts";
import { MONTHS_IN, nextPeriod, type Period, parsePeriod, periodAround } from "../plan/time/periods.ts";

/** What the owners of a plan are asked in a month. */
export interface Round {
  readonly month: string;
  /** What tells the plan from others, for people, too. */
  readonly plan: string;
  /** The plan as it stands at the end of the month without the month's returns, so that asking again is asking the same. */
  readonly known: PlanAsAt;
  /** Those who are asked for something, in the order in which the plan lists its posts. */
  readonly owners: readonly Asked[];
  readonly all: Asked;
}

/** What a post is asked, or everything that anybody is asked. */
export interface Asked {
  /** Null for everybody's. */
  readonly owner: string | null;
  /** "Head of Early Help" */
  readonly title: string;
  /** Of its workbook and of its return, without an ending. */
  readonly name: string;
  readonly actions: readonly KnownAction[];
  readonly measures: readonly AskedMeasure[];
}

export interface AskedMeasure {
  readonly kpi: KnownKpi;
  readonly owner: string | null;
  /** The periods that are over and have no figure, the oldest first. */
  readonly due: readonly Period[];
  /** Why nothing is asked where nothing is due. */
  readonly why: string | null;
  /** Whether the figures of longer periods are made of these, so that they cannot be percentages by themselves. */
  readonly isOfCounts: boolean;
}

const ALL = "all-owners";

/** Works out who is asked what in a month: open actions, those that lack their evidence, and measures. */
export function askOwners(plan: Plan, month: string): Round {
  const known = planAsAt(withoutReturns(plan, month), lastDayOf(month));
  const actions = known.actions.filter(
    ({ status, evidence }) => isOpen(status) || (isDone(status) && evidence.length === 0),
  );
  const measures = known.kpis.map((kpi) => askMeasure(kpi, known));
  const owners = plan.posts.flatMap(({ id, title }): Asked[] => {
    const own = {
      actions: actions.filter(({ owner }) => owner === id),
      measures: measures.filter(({ owner }) => owner === id),
    };
    if (own.actions.length === 0 && own.measures.every(({ due }) => due.length === 0)) return [];
    return [{ owner: id, title, name: id, ...own }];
  });
  const { authority = "", service = "", start = "" } = plan.header ?? {};
  return {
    month,
    plan: `${authority}, ${service}, ${start}`,
    known,
    owners,
    all: { owner: null, title: "all owners", name: ALL, actions, measures },
  };
}

/** The file of a plan that holds a return. */
export const returnFile = (month: string, name: string): string => `returns/${month}/${name}.yaml`;

function withoutReturns(plan: Plan, month: string): Plan {
  const files = new Set([ALL, ...plan.posts.map(({ id }) => id)].map((name) => returnFile(month, name)));
  const isOther = ({ origin }: { readonly origin: { readonly file: string } }): boolean =>
    !files.has(origin.file);
  return { ...plan, updates: plan.updates.filter(isOther), extracts: plan.extracts.filter(isOther) };
}

/** Of a measure that nobody has reported for years only the last periods are asked for. */
const MOST_DUE = 12;

function askMeasure(kpi: KnownKpi, known: PlanAsAt): AskedMeasure {
  const owner = ownerOf(kpi, known);
  const isAddedUp = known.kpis.some(({ rollsUp, basis }) => rollsUp === kpi.id && basis === "in-period");
  const isOfCounts = isAddedUp && isShare(kpi.unit);
  if ((weeklyOf(kpi, known.kpis)?.series.length ?? 0) > 0)
    return { kpi, owner, due: [], why: "Made from the weekly figures", isOfCounts };
  const due = duePeriods(kpi, known.asAt).slice(-MOST_DUE);
  return { kpi, owner, due, why: due.length === 0 ? "Nothing due this month" : null, isOfCounts };
}

/**
 * The post that gives a measure's figures: the lead of the first recommendation that it answers or, where that names
 * nobody, the owner of most of the actions that are measured by it. So each measure has one owner.
 */
function ownerOf({ id, answers = [] }: KnownKpi, { recommendations, actions }: PlanAsAt): string | null {
  const lead = answers
    .map((answered) => recommendations.find((one) => one.id === answered)?.lead)
    .find((post) => post !== undefined);
  if (lead !== undefined) return lead;
  const owners = actions
    .filter(({ measuredBy = [] }) => measuredBy.includes(id))
    .flatMap(({ owner }) => owner ?? []);
  const [most] = [...Map.groupBy(owners, (owner) => owner)].sort((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? null;
}

function duePeriods({ series, frequency }: KnownKpi, until: IsoDate): Period[] {
  const last = series.at(-1)?.period;
  if (last === undefined) return [lastEnded(frequency, until)];
  const due = series
    .slice(-MOST_DUE)
    .filter(({ figure }) => figure === null)
    .map(({ period }) => period);
  for (let next = nextPeriod(last, frequency); next.end <= until; next = nextPeriod(next, frequency))
    due.push(next);
  return due;
}

function lastEnded(frequency: KnownKpi["frequency"], until: IsoDate): Period {
  if (frequency === "weekly") {
    const sunday = addDays(until, -WEEKDAYS.indexOf(weekdayOf(until)));
    return parsePeriod(sunday, frequency) as Period;
  }
  const now = periodAround(until, frequency, null);
  if (now.end <= until) return now;
  return parsePeriod(addMonths(`${now.key}-01`, -MONTHS_IN[frequency]).slice(0, 7), frequency) as Period;
}
