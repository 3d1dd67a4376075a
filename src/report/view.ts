import type { EarlierReport } from "../disclosure/cells.ts";
import { protectBefore, protectPlan } from "../disclosure/protect-plan.ts";
import { exemptionOf } from "../plan/history/corrections.ts";
import { type PlanAsAt, planAsAt } from "../plan/history/replay.ts";
import { type Exemption, PROSE_FIELDS } from "../plan/schema/entry.ts";
import type { EventDocument } from "../plan/schema/events.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Audience } from "../plan/schema/reports.ts";
import type { Update } from "../plan/schema/updates.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { type Edition, withheld } from "./context.ts";

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

/**
 * The plan as an edition may show it: in the public one every exempt finding and update says that it is withheld,
 * and why. Done before anything is made of the plan, so that no section, reference or state can tell it.
 */
export function withholdExempt<T extends Plan>(plan: T, edition: Edition): T {
  if (edition === "exempt") return plan;
  return {
    ...plan,
    events: plan.events.map((event) => ({ ...event, documents: event.documents?.map(withholdFindings) })),
    updates: plan.updates.map((update) => withholdUpdate(update, exemptionOf(update, plan.updates))),
  };
}

const withholdFindings = (document: EventDocument): EventDocument => ({
  ...document,
  findings: document.findings?.map((finding) =>
    finding.exempt === undefined ? finding : { ...finding, text: withheld(finding.exempt) },
  ),
});

/** Its texts go, and one place says so; a status, a date or a figure is never exempt. */
function withholdUpdate(update: Update, exempt: Exemption | undefined): Update {
  const { progress, reason, impact, note: _, evidence, patch, ...rest } = update;
  const documents = patch.documents as EventDocument[] | undefined;
  const shown = documents === undefined ? patch : { ...patch, documents: documents.map(withholdFindings) };
  if (exempt === undefined) return { ...update, patch: shown };
  const [said] = Object.entries({ progress, reason, impact }).filter(([, text]) => text !== undefined);
  return {
    ...rest,
    patch: withoutTexts(shown),
    ...(said && { [said[0]]: withheld(exempt) }),
    ...(evidence && { evidence: evidence.map((one) => ({ ...one, title: withheld(exempt) })) }),
  };
}

/** The entry keeps the text it had. */
const withoutTexts = (patch: Update["patch"]): Update["patch"] =>
  Object.fromEntries(Object.entries(patch).filter(([field]) => !PROSE_FIELDS.includes(field)));
