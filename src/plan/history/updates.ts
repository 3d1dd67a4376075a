import { compareText } from "../../problems/locate.ts";
import { below, type Origin, originOf } from "../../problems/origin.ts";
import { camelKey } from "../schema/entry.ts";
import type { Event, EventDocument } from "../schema/events.ts";
import type { Plan } from "../schema/plan.ts";
import { type Update, updatesByEntry } from "../schema/updates.ts";
import type { IsoDate } from "../time/dates.ts";
import { saidIn, targetsOf } from "./corrections.ts";
import { exemptionOf, withholdUpdate } from "./exemptions.ts";
import { findingPath } from "./lookup.ts";

/** An update as it counts now: a later one may have corrected it. */
export interface EffectiveUpdate extends Update {
  /** Null if it was never corrected. */
  readonly corrected: Corrected | null;
  /** Where a correction was written, by the fields that it set. */
  readonly setBy: Readonly<Record<string, Origin>>;
  /** The reasons of corrections that gave only one of a status and a date. The other keeps the reason of the update. */
  readonly reasons: Readonly<Partial<Record<Explained, string>>>;
}

/** What the reason of an update is a reason for. */
type Explained = "status" | "due";
const EXPLAINED: readonly Explained[] = ["status", "due"];

interface Corrected {
  /** The day of the last correction. */
  readonly date: IsoDate;
  /** The update as it was first written. */
  readonly before: Update;
  /** The corrections as they were written, in the order in which they count, each with what it puts right here. */
  readonly by: readonly Update[];
}

/** What became of an entry: its updates in the order in which they count, and corrections of the entry itself. */
export interface History {
  /** The entry as if an update had given all its fields, as they were corrected; null if they never were. */
  readonly amended: EffectiveUpdate | null;
  readonly history: readonly EffectiveUpdate[];
}

/** The updates of an entry, and before them the entry itself where it was corrected. */
export const amendedAnd = ({ amended, history }: History): readonly EffectiveUpdate[] =>
  amended === null ? history : [amended, ...history];

/** An entry as it stands, as it was first written or put right since, and its updates, oldest first. */
export type WithHistory<T> = T & { readonly written: T } & History;

/** An event. What its documents and their findings say is as their own updates have it. */
export interface KnownEvent extends WithHistory<Event> {
  /** The histories of its documents and findings, by their paths, where they have any. */
  readonly parts: ReadonlyMap<string, History>;
}

/** What applies the updates of a plan to its entries. */
export function createReplay(plan: Plan) {
  const updatesOf = updatesByEntry(plan.updates);
  return { replayed, replayedEvent };

  /** An entry that was known from a day, or a part of an event: those have their updates by their paths. */
  function replayed<T extends { readonly id: string }>(
    entry: T & { readonly origin?: Origin },
    { date, of = entry.id, origin = originOf("plan.yaml") }: { date: IsoDate; of?: string; origin?: Origin },
  ): WithHistory<T> {
    const updates = updatesOf.get(of) ?? [];
    if (updates.length === 0) return { ...entry, written: entry, amended: null, history: [] };
    // Few are ever corrected.
    const isCorrected = updates.some(({ corrects }) => corrects !== undefined);
    const { amended, history } = isCorrected
      ? historyOf({ ...plan, updates, written: asUpdate(entry, { date, of, origin }) })
      : { amended: null, history: orderUpdates(plan, updates).map(asItStands) };
    const right = amended === null ? entry : { ...entry, ...amended.patch, ...addedTo(amended) };
    const now = Object.assign({}, right, ...history.map((update) => update.patch));
    return Object.assign(now, { written: right, amended, history });
  }

  /** An event with its documents and findings as their own updates have them. */
  function replayedEvent(written: Event, since: IsoDate): KnownEvent {
    const event = replayed(written, { date: since });
    const { origin } = event;
    const parts = new Map<string, History>();
    const part = <T extends { readonly id: string }>(entry: T, date: IsoDate, of: string): T => {
      const { amended, history } = replayed(entry, { date, of, origin });
      if (amended === null && history.length === 0) return entry;
      parts.set(of, { amended, history });
      return Object.assign({}, entry, ...amendedAnd({ amended, history }).map(({ patch }) => patch));
    };
    const documents = event.documents?.map((document): EventDocument => {
      const { date, findings } = document;
      const own = findings?.map((one) => part(one, date, findingPath(event.id, document, one)));
      const now = part(document, date, `${event.id}/${document.id}`);
      return own === undefined ? now : { ...now, findings: own };
    });
    return { ...event, documents, parts };
  }
}

/** An entry itself as an update that gives all its fields. */
function asUpdate(
  entry: { readonly origin?: Origin },
  { date, of, origin }: Pick<Update, "date" | "of" | "origin">,
): Update {
  const { evidence, impact, exempt, ...patch } = entry as Pick<Update, "evidence" | "impact" | "exempt">;
  const withheld = exempt && { exempt };
  const place = entry.origin ?? origin;
  return { date, of, ...addedTo({ evidence, impact }), ...withheld, patch, origin: place };
}

