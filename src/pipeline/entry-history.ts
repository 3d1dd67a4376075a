import { saidIn } from "../plan/history/corrections.ts";
import { LIST_OF, type Named } from "../plan/history/lookup.ts";
import type { PlanAsAt } from "../plan/history/replay.ts";
import { camelKey, kebabKey } from "../plan/schema/entry.ts";
import { type DatedFigure, writtenFigure } from "../plan/schema/extracts.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Update } from "../plan/schema/updates.ts";
import { type IsoDate, isIsoDate } from "../plan/time/dates.ts";
import { compareText } from "../problems/locate.ts";
import type { Origin } from "../problems/origin.ts";

/** What happened to an entry on a day, and where that is written. */
export interface HistoryLine {
  readonly date: IsoDate;
  readonly origin: Origin;
  /** The entry, or the part of it. */
  readonly of: string;
  /** The day or the report that it puts right. */
  readonly corrects: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** What each update changed, and from what. A correction is told against what it puts right. */
export function historyOf(updates: readonly Update[], first: Fields): HistoryLine[] {
  const states: { readonly date: IsoDate; readonly of: string; readonly said: Fields }[] = [];
  const before = (of: string, field: string, by: IsoDate | null): unknown =>
    states.findLast((one) => one.of === of && field in one.said && (by === null || one.date <= by))?.said[
      field
    ] ?? (updates.some((one) => one.of === of && one.of.includes("/")) ? undefined : first[field]);
  return updates.map((update) => {
    const { date, of, corrects = null, origin, patch } = update;
    const said = saidIn(update);
    const day = corrects !== null && isIsoDate(corrects) ? corrects : null;
    const changes = Object.entries(said).map(([field, to]) => ({
      field: kebabKey(field),
      from: camelKey(field) in patch ? inWords(before(of, field, day)) : null,
      to: inWords(to),
    }));
    states.push({ date, of, said });
    return { date, origin, of, corrects, changes };
  });
}

/** When each figure of a measure was given, and from what it was restated. One that is given again as it was has changed nothing. */
export function historyOfFigures(figures: readonly DatedFigure[]): HistoryLine[] {
  const given = new Map<string, string | null>();
  return [...figures]
    .sort((a, b) => compareText(a.date, b.date))
    .map(({ date, kpi, period, figure, origin }) => {
      const to = writtenFigure(figure);
      const from = given.get(period) ?? null;
      given.set(period, to);
      return { date, origin, of: kpi, corrects: null, changes: [{ field: period, from, to }] };
    });
}

export type Fields = Readonly<Record<string, unknown>>;

type Listed = Pick<Plan | PlanAsAt, (typeof LIST_OF)[keyof typeof LIST_OF]>;

/** An entry of a plan, or a document or finding of an event, by its path. */
export function entryIn(plan: Listed, { kind, path }: Named): Fields | undefined {
  if (kind !== "document" && kind !== "finding")
    return plan[LIST_OF[kind]].find(({ id }: { readonly id: string }) => id === path) as Fields | undefined;
  const [event, document, finding] = path.split("/");
  const found = plan.events.find(({ id }) => id === event)?.documents?.find(({ id }) => id === document);
  return finding === undefined ? found : found?.findings?.find(({ id }) => id === finding);
}

export const titleNow = ({ title, name, theme, text, id }: Fields): string | undefined =>
  [title, name, theme, text, id].find((one) => typeof one === "string") as string | undefined;

/** A value as it might be written, without where it was written. */
export function inWords(held: unknown): string | null {
  if (held === undefined || held === null) return null;
  if (held instanceof Map) return [...held].map(([key, inner]) => `${key}: ${inWords(inner)}`).join(", ");
  if (held instanceof Set || Array.isArray(held)) return [...held].map(inWords).join("; ");
  if (typeof held !== "object") return String(held);
  const { start, end, interval, words } = held as Fields;
  if (typeof start === "string" && typeof end === "string") return start === end ? start : `${start}/${end}`;
  if (interval !== undefined) return inWords(interval ?? words);
  return Object.entries(held)
    .filter(([key, inner]) => key !== "origin" && inner !== undefined && inner !== null)
    .map(([key, inner]) => `${kebabKey(key)}: ${inWords(inner)}`)
    .join(", ");
}

/** What is worked out and not written. */
export const WORKED_OUT: readonly string[] = [
  "id",
  "origin",
  "written",
  "amended",
  "history",
  "parts",
  "series",
  "decimals",
  "spc",
  "fromStandard",
  "documents",
  "findings",
];
