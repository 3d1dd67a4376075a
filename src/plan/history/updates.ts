import { compareText } from "../../problems/locate.ts";
import { below, type Origin } from "../../problems/origin.ts";
import { camelKey } from "../schema/entry.ts";
import type { Update } from "../schema/updates.ts";
import type { IsoDate } from "../time/dates.ts";
import { exemptionOf, withholdUpdate } from "./exemptions.ts";

/** An update as it counts now: a later one may have corrected it. */
export interface EffectiveUpdate extends Update {
  /** Null if it was never corrected. */
  readonly corrected: Corrected | null;
  /** Where a correction was written, by the fields that it set. */
  readonly setBy: Readonly<Record<string, Origin>>;
}

interface Corrected {
  /** The day of the last correction. */
  readonly date: IsoDate;
  /** The update as it was first written. */
  readonly before: Update;
  /** The corrections as they were written, in the order in which they count. */
  readonly by: readonly Update[];
}

/** The updates of one entry in the order in which they count. A correction takes the place of what it corrects. */
export function effectiveUpdates(updates: readonly Update[]): EffectiveUpdate[] {
  const ordered = orderUpdates(updates);
  const effective = new Map<Update, EffectiveUpdate>();
  for (const update of ordered) {
    const target = update.corrects === undefined ? undefined : findCorrected(ordered, update);
    const before = target && effective.get(target);
    if (target === undefined || before === undefined)
      effective.set(update, { ...update, corrected: null, setBy: {} });
    else effective.set(target, overlay(before, update));
  }
  return [...effective.values()];
}

/**
 * Two updates of one day are ordered by what the public edition shows of them and only then by the rest, so that neither
 * the order of files matters nor what some readers may not see: every edition has the same order. A correction comes
 * after the update that it may correct.
 */
function orderUpdates(updates: readonly Update[]): Update[] {
  const isCorrection = ({ corrects }: Update): number => (corrects === undefined ? 0 : 1);
  const shownOf = (update: Update): string => contentOf(withholdUpdate(update, exemptionOf(update, updates)));
  return [...updates].sort(
    (a, b) =>
      compareText(a.date, b.date) ||
      isCorrection(a) - isCorrection(b) ||
      compareText(shownOf(a), shownOf(b)) ||
      compareText(contentOf(a), contentOf(b)),
  );
}

const contentOf = ({ origin: _, ...content }: Update): string =>
  JSON.stringify(content, (_, value) => (value instanceof Map ? [...value] : value));

function overlay(before: EffectiveUpdate, correction: Update): EffectiveUpdate {
  const { date: _, corrects: __, patch, origin, ...fields } = correction;
  const set = Object.keys({ ...patch, ...fields }).map((field) => [field, origin]);
  return {
    ...before,
    ...fields,
    patch: { ...before.patch, ...patch },
    setBy: { ...before.setBy, ...Object.fromEntries(set) },
    corrected: {
      date: correction.date,
      before: before.corrected?.before ?? before,
      by: [...(before.corrected?.by ?? []), correction],
    },
  };
}

/** The update that a correction is about; undefined if its entry has none on that day. */
export function findCorrected(updates: readonly Update[], correction: Update): Update | undefined {
  return updates.find(
    ({ date, of, corrects }) =>
      of === correction.of && date === correction.corrects && corrects === undefined,
  );
}

/** Where a field of an update was written: in the update, or in the correction that set it. */
export const placeIn = (update: EffectiveUpdate, field: string): Origin =>
  below(update.setBy[camelKey(field)] ?? update.origin, field);
