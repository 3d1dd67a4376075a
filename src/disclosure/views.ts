import { exemptionOf } from "../plan/history/corrections.ts";
import { type PlanAsAt, planAsAt } from "../plan/history/replay.ts";
import { type Exemption, PROSE_FIELDS } from "../plan/schema/entry.ts";
import type { EventDocument } from "../plan/schema/events.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Audience } from "../plan/schema/reports.ts";
import type { Update } from "../plan/schema/updates.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { EarlierReport } from "./cells.ts";
import {
  type ProtectedPlan,
  type Protection,
  protect,
  protectBefore,
  withProtection,
} from "./protect-plan.ts";

/** Whether what Schedule 12A exempts is left out, or in. */
export type Edition = "public" | "exempt";

/** Who looks at a plan, when, and with what in hand. */
export interface View {
  readonly asAt: IsoDate;
  readonly audience: Audience;
  readonly edition: Edition;
  /** The reports that are out already, for whatever audience. */
  readonly earlier: readonly EarlierReport[];
}

/**
 * A plan as it may be seen. It is replayed once for each date and edition, and its small counts are suppressed once
 * for each date, audience and list of earlier reports, however many rules and reports ask.
 */
export interface Views<Whole extends Plan = Plan> {
  /** Everything the plan says, all dates together. */
  readonly plan: Whole;
  /** The plan as it was known at a date, with every figure. The exempt edition leaves no text out. */
  at(date: IsoDate, edition?: Edition): PlanAsAt;
  /** The plan as it was known at a date, as far as an audience may see it, and what it can still work out. */
  shown(view: View): ProtectedPlan;
  /** The same at an earlier date, to be compared with what is shown at a later one: it adds no figure to that. */
  before(view: View, later: PlanAsAt): PlanAsAt;
}

export function createViews<Whole extends Plan>(plan: Whole): Views<Whole> {
  const editions = new Map<Edition, Plan>();
  const replays = new Map<string, PlanAsAt>();
  const protections: { readonly view: View; readonly protection: Protection }[] = [];
  const inEdition = (edition: Edition): Plan =>
    remember(editions, edition, () => withholdExempt(plan, edition));
  const at = (date: IsoDate, edition: Edition = "exempt"): PlanAsAt =>
    remember(replays, `${date} ${edition}`, () => planAsAt(inEdition(edition), date));
  return {
    plan,
    at,
    shown(view) {
      const known = protections.find((one) => isProtectedAlike(one.view, view))?.protection;
      const protection = known ?? protect(at(view.asAt), view.audience, view.earlier);
      if (known === undefined) protections.push({ view, protection });
      return withProtection(at(view.asAt, view.edition), protection);
    },
    before: ({ asAt, audience, edition, earlier }, later) =>
      protectBefore(at(asAt, edition), later, audience, earlier),
  };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** An edition changes words and no figure, so it changes nothing that is suppressed. */
function isProtectedAlike(a: View, b: View): boolean {
  return (
    a.asAt === b.asAt &&
    a.audience === b.audience &&
    a.earlier.length === b.earlier.length &&
    a.earlier.every((one, index) => {
      const other = b.earlier[index];
      return one.printed === other?.printed && one.known === other.known && one.audience === other.audience;
    })
  );
}

/** What the public edition says in place of an exempt text. */
export function withheld({ paragraph, reason }: Exemption): string {
  return `Withheld: exempt under paragraph ${paragraph} of Schedule 12A to the Local Government Act 1972. ${reason}`;
}

/**
 * The plan as an edition may show it: in the public one every exempt finding and update says that it is withheld,
 * and why. This comes before anything is made of the plan, so that no section, reference or state can tell it.
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
