import { compareText } from "../../problems/locate.ts";
import { type Exemption, kebabKey, PROSE_FIELDS } from "../schema/entry.ts";
import type { EventDocument } from "../schema/events.ts";
import type { Plan } from "../schema/plan.ts";
import type { Highlight } from "../schema/reports.ts";
import type { Update } from "../schema/updates.ts";
import { type Corrected, givenIn, targetsOf } from "./corrections.ts";

/** A correction of an exempt update or finding is itself exempt. */
export function exemptionOf(update: Update, plan: Corrected & Pick<Plan, "events">): Exemption | undefined {
  const { exempt, of, corrects } = update;
  if (exempt !== undefined) return exempt;
  const finding = findingExemption(of, plan);
  if (finding !== undefined || corrects === undefined) return finding;
  const { onDay } = givenIn({ ...plan, of });
  const named = [...(targetsOf(update, plan)?.updates.keys() ?? [])].map(({ date }) => date);
  // Two updates of one day are an error. The order of files must not tell which of them is meant.
  const [first] = [...new Set(named)]
    .flatMap((date) => onDay.get(date) ?? [])
    .flatMap((one) => one.exempt ?? [])
    .sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
  return first;
}

/** Why a finding is exempt, by its path. */
function findingExemption(
  path: string,
  { events, updates }: Pick<Plan, "events" | "updates">,
): Exemption | undefined {
  const [eventId, documentId, findingId] = path.split("/");
  if (findingId === undefined) return undefined;
  const lists = [
    ...events.filter(({ id }) => id === eventId).map(({ documents }) => documents),
    ...updates.filter(({ of }) => of === eventId).map(({ patch }) => patch.documents as EventDocument[]),
  ];
  const findings = lists.flatMap((documents = []) =>
    documents.filter(({ id }) => id === documentId).flatMap((one) => one.findings ?? []),
  );
  return findings.find(({ id, exempt }) => id === findingId && exempt !== undefined)?.exempt;
}

/** A document without the texts of its exempt findings; the document itself where it has none. */
export const withholdFindings = (document: EventDocument): EventDocument =>
  document.findings?.some(({ exempt }) => exempt !== undefined)
    ? {
        ...document,
        findings: document.findings.map((finding) =>
          finding.exempt === undefined ? finding : { ...finding, text: withheld(finding.exempt) },
        ),
      }
    : document;

const withholdHighlight = (highlight: Highlight): Highlight =>
  highlight.exempt === undefined
    ? highlight
    : { exempt: highlight.exempt, text: withheld(highlight.exempt), shownBy: undefined };

/**
 * All texts of an exempt update go, and one says that they are withheld. Statuses, dates and figures are never exempt. An
 * update of which nothing is exempt stays the one that it is.
 */
export function withholdUpdate(update: Update, exempt: Exemption | undefined): Update {
  const { patch: written } = update;
  const documents = written.documents as EventDocument[] | undefined;
  const highlights = written.highlights as Highlight[] | undefined;
  if (exempt === undefined && documents === undefined && highlights === undefined) return update;
  const { progress, reason, impact, note: _, evidence, patch, ...rest } = update;
  const shown = {
    ...patch,
    ...(documents && { documents: documents.map(withholdFindings) }),
    ...(highlights && { highlights: highlights.map(withholdHighlight) }),
  };
  if (exempt === undefined) return { ...update, patch: shown };
  const left = withoutTexts(shown);
  const [said] = Object.entries({ progress, reason, impact }).filter(
    ([field, text]) => text !== undefined && (field !== "reason" || !isLost(update, left)),
  );
  return {
    ...rest,
    patch: left,
    ...(said && { [said[0]]: withheld(exempt) }),
    ...(evidence && { evidence: evidence.map((one) => ({ ...one, title: withheld(exempt) })) }),
  };
}

/** Whether a reason is one for corrections of which nothing is left: it must not be read as that of another update. */
const isLost = ({ corrects, patch, evidence }: Update, left: Update["patch"]): boolean =>
  corrects !== undefined &&
  evidence === undefined &&
  Object.keys(left).length === 0 &&
  Object.keys(patch).length > 0;

/** The entry keeps the text it had. */
const withoutTexts = (patch: Update["patch"]): Update["patch"] =>
  Object.fromEntries(Object.entries(patch).filter(([field]) => !PROSE_FIELDS.includes(kebabKey(field))));

/** How the public edition begins what it says in place of an exempt text. */
export const WITHHELD = "Withheld: exempt under paragraph";

/** What the public edition says in place of an exempt text. */
export function withheld({ paragraph, reason }: Exemption): string {
  return `${WITHHELD} ${paragraph} of Schedule 12A to the Local Government Act 1972. ${reason}`;
}
