import { compareText } from "../../problems/locate.ts";
import type { Plan } from "../schema/plan.ts";
import { type Update, updatesByEntry } from "../schema/updates.ts";
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
  const own = givenIn({ updates, of });
  const said = Object.keys(saidIn(correction));
  const others = said.filter((field) => field !== "reason");
  const fields = others.length === 0 ? said : others;
  if (isIsoDate(corrects)) {
    const update = own.onDay.get(corrects)?.[0];
    return update && { updates: new Map([[update, fields]]), entry: [], none: [] };
  }
  const printed = reports.find(({ id }) => id === corrects)?.asAt;
  if (printed === undefined) return undefined;
  const targets = fields.map((field) => ({
    field,
    update: own.giving.get(field)?.findLast(({ date }) => date <= printed),
  }));
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

/** What the updates of one entry gave that were no corrections. */
interface Given {
  /** Those of each day. Two updates of one day are an error. */
  readonly onDay: ReadonlyMap<IsoDate, readonly Update[]>;
  /** Those that gave a field, by themselves or as they were corrected, in the order of their days. */
  readonly giving: ReadonlyMap<string, readonly Update[]>;
}

/** Each of thousands of corrections asks, so it is kept for each list. */
const GIVEN = new WeakMap<readonly Update[], Given>();

/** @param of the entry, among the updates of any. */
export function givenIn({ updates, of }: Pick<Plan, "updates"> & Pick<Update, "of">): Given {
  const own = updatesByEntry(updates).get(of) ?? [];
  const known = GIVEN.get(own);
  if (known !== undefined) return known;
  const written = own.filter(({ corrects }) => corrects === undefined);
  const corrections = Map.groupBy(own, ({ corrects }) => corrects);
  const byDay = written.toSorted((a, b) => compareText(a.date, b.date));
  const giving = new Map<string, Update[]>();
  for (const update of byDay) {
    const said = [update, ...(corrections.get(update.date) ?? [])];
    for (const field of new Set(said.flatMap((one) => Object.keys(saidIn(one))))) {
      const list = giving.get(field);
      if (list === undefined) giving.set(field, [update]);
      else list.push(update);
    }
  }
  const given = { onDay: Map.groupBy(written, ({ date }) => date), giving };
  GIVEN.set(own, given);
  return given;
}
