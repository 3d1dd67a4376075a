import type { SideIdentity } from "../diff/comparison.ts";
import { allPublished } from "../disclosure/earlier-reports.ts";
import type { Edition, Views } from "../disclosure/views.ts";
import { UsageError } from "../errors.ts";
import type { KpiPoint } from "../model/kpi-state.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanState } from "../model/state.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Figure } from "../plan/schema/extracts.ts";
import type { Audience } from "../plan/schema/report-words.ts";
import { audienceOf, byAsAt, isForPublic, type Report } from "../plan/schema/reports.ts";
import { planState } from "../report/state/plan-state.ts";
import { reportState } from "../report/state/report-state.ts";
import { identityOf, type PlanSide, type Side } from "./side.ts";

/** A side, and the state of the plan that its readers may see. */
interface ViewedSide {
  readonly identity: SideIdentity;
  readonly state: PlanState;
}

/** Two sides as the same readers may see them, and who those readers are. */
export interface ViewedSides extends SharedView {
  readonly base: ViewedSide;
  readonly head: ViewedSide;
}

/**
 * Reduces both sides to what the same readers may see. The later side is shown as a report of its date would be. A plan
 * at the earlier date shows only figures that the later side or a published report shows.
 * @throws UsageError if the user asks for more than a side can show.
 */
export function viewSides(base: Side, head: Side, asked: AskedView): ViewedSides {
  const view = chooseView(base, head, asked);
  const [baseIdentity, headIdentity] = [identityOf(base), identityOf(head)];
  const isInOrder = baseIdentity.asAt <= headIdentity.asAt;
  const [earlier, later] = isInOrder ? [base, head] : [head, base];
  const [before, after] = viewInOrder(earlier, later, view);
  const [baseState, headState] = isInOrder ? [before, after] : [after, before];
  return {
    ...view,
    base: { identity: baseIdentity, state: baseState },
    head: { identity: headIdentity, state: headState },
  };
}

function viewInOrder(earlier: Side, later: Side, view: SharedView): [PlanState, PlanState] {
  if ("model" in later) {
    const state = stateOfModel(later.model, view);
    if ("model" in earlier) return [stateOfModel(earlier.model, view), state];
    return [stateBefore(earlier, planShowing(state, earlier.views), view), state];
  }
  const known = later.views.shown({ ...view, asAt: later.asAt, earlier: readersHave(later) }).plan;
  const state = toState(later, known, view);
  if ("model" in earlier) return [stateOfModel(earlier.model, view), state];
  return [stateBefore(earlier, known, view), state];
}

function stateBefore(side: PlanSide, later: PlanAsAt, view: SharedView): PlanState {
  const known = side.views.before({ ...view, asAt: side.asAt, earlier: readersHave(side) }, later);
  return toState(side, known, view);
}

/** What a model shows to the readers it was made for, or to the public. */
function stateOfModel({ provenance, state, publicState }: ReportModel, view: SharedView): PlanState {
  if (provenance.audience === view.audience && provenance.edition === view.edition) return state;
  if (publicState === null) throw new Error("A model was asked for what it does not hold");
  return publicState;
}

const readersHave = ({ views, published }: PlanSide) => allPublished(published, views.at);

function toState(side: PlanSide, known: PlanAsAt, { audience, edition }: SharedView): PlanState {
  const report = side.report ?? newestReport(side, audience);
  const isShown = report !== null && (isForPublic(report) || audience === "board");
  return planState(known, isShown ? reportState(report, known, edition) : null, audience);
}

/** A plan at a date says what its readers' newest report says, whether or not that is published yet. */
function newestReport({ plan, asAt }: PlanSide, audience: SharedView["audience"]): Report | null {
  const theirs = plan.reports.filter((report) => audienceOf(report) === audience && report.asAt <= asAt);
  return [...theirs].sort(byAsAt).at(-1) ?? null;
}

/** Who a comparison is for. */
export interface SharedView {
  readonly audience: Audience;
  readonly edition: Edition;
}

/** What the user asked for. If a part is left out, the narrower of what the two sides were made for is used. */
export interface AskedView {
  readonly audience?: Audience | undefined;
  readonly edition?: Edition | undefined;
}

/** Widest first. */
const VIEWS: readonly SharedView[] = [
  { audience: "board", edition: "exempt" },
  { audience: "board", edition: "public" },
  { audience: "public", edition: "exempt" },
  { audience: "public", edition: "public" },
];

const PUBLIC: SharedView = { audience: "public", edition: "public" };

/** A plan at a date has no readers of its own, so two of them are compared as the public may see them. */
function chooseView(base: Side, head: Side, asked: AskedView): SharedView {
  const made = [base, head].flatMap((side) => madeFor(side) ?? []);
  const limits = made.length === 0 ? [PUBLIC] : made;
  const wanted = VIEWS.filter(
    ({ audience, edition }) =>
      (asked.audience === undefined
        ? limits.every((limit) => audience === "public" || limit.audience === "board")
        : audience === asked.audience) &&
      (asked.edition === undefined
        ? limits.every((limit) => edition === "public" || limit.edition === "exempt")
        : edition === asked.edition),
  );
  const shared = wanted.find((view) => [base, head].every((side) => canShow(side, view)));
  if (shared !== undefined) return shared;
  const [view = PUBLIC] = wanted.slice(-1);
  const narrow = canShow(base, view) ? head : base;
  throw new UsageError(
    `"${narrow.name}" cannot show ${WORDS[view.audience]}${EDITIONS[view.edition]}: it was made for ${madeForWords(narrow)}`,
    "Ask for less with --audience and --edition, or give the plan at its date in its place.",
  );
}

const WORDS = { public: "what the public may see", board: "what the Board may see" } as const;
const EDITIONS = { public: "", exempt: " in the exempt edition" } as const;

function madeForWords(side: Side): string {
  const { audience, edition } = madeFor(side) ?? PUBLIC;
  return `${audience === "public" ? "the public" : "the Board"}, in the ${edition} edition`;
}

/** The readers that a side was made for; null for a plan at a date. */
function madeFor(side: Side): SharedView | null {
  if ("model" in side) return side.model.provenance;
  return side.report === null ? null : { audience: audienceOf(side.report), edition: "public" };
}

/**
 * A model can show only what it holds: what its own readers may see and, unless it is of an early version, what the public
 * may see.
 */
function canShow(side: Side, view: SharedView): boolean {
  if (!("model" in side)) return true;
  const { provenance, publicState } = side.model;
  return [provenance, ...(publicState === null ? [] : [PUBLIC])].some(
    ({ audience, edition }) => audience === view.audience && edition === view.edition,
  );
}

/**
 * The plan at a model's date, with only the figures that the model shows. It is taken from the plan because a model
 * does not say by which rule its measures are protected.
 */
function planShowing({ asAt, kpis }: PlanState, views: Views): PlanAsAt {
  const known = views.at(asAt);
  const shown = new Map(
    kpis.map(({ id, points }) => [id, new Map(points.map((point) => [point.period, figureOf(point)]))]),
  );
  return {
    ...known,
    kpis: known.kpis.map((kpi) => ({
      ...kpi,
      series: kpi.series.map((point) => {
        const figure = shown.get(kpi.id)?.get(point.period.key) ?? null;
        return { ...point, figure, value: figure?.value ?? null };
      }),
    })),
  };
}

const figureOf = ({ value, numerator, denominator }: KpiPoint): Figure | null =>
  value === null ? null : { value, numerator, denominator, symbol: null };
