import type { ProtectedPlan } from "../disclosure/views.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanState } from "../model/state.ts";
import type { Named } from "../plan/history/lookup.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { WrittenText } from "../problems/locate.ts";
import type { Origin } from "../problems/origin.ts";
import type { Example, Related, RuleInfo, Severity } from "../problems/problem.ts";
import type { ReportSentence } from "./prose/report-prose.ts";

/** What a rule yields: the place, the message, and what to do. */
export interface RuleProblem {
  /** One sentence that quotes the offending value and says what was expected. */
  readonly message: string;
  readonly origin: Origin;
  readonly entity?: string | undefined;
  readonly hint?: string | undefined;
  /** What to write in that place instead, where there is one right answer whoever wrote it. */
  readonly mend?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity | undefined;
}

/** What a rule may look at: only entries that could be read. A rule reads no file and no clock. */
export interface CheckContext {
  /** Everything the folder says, all dates together. */
  readonly plan: Plan;
  /** The plan as it was known at `asAt`, every update applied. */
  readonly known: PlanAsAt;
  readonly asAt: IsoDate;
  /** Whether that date was asked for, so that what is later is left out on purpose. */
  readonly isAsked: boolean;
  /** The plan as it was known at another date, such as a report's own; replayed once for each. */
  readonly at: (date: IsoDate) => PlanAsAt;
  /** Everything a reference can name, by its path: `2.1`, `ofsted-2016-07/letter/d`. */
  readonly named: ReadonlyMap<string, Named>;
  /** Reports not yet published: the ones `check` judges. */
  readonly reports: readonly Report[];
  /** The sentences that a report's author answers for, without those quoted. Each report is read once. */
  readonly sentencesIn: (report: Report) => readonly ReportSentence[];
  /** What is written in the files of the plan, without comments, where it may hold some signs. */
  readonly texts: (signs: RegExp) => Iterable<WrittenText>;
  /** What the reports not yet published print, as one text. */
  readonly printed: () => string;
  /** The characters of each font that reports can be printed with. */
  readonly fonts: readonly ReadonlySet<number>[];
  /** The frozen models of published reports, by report id, with the state that a replay gives at each one's own date. */
  readonly published: ReadonlyMap<string, { readonly frozen: ReportModel; readonly replayed: PlanState }>;
  /** The plan as a report's readers see it, with small counts suppressed; and the counts that they can still work out. */
  readonly shownIn: (report: Report) => ProtectedPlan;
}

/** Whether some entries could not be read. One of them may be what a rule misses, and it has a problem of its own. */
export const hasUnreadableEntries = ({ plan }: CheckContext): boolean => plan.unreadableIds.size > 0;

/** Whether some of what an entry or a measure shows could not be read. That has a problem of its own. */
export function isPartlyUnread({ plan }: CheckContext, id: string): boolean {
  const { unreadableIds, idsWithUnreadableUpdates, unreadFigures, kpis } = plan;
  const [entry = id] = id.split("/");
  if ([id, entry].some((one) => unreadableIds.has(one) || idsWithUnreadableUpdates.has(one))) return true;
  const isMeasure = kpis.some((one) => one.id === id);
  return isMeasure && unreadFigures.some(({ kpi }) => kpi === null || kpi === id);
}

/** A rule is one file: what it looks for, why that matters, an example of each kind, and the check itself. */
export interface Rule extends RuleInfo {
  readonly bad: Example;
  readonly good: Example;
  check(context: CheckContext): Iterable<RuleProblem>;
}
