import { exemptionOf } from "../plan/corrections.ts";
import type { EventDocument } from "../plan/events.ts";
import { type Exemption, PROSE_FIELDS } from "../plan/exempt.ts";
import type { Plan } from "../plan/index.ts";
import type { Update } from "../plan/updates.ts";
import { type Edition, withheld } from "./context.ts";

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
