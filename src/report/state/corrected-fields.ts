import type { CorrectedField } from "../../model/parts.ts";
import { same } from "../../model/same.ts";
import { saidIn } from "../../plan/history/corrections.ts";
import type { PlanAsAt } from "../../plan/history/replay.ts";
import { amendedAnd, type EffectiveUpdate, type History } from "../../plan/history/updates.ts";
import type { Evidence } from "../../plan/schema/actions.ts";
import { kebabKey } from "../../plan/schema/entry.ts";
import type { Update } from "../../plan/schema/updates.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { bodyName, postTitle, workstreamTitle } from "../context.ts";

/**
 * What an entry and its updates said wrongly at first, field by field, in the order of what was corrected. Statuses and due
 * dates are not among them, because an action has a history of these.
 */
export function correctedFieldsOf(entry: History, known: PlanAsAt): CorrectedField[] {
  const all = amendedAnd(entry);
  return all.flatMap((update, index) => correctionsOf(update, all.slice(index + 1), known));
}

function correctionsOf(
  { date: corrects, corrected, exempt }: EffectiveUpdate,
  later: readonly EffectiveUpdate[],
  known: PlanAsAt,
): CorrectedField[] {
  if (corrected === null) return [];
  let said = fieldsOf(corrected.before);
  return corrected.by.flatMap((correction) => {
    const now = fieldsOf(correction);
    const before = said;
    said = { ...said, ...now };
    return Object.keys(now)
      .filter((field) => isCorrected(field, correction) && !same(before[field], now[field]))
      .map((field) => ({
        date: correction.date,
        corrects,
        field: kebabKey(field),
        to: exempt === undefined ? wordsOf(field, now[field], known) : null,
        until: isAdded(field) ? null : (later.find((one) => field in fieldsOf(one))?.date ?? null),
        reason: field === "reason" ? null : (correction.reason ?? null),
      }));
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** All that an update says. Its note is not part of it, because only the Board may read that. */
function fieldsOf(update: Update): Fields {
  const { note: _, ...said } = saidIn(update);
  return Object.fromEntries(
    Object.entries(said).map(([field, value]) => [
      field,
      value instanceof Map ? Object.fromEntries(value) : value,
    ]),
  );
}

/** A correction gives its own reason, unless the reason is all that it gives. */
function isCorrected(field: string, correction: Update): boolean {
  if (field !== "reason") return field !== "status" && field !== "due";
  const { note, exempt } = correction;
  return note === undefined && exempt === undefined && Object.keys(fieldsOf(correction)).length === 1;
}

/** Whether a later update adds to the field, or is about something else, and so leaves it as it is. */
const isAdded = (field: string): boolean => ["evidence", "rebaseline", "reason"].includes(field);

/** Null where the words would be those of data, such as the targets of a measure, or names of other entries. A number of
 * cases may be one that readers are not told. */
function wordsOf(field: string, value: unknown, known: PlanAsAt): string | null {
  if (field === "workstream") return workstreamTitle(known, String(value));
  if (field === "body") return bodyName(known, String(value));
  if (field === "owner" || field === "lead" || field === "sponsor") return postTitle(known, String(value));
  if (field === "recurring") return (value as readonly string[]).join("; ");
  if (field === "evidence") return (value as readonly Evidence[]).map(titleOf).join("; ");
  if (field === "cases") return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

const titleOf = ({ title, date }: Evidence): string =>
  date === undefined ? title : `${title}, ${formatDate(date)}`;
