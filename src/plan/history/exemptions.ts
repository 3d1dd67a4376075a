import { compareText } from "../../problems/locate.ts";
import { type Exemption, PROSE_FIELDS } from "../schema/entry.ts";
import type { EventDocument } from "../schema/events.ts";
import type { Update } from "../schema/updates.ts";

/** A correction of an exempt update is as exempt as the update. */
export function exemptionOf({ exempt, of, corrects }: Update, all: readonly Update[]): Exemption | undefined {
  if (exempt !== undefined || corrects === undefined) return exempt;
  // Two updates of one day are an error. The order of files must not tell which of them is meant.
  const [first] = all
    .filter((one) => one.of === of && one.date === corrects && one.corrects === undefined)
    .flatMap((one) => one.exempt ?? [])
    .sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
  return first;
}

/** A document without the texts of its exempt findings. */
export const withholdFindings = (document: EventDocument): EventDocument => ({
  ...document,
  findings: document.findings?.map((finding) =>
    finding.exempt === undefined ? finding : { ...finding, text: withheld(finding.exempt) },
  ),
});

/** All texts of an exempt update go, and one says that they are withheld. Statuses, dates and figures are never exempt. */
export function withholdUpdate(update: Update, exempt: Exemption | undefined): Update {
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

/** How the public edition begins what it says in place of an exempt text. */
export const WITHHELD = "Withheld: exempt under paragraph";

/** What the public edition says in place of an exempt text. */
export function withheld({ paragraph, reason }: Exemption): string {
  return `${WITHHELD} ${paragraph} of Schedule 12A to the Local Government Act 1972. ${reason}`;
}
