import { compareText } from "../../problems/locate.ts";
import type { Origin } from "../../problems/origin.ts";
import type { Exemption } from "../schema/entry.ts";
import type { Update } from "../schema/updates.ts";
import type { IsoDate } from "../time/dates.ts";

/** An update as it counts now, which a later one may have put right. */
export interface EffectiveUpdate extends Update {
  /** The day of the correction, and what stood there before; null where nothing was put right. */
  readonly corrected: { readonly date: IsoDate; readonly before: Update } | null;
  /** Fields of the patch that a correction set, and the correction's own place. */
  readonly setBy: Readonly<Record<string, Origin>>;
}

/** The updates of one entry in the order they count, corrections standing in the place of what they correct. */
export function effectiveUpdates(updates: readonly Update[]): EffectiveUpdate[] {
  const ordered = [...updates].sort(byDateThenContent);
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

/** The update a correction is about; undefined when there is none on that day. */
export function findCorrected(updates: readonly Update[], correction: Update): Update | undefined {
  return updates.find(
    ({ date, of, corrects }) =>
      of === correction.of && date === correction.corrects && corrects === undefined,
  );
}

/** What puts an exempt update right is as exempt as the update. */
export const exemptionOf = (update: Update, all: readonly Update[]): Exemption | undefined =>
  update.exempt ?? (update.corrects === undefined ? undefined : findCorrected(all, update)?.exempt);

function overlay(before: EffectiveUpdate, correction: Update): EffectiveUpdate {
  const { date: _, corrects: __, patch, origin, ...fields } = correction;
  const set = Object.keys({ ...patch, ...fields }).map((field) => [field, origin]);
  return {
    ...before,
    ...fields,
    patch: { ...before.patch, ...patch },
    setBy: { ...before.setBy, ...Object.fromEntries(set) },
    corrected: { date: correction.date, before: before.corrected?.before ?? before },
  };
}

/**
 * Content decides between two on one day, so that the order of files never does; a correction comes after what
 * it may put right.
 */
function byDateThenContent(a: Update, b: Update): number {
  const isCorrection = ({ corrects }: Update): number => (corrects === undefined ? 0 : 1);
  return (
    compareText(a.date, b.date) ||
    isCorrection(a) - isCorrection(b) ||
    compareText(contentOf(a), contentOf(b))
  );
}

const contentOf = ({ origin: _, ...content }: Update): string => JSON.stringify(content);
