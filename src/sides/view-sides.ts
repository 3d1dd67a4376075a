import type { Side } from "../diff/comparison.ts";
import { allPublished } from "../disclosure/earlier-reports.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanState } from "../model/state.ts";
import { type PlanAsAt, planAsAt } from "../plan/replay.ts";
import { audienceOf, byAsAt, isForPublic, type Report } from "../plan/reports.ts";
import { reportState } from "../report/report-state.ts";
import { planState } from "../report/state.ts";
import { viewBefore, viewPlan } from "../report/view-plan.ts";
import type { SharedView } from "./choose-view.ts";
import { identityOf } from "./identity.ts";
import { planShowing } from "./plan-showing.ts";
import type { OpenSide, PlanSide } from "./side-kind.ts";

export interface ViewedSide extends Side {
  /** The id of the report that was asked for; null where a plan at a date was. */
  readonly report: string | null;
}

/**
 * Both sides as far as a view may see them. The later one is shown as a report of its date would be; a plan at the
 * earlier date shows no figure that neither the later side nor a report that is out shows.
 */
export function viewSides(
  base: OpenSide,
  head: OpenSide,
  view: SharedView,
): { base: ViewedSide; head: ViewedSide } {
  if (asAtOf(base) <= asAtOf(head)) {
    const [before, after] = viewInOrder(base, head, view);
    return { base: toSide(base, before), head: toSide(head, after) };
  }
  const [before, after] = viewInOrder(head, base, view);
  return { base: toSide(base, after), head: toSide(head, before) };
}

function viewInOrder(earlier: OpenSide, later: OpenSide, view: SharedView): [PlanState, PlanState] {
  if ("model" in later) {
    const state = stateOfModel(later.model, view);
    if ("model" in earlier) return [stateOfModel(earlier.model, view), state];
    return [stateBefore(earlier, planShowing(state, earlier.plan), view), state];
  }
  const known = viewPlan(later.plan, { ...view, asAt: later.asAt, earlier: readersHave(later) });
  const state = toState(later, known, view);
  if ("model" in earlier) return [stateOfModel(earlier.model, view), state];
  return [stateBefore(earlier, known, view), state];
}

const asAtOf = (side: OpenSide): string => ("model" in side ? side.model.state.asAt : side.asAt);

const toSide = (side: OpenSide, state: PlanState): ViewedSide => ({
  name: side.name,
  ...identityOf(side),
  report: "model" in side ? side.model.provenance.report : (side.report?.id ?? null),
  state,
});

function stateBefore(side: PlanSide, later: PlanAsAt, view: SharedView): PlanState {
  const known = viewBefore(side.plan, { ...view, asAt: side.asAt, earlier: readersHave(side) }, later);
  return toState(side, known, view);
}

/** What a model shows to its own readers, or to the public. */
const stateOfModel = ({ provenance, state, publicState }: ReportModel, view: SharedView): PlanState =>
  provenance.audience === view.audience && provenance.edition === view.edition
    ? state
    : (publicState ?? state);

const readersHave = ({ plan, published }: PlanSide) =>
  allPublished(published, (date) => planAsAt(plan, date));

function toState(side: PlanSide, known: PlanAsAt, { audience, edition }: SharedView): PlanState {
  const report = side.report ?? newestReport(side, audience);
  const isShown = report !== null && (isForPublic(report) || audience === "board");
  return planState(known, isShown ? reportState(report, known, edition) : null);
}

/** At a date a plan is told by the newest report that its readers have got or are about to get. */
function newestReport({ plan, asAt }: PlanSide, audience: SharedView["audience"]): Report | null {
  const theirs = plan.reports.filter((report) => audienceOf(report) === audience && report.asAt <= asAt);
  return [...theirs].sort(byAsAt).at(-1) ?? null;
}