/** What an action has that updates add to. */
const addedTo = ({ evidence, impact }: Pick<Update, "evidence" | "impact">) => ({
  ...(evidence && { evidence }),
  ...(impact && { impact }),
});

/** What the history of one entry is made from. */
interface Sources extends Pick<Plan, "events" | "reports"> {
  /** Those of the entry alone. */
  readonly updates: readonly Update[];
  /** The entry itself as an update that gives all its fields. */
  readonly written: Update;
}

/** The history of one entry. A correction takes the place of what it corrects. */
function historyOf({ written, ...plan }: Sources): History {
  const ordered = orderUpdates(plan, plan.updates);
  const effective = new Map<Update, EffectiveUpdate>();
  let amended: EffectiveUpdate | null = null;
  for (const update of ordered) {
    const targets = targetsOf(update, { ...plan, updates: ordered });
    if (targets === undefined) effective.set(update, asItStands(update));
    else if (targets.none.length > 0) effective.set(update, asItStands(only(update, targets.none)));
    for (const [target, fields] of targets?.updates ?? []) {
      const before = effective.get(target);
      if (before === undefined) effective.set(update, asItStands(update));
      else effective.set(target, overlay(before, only(update, fields)));
    }
    if (targets !== undefined && targets.entry.length > 0)
      amended = overlay(amended ?? asItStands(written), only(update, targets.entry));
  }
  return { amended, history: [...effective.values()] };
}

const asItStands = (update: Update): EffectiveUpdate => ({ ...update, corrected: null, ...BY_ITSELF });

/** One for all of them, as there may be a hundred thousand. */
const BY_ITSELF: Pick<EffectiveUpdate, "setBy" | "reasons"> = { setBy: {}, reasons: {} };

/** A correction with some of its fields. The reason and whether it is exempt go with each. */
function only(
  { date, of, corrects, on, by, reason, exempt, patch, origin, ...said }: Update,
  fields: readonly string[],
): Update {
  const keep = <Fields extends object>(all: Fields): Partial<Fields> =>
    Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field))) as Partial<Fields>;
  const kept = { on, by, reason, exempt };
  const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { date, of, corrects, ...given, ...keep(said), patch: keep(patch), origin };
}

/**
 * Two updates of one day are ordered by what the public edition shows of them and only then by the rest, so that neither
 * the order of files matters nor what some readers may not see: every edition has the same order. A correction comes
 * after the update that it may correct.
 */
function orderUpdates(plan: Pick<Plan, "events" | "reports">, updates: readonly Update[]): readonly Update[] {
  if (updates.every(({ date }, index) => index === 0 || date > (updates[index - 1] as Update).date))
    return updates;
  const isCorrection = ({ corrects }: Update): number => (corrects === undefined ? 0 : 1);
  const shownOf = (update: Update): string =>
    contentOf(withholdUpdate(update, exemptionOf(update, { ...plan, updates })));
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

/** The reason of a correction takes the place of the one for a status or a date that it corrects, not of any other. */
function overlay(before: EffectiveUpdate, correction: Update): EffectiveUpdate {
  const { date: _, corrects: __, reason, patch, origin, ...said } = correction;
  const { reason: ___, ...others } = saidIn(correction);
  const explained = EXPLAINED.filter((field) => field in patch);
  const isLeft = EXPLAINED.some((field) => field in before.patch && !(field in patch));
  const isOfAll = Object.keys(others).length === 0 || (explained.length > 0 && !isLeft);
  const isGiven = reason !== undefined;
  const fields = { ...said, ...(isOfAll && isGiven && { reason }) };
  const own = isGiven ? Object.fromEntries(explained.map((field) => [field, reason])) : {};
  const set = Object.keys({ ...patch, ...fields }).map((field) => [field, origin]);
  return {
    ...before,
    ...fields,
    patch: { ...before.patch, ...patch },
    setBy: { ...before.setBy, ...Object.fromEntries(set) },
    reasons: isOfAll && isGiven ? {} : { ...before.reasons, ...own },
    corrected: {
      date: correction.date,
      before: before.corrected?.before ?? before,
      by: [...(before.corrected?.by ?? []), correction],
    },
  };
}

/** Why an update gave the status or the date that it gives now; undefined if it does not say. */
export const reasonFor = ({ reasons, reason }: EffectiveUpdate, field: Explained): string | undefined =>
  reasons[field] ?? reason;

/** Where a field of an update was written: in the update, or in the correction that set it. */
export const placeIn = (update: EffectiveUpdate, field: string): Origin =>
  below(update.setBy[camelKey(field)] ?? update.origin, field);
