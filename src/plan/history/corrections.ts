import type { Plan } from "../schema/plan.ts";
import type { Update } from "../schema/updates.ts";
import { type IsoDate, isIsoDate } from "../time/dates.ts";

/**
 * A correction names what it puts right: the day of an update, or a report, which stands for whatever that report printed
 * of the entry. The fields that a report printed may be of several updates, and of the entry itself.
 */

/** What is known of the other updates of an entry and of the reports. */
export type Corrected = Pick<Plan, "updates" | "reports">;

/** The fields of a correction, by what they put right. */
export interface CorrectionTargets {
  readonly updates: ReadonlyMap<Update, readonly string[]>;
  /** Those that the entry itself gave. */
  readonly entry: readonly string[];
  /** Those that nothing gave, so that there is nothing to put right. */
  readonly none: readonly string[];
}

/** Everything that an update says, by field. */
export function saidIn({ patch, progress, note, evidence, impact, reason, rebaseline }: Update): Said {
  const said = { ...patch, progress, note, evidence, impact, reason, rebaseline };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

type Said = Readonly<Record<string, unknown>>;

/**
 * The fields that a correction puts right. A reason is why the rest is corrected, unless it is all there is. Where an
 * update of a day is named, all of them are that update's; undefined if nothing that the correction names is there.
 */
export function targetsOf(
  correction: Update,
  { updates, reports }: Corrected,
): CorrectionTargets | undefined {
  const { corrects, of } = correction;
  // Every update is asked, and few correct anything.
  if (corrects === undefined) return undefined;
  const own = updates.filter((one) => one.of === of);
  const said = Object.keys(saidIn(correction));
  const others = said.filter((field) => field !== "reason");
  const fields = others.length === 0 ? said : others;
  if (isIsoDate(corrects)) {
    const update = own.find((one) => one.date === corrects && one.corrects === undefined);
    return update && { updates: new Map([[update, fields]]), entry: [], none: [] };
  }
  const printed = reports.find(({ id }) => id === corrects)?.asAt;
  if (printed === undefined) return undefined;
  const targets = fields.map((field) => ({ field, update: lastGiving(field, own, printed) }));
  const unset = targets.flatMap(({ field, update }) => (update === undefined ? [field] : []));
  return {
    updates: new Map(
      [...Map.groupBy(targets, ({ update }) => update)].flatMap(([update, all]) =>
        update === undefined ? [] : [[update, all.map(({ field }) => field)] as const],
      ),
    ),
    entry: unset.filter((field) => !OF_UPDATES.includes(field)),
    none: unset.filter((field) => OF_UPDATES.includes(field)),
  };
}

/** Fields that no entry has. */
const OF_UPDATES: readonly string[] = ["progress", "note", "reason", "rebaseline"];

/** The update that gave a field last by a day, by itself or as it was corrected. */
function lastGiving(field: string, updates: readonly Update[], by: IsoDate): Update | undefined {
  const gives = (update: Update): boolean => field in saidIn(update);
  return updates
    .filter(({ date, corrects }) => date <= by && corrects === undefined)
    .filter((one) => gives(one) || updates.some((other) => other.corrects === one.date && gives(other)))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .at(-1);
}
