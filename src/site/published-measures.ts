import { textsIn } from "../model/document.ts";
import type { KpiState } from "../model/kpi-state.ts";
import type { ActionState, PlanState, RecommendationState } from "../model/state.ts";
import type { KnownAction, KnownKpi, KnownRecommendation } from "../plan/history/replay.ts";
import type { Point } from "../plan/measures/series.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import { assessSeries } from "../plan/spc/assess-series.ts";
import { parsePeriod } from "../plan/time/periods.ts";
import { originOf } from "../problems/origin.ts";
import type { MeasuredPlan, MeasureHistory, Site, SiteReport, Told } from "./site.ts";

/**
 * A published state as a plan at its date, so that a measure is drawn and told by the same code as in a report, and of nothing
 * but what was published.
 */
export const planOf = ({ asAt, kpis, actions, recommendations }: PlanState): MeasuredPlan => ({
  asAt,
  kpis: kpis.map(kpiOf),
  actions: actions.map(actionOf),
  recommendations: recommendations.map(recommendationOf),
});

/** A state has no place in a file. */
const NOWHERE = originOf("");

const known = <Entry extends object>(written: Entry) => ({ ...written, written, amended: null, history: [] });

/** How many points in a row make a shift is not kept in a state: it is the number under which its special causes are found. */
function kpiOf(kpi: KpiState): KnownKpi {
  const [usual, other] = ([7, 6] as const).map((run) => withRun(kpi, run)) as [KnownKpi, KnownKpi];
  return hasItsCauses(usual, kpi) || !hasItsCauses(other, kpi) ? usual : other;
}

const hasItsCauses = (read: KnownKpi, { points }: KpiState): boolean =>
  assessSeries(read).points.every(
    (signal, at) => (signal?.cause ?? null) === (points[at]?.specialCause ?? null),
  );

function withRun(kpi: KpiState, run: 6 | 7): KnownKpi {
  const { standard, basis, answers, targets, comparators, breaks, points, ...same } = kpi;
  const written = {
    ...same,
    ...(standard !== null && { standard }),
    ...(basis !== null && { basis }),
    answers: [...answers],
    targets: targets.map(({ from, min, max, tolerance }) => ({
      ...(from !== null && { from }),
      ...(min !== null && { min }),
      ...(max !== null && { max }),
      ...(tolerance !== null && { tolerance }),
    })),
    comparators: comparators.map((one) => ({ ...one })),
    breaks: breaks.map((one) => ({ ...one })),
    spc: { run },
    origin: NOWHERE,
  };
  const series = points.flatMap((point) => pointOf(point, kpi) ?? []);
  return { ...known(written), decimals: kpi.decimals, series };
}

/** A figure that has a target and no rating is rounded for disclosure, so that its rating may not be told. */
function pointOf(point: KpiState["points"][number], { frequency, better }: KpiState): Point | null {
  const { value, numerator, denominator, symbol, target, rag } = point;
  const period = parsePeriod(point.period, frequency);
  if (period === null) return null;
  const isUnrated = value !== null && rag === null && target !== null && better !== "neutral";
  return {
    period,
    figure:
      value === null && symbol === null
        ? null
        : { value, numerator, denominator, symbol: symbol as Figure["symbol"] },
    value,
    extract: null,
    origin: null,
    before: null,
    ...(isUnrated && { between: { least: value, most: value, rag } }),
  };
}

function actionOf({ id, title, answers, measuredBy, start, due, status }: ActionState): KnownAction {
  const written = {
    id,
    title,
    answers: [...answers],
    measuredBy: [...measuredBy],
    ...(start !== null && { start }),
    ...(due !== null && { due }),
    status,
    evidence: [],
    origin: NOWHERE,
  };
  return known(written);
}

function recommendationOf({ id, number, title, text, track }: RecommendationState): KnownRecommendation {
  return known({ id, number, title, text, track, source: "", origin: NOWHERE });
}

/** Every measure that a report that stands gave, in the order of the newest report, then those that were given before. */
export function measuresOf({ standing }: Site): MeasureHistory[] {
  const histories = new Map<string, [Told, ...Told[]]>();
  for (const report of standing) {
    for (const kpi of report.model.state.kpis) {
      const told = histories.get(kpi.id);
      if (told === undefined) histories.set(kpi.id, [{ report, kpi }]);
      else told.push({ report, kpi });
    }
  }
  const read = new Map<SiteReport, Pick<MeasureHistory, "plan" | "anchors">>();
  return [...histories].flatMap(([id, told]) => {
    const { report } = told[0];
    const { state, document } = report.model;
    const own = read.get(report) ?? {
      plan: planOf(state),
      anchors: new Set(textsIn(document.parts, "anchor")),
    };
    read.set(report, own);
    const known = own.plan.kpis.find((kpi) => kpi.id === id);
    return known === undefined ? [] : [{ known, ...own, told }];
  });
}
