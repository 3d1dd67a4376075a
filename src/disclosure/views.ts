import { exemptionOf, withholdFindings, withholdUpdate } from "../plan/history/exemptions.ts";
import { type KnownKpi, type PlanAsAt, planAsAt } from "../plan/history/replay.ts";
import type { Point } from "../plan/measures/series.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Audience } from "../plan/schema/report-words.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { cellId, isSame, type PrintedCell, printedCells, writtenOf } from "./cells.ts";
import { type EarlierReport, seenBy } from "./earlier-reports.ts";
import { countsChildren, policyOf } from "./policy.ts";
import type { Leak } from "./protect-relations.ts";
import { roundPoint, SUPPRESSED } from "./rounding.ts";
import { suppress } from "./suppress.ts";

/** The public edition leaves out what Schedule 12A exempts; the exempt edition has everything. */
export type Edition = "public" | "exempt";

/** Who sees a plan, at which date, and what they already have. */
export interface View {
  readonly asAt: IsoDate;
  readonly audience: Audience;
  readonly edition: Edition;
  /** The reports that are out already, for any audience. */
  readonly earlier: readonly EarlierReport[];
}

/**
 * A plan as different readers may see it. It is replayed only once for each date and edition, and its small counts are
 * suppressed only once for each date, audience and list of earlier reports.
 */
export interface Views<Whole extends Plan = Plan> {
  /** Everything that the plan says, for all dates. */
  readonly plan: Whole;
  /** The plan as it was known at a date, with every figure. By default with its exempt texts. */
  at(date: IsoDate, edition?: Edition): PlanAsAt;
  /** What an audience may see of the plan as it was known at a date, and what it could still work out. */
  shown(view: View): ProtectedPlan;
  /** The plan at an earlier date, for comparison with a later one. It reveals no figure that the later one does not. */
  before(view: View, later: PlanAsAt): PlanAsAt;
  /** What follows from a plan that was shown, under a name: it is worked out only once. */
  remember<Value>(shown: PlanAsAt, name: string, make: () => Value): Value;
  /** Forgets what was remembered of a plan that was shown. */
  forget(shown: PlanAsAt): void;
}

/** A plan with its figures as an audience may see them. */
export interface ProtectedPlan {
  readonly plan: PlanAsAt;
  /** Suppressed figures that can still be worked out. */
  readonly leaks: readonly Leak[];
}

