import { diffStates } from "../diff/comparison.ts";
import { type View, type Views, withholdExempt } from "../disclosure/views.ts";
import type { PlanState } from "../model/state.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import { evaluateReadiness } from "../plan/readiness/evaluate.ts";
import type { PlanHeader } from "../plan/schema/header.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { appendicesOf, precedingReport, type Report } from "../plan/schema/reports.ts";
import type { Layout } from "../theme/schema.ts";
import { indexNamed, type ReportContext } from "./context.ts";
import { planState } from "./state/plan-state.ts";
import { reportState } from "./state/report-state.ts";

/** Everything that the parts of one report are made from. What only some reports need is worked out when it is asked for. */
export function startReport(
  views: Views<Plan & { readonly header: PlanHeader }>,
  written: Report,
  view: View,
  layout: Layout,
): ReportContext {
  const { plan } = views;
  const { edition, audience } = view;
  const { leaveOut = [] } = layout;
  const since = precedingReport(written, plan.reports);
  const appendices = appendicesOf({ ...written, since: since?.id }).filter(
    ({ block = "" }) => !leaveOut.includes(block),
  );
  const known = views.shown(view).plan;
  const remember = <Value>(name: string, make: () => Value): Value => views.remember(known, name, make);
  const stateOf = (plan: PlanAsAt, of: Report | null = null): PlanState =>
    planState(plan, of && reportState(of, plan, edition), audience);
  let namedAtAnyDate: ReportContext["namedAtAnyDate"] | undefined;
  const context: ReportContext = {
    header: plan.header,
    report: { ...written, since: since?.id, appendices },
    plan: known,
    get before() {
      if (since === undefined) return null;
      return remember(`before ${since.id}`, () => views.before({ ...view, asAt: since.asAt }, known));
    },
    get changes() {
      const { before, state } = context;
      if (before === null || since === undefined) return [];
      return remember(`changes ${since.id}`, () => diffStates(stateOf(before, since), state));
    },
    get state() {
      return remember(`state ${audience}`, () => stateOf(known));
    },
    get readiness() {
      return remember("readiness", () => evaluateReadiness(known));
    },
    edition,
    layout,
    get named() {
      return remember("named", () => indexNamed(known));
    },
    get namedAtAnyDate() {
      namedAtAnyDate ??= indexNamed(withholdExempt(plan, edition));
      return namedAtAnyDate;
    },
    problems: [],
    paragraphs: [],
    remember,
  };
  return context;
}
