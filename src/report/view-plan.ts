import type { EarlierReport } from "../disclosure/cells.ts";
import { protectBefore, protectPlan } from "../disclosure/protect-plan.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Plan } from "../plan/index.ts";
import { type PlanAsAt, planAsAt } from "../plan/replay.ts";
import type { Audience } from "../plan/reports.ts";
import type { Edition } from "./context.ts";
import { withholdExempt } from "./withhold.ts";

/** For whose eyes: what Schedule 12A withholds, and what small counts of children would tell. */
export interface View {
  readonly asAt: IsoDate;
  readonly audience: Audience;
  readonly edition: Edition;
  /** The reports that are out already. */
  readonly earlier: readonly EarlierReport[];
}

/** The plan as it was known at a date, as far as an audience may see it. */
export const viewPlan = (plan: Plan, { asAt, audience, edition, earlier }: View): PlanAsAt =>
  protectPlan(planAsAt(withholdExempt(plan, edition), asAt), audience, earlier).plan;

/** The same of an earlier date, to be compared with what is shown of a later one: it adds no figure to that. */
export const viewBefore = (
  plan: Plan,
  { asAt, audience, edition, earlier }: View,
  later: PlanAsAt,
): PlanAsAt => protectBefore(planAsAt(withholdExempt(plan, edition), asAt), later, audience, earlier);