export function createViews<Whole extends Plan>(plan: Whole): Views<Whole> {
  const editions = new Map<Edition, Plan>();
  const replays = new Map<Plan, Map<IsoDate, PlanAsAt>>();
  const protections: { readonly view: View; readonly protection: Protection }[] = [];
  const shown = new Map<Protection, Map<Edition, ProtectedPlan>>();
  const worked = new Map<PlanAsAt, Map<string, unknown>>();
  const inEdition = (edition: Edition): Plan =>
    remember(editions, edition, () => withholdExempt(plan, edition));
  const at = (date: IsoDate, edition: Edition = "exempt"): PlanAsAt => {
    const of = inEdition(edition);
    const dates = remember(replays, of, () => new Map<IsoDate, PlanAsAt>());
    return remember(dates, date, () => planAsAt(of, date));
  };
  return {
    plan,
    at,
    shown(view) {
      const known = protections.find((one) => isProtectedAlike(one.view, view))?.protection;
      const protection = known ?? protect(at(view.asAt), view.audience, view.earlier);
      if (known === undefined) protections.push({ view, protection });
      const editions = remember(shown, protection, () => new Map<Edition, ProtectedPlan>());
      return remember(editions, view.edition, () => withProtection(at(view.asAt, view.edition), protection));
    },
    before: ({ asAt, audience, edition, earlier }, later) =>
      protectBefore(at(asAt, edition), later, audience, earlier),
    remember<Value>(plan: PlanAsAt, name: string, make: () => Value): Value {
      const of = remember(worked, plan, () => new Map<string, unknown>());
      if (!of.has(name)) of.set(name, make());
      return of.get(name) as Value;
    },
    forget: (plan) => void worked.delete(plan),
  };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** The edition does not matter: it changes texts only, so the same figures are suppressed. */
function isProtectedAlike(a: View, b: View): boolean {
  return (
    a.asAt === b.asAt &&
    a.audience === b.audience &&
    a.earlier.length === b.earlier.length &&
    a.earlier.every((one, index) => {
      const other = b.earlier[index];
      if (one === other) return true;
      return one.printed === other?.printed && one.known === other.known && one.audience === other.audience;
    })
  );
}

/**
 * The plan as an edition may show it. In the public one every exempt finding and update says that it is withheld, and
 * why. This is done before anything is made of the plan, so that no section, reference or state can reveal a text. A plan of
 * which nothing is exempt is the same in both.
 */
export function withholdExempt<T extends Plan>(plan: T, edition: Edition): T {
  if (edition === "exempt") return plan;
  const events = plan.events.map((event) => {
    const documents = event.documents?.map(withholdFindings);
    return isAsBefore(documents, event.documents) ? event : { ...event, documents };
  });
  const updates = plan.updates.map((update) => withholdUpdate(update, exemptionOf(update, plan)));
  return isAsBefore(events, plan.events) && isAsBefore(updates, plan.updates)
    ? plan
    : { ...plan, events, updates };
}

const isAsBefore = <Item>(items: readonly Item[] | undefined, before: readonly Item[] | undefined): boolean =>
  items === before || items?.every((item, index) => item === before?.[index]) === true;

/** What becomes of a plan's figures before an audience sees them. */
interface Protection {
  /** For each measure that has a policy, by its id, the series as it may be printed. */
  readonly series: ReadonlyMap<string, readonly Point[]>;
  /** Up to how many case files of an audit, which are those of children, are not counted in print. */
  readonly threshold: number;
  readonly leaks: readonly Leak[];
}

/**
 * Works out what an audience may see of a plan's figures. The symbol c replaces every figure that would reveal a small
 * count of children, by itself or by calculation, and the rest are rounded as the measure asks for. This is done before
 * anything is made of the plan, so that no table, chart, sentence or state can reveal a figure.
 * @param earlier the reports that are out already, for any audience.
 */
function protect(plan: PlanAsAt, audience: Audience, earlier: readonly EarlierReport[]): Protection {
  if (!plan.kpis.some(countsChildren))
    return { series: new Map(), threshold: thresholdOf(plan, audience), leaks: [] };
  const { hidden, leaks } = suppress(plan, audience, earlier);
  const printed = Map.groupBy(printedCells(seenBy(audience, earlier)), ({ kpi, period }) =>
    cellId(kpi, period),
  );
  const series = plan.kpis.flatMap((kpi): [string, Point[]][] => {
    const policy = policyOf(kpi, plan, audience);
    if (policy === null) return [];
    const points = kpi.series.map((point): Point => {
      const id = cellId(kpi.id, point.period.key);
      const before = earlierValue(point, printed.get(id) ?? []);
      if (point.figure === null) return { ...point, before };
      return hidden.has(id)
        ? suppressed({ ...point, before })
        : { ...roundPoint(point, kpi, policy), before };
    });
    return [[kpi.id, points]];
  });
  return { series: new Map(series), threshold: thresholdOf(plan, audience), leaks };
}

/** The plan with its figures as they may be printed, and no other figures. */
function withProtection(plan: PlanAsAt, { series, threshold, leaks }: Protection): ProtectedPlan {
  const kpis = plan.kpis.map((kpi) => {
    const shown = series.get(kpi.id);
    return shown === undefined ? kpi : { ...kpi, series: shown };
  });
  const audits = plan.audits.map((audit) => ({ ...audit, threshold }));
  return { plan: { ...plan, kpis, audits, extracts: plan.extracts.map(withoutFigures) }, leaks };
}

/** The plan as an audience may see it. */
export const protectPlan = (
  plan: PlanAsAt,
  audience: Audience,
  earlier: readonly EarlierReport[],
): ProtectedPlan => withProtection(plan, protect(plan, audience, earlier));

const thresholdOf = (plan: PlanAsAt, audience: Audience): number =>
  policyOf(CASE_FILES, plan, audience)?.threshold ?? 0;

const CASE_FILES = { unit: "case files", subject: "child" } as const;

const suppressed = (point: Point): Point => ({ ...point, figure: SUPPRESSED, value: null });

/** The value before a restatement is kept only if a report has printed it. */
function earlierValue({ before }: Point, printed: readonly PrintedCell[]): Point["before"] {
  if (before === null || printed.some(({ point }) => point.value === before.value)) return before;
  return { ...before, value: null };
}

/** What may be shown is in the series of the measures. */
const withoutFigures = (extract: PlanAsAt["extracts"][number]) => ({ ...extract, figures: [], early: [] });

/**
 * The plan of an earlier date, for a comparison. It shows only figures that the plan of now shows or an earlier report
 * printed.
 */
function protectBefore(
  before: PlanAsAt,
  now: PlanAsAt,
  audience: Audience,
  earlier: readonly EarlierReport[],
): PlanAsAt {
  const printed = Map.groupBy(printedCells(seenBy(audience, earlier)), ({ kpi, period }) =>
    cellId(kpi, period),
  );
  const kpis = before.kpis.map((kpi): KnownKpi => {
    const current = now.kpis.find(({ id }) => id === kpi.id);
    // The plan of now may say that a measure counts children where the earlier plan did not.
    const policy = policyOf(kpi, before, audience) ?? policyOf(current ?? kpi, now, audience);
    if (policy === null) return kpi;
    const series = kpi.series.map((point): Point => {
      // That a figure was restated, and why, is shown. Its value before that never is.
      const before = point.before && { ...point.before, value: null };
      const rounded = { ...roundPoint(point, kpi, policy), before };
      if (rounded.figure === null) return rounded;
      if (rounded.value === null) return rounded.figure.symbol === "low" ? suppressed(rounded) : rounded;
      const inOthers = printed.get(cellId(kpi.id, point.period.key)) ?? [];
      const inThis = current?.series.find(({ period }) => period.key === point.period.key);
      const written = writtenOf(rounded);
      const isShown = [...(inThis ? [writtenOf(inThis)] : []), ...inOthers.map((one) => one.point)].some(
        (one) => isSame(one, written) && (policy.round === null || one.value === written.value),
      );
      return isShown ? rounded : suppressed(rounded);
    });
    return { ...kpi, series };
  });
  const audits = before.audits.map((audit) => ({ ...audit, threshold: thresholdOf(now, audience) }));
  return { ...before, kpis, audits, extracts: before.extracts.map(withoutFigures) };
}
