import type { Entry } from "../plan/schema/entry.ts";
import type { Extract, ExtractFigure, extract, UnreadFigure } from "../plan/schema/extracts.ts";
import type { Feed } from "../plan/schema/feeds.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { type IsoDate, isIsoDate } from "../plan/time/dates.ts";
import { parsePeriod } from "../plan/time/periods.ts";
import { keyOfWritten, type Naming, usageOf } from "../plan/time/written-periods.ts";
import { below, type Origin } from "../problems/origin.ts";
import type { Problem } from "../problems/problem.ts";
import type { Attachments } from "./attachments.ts";
import type { RawEntry } from "./decode/gather.ts";

type WrittenExtract = Entry<typeof extract>;

/**
 * The extracts with the figures of their YAML and of their files, each with the key of its period; and the figures that
 * could not be read.
 */
export function readFigures(
  written: readonly WrittenExtract[],
  kpis: readonly Kpi[],
  feeds: readonly Feed[],
  attached: Attachments,
  lost: readonly UnreadFigure[],
): Pick<Plan, "extracts" | "unreadFigures"> {
  const ids = new Set(kpis.map(({ id }) => id));
  const given = written.map((extract) => withFigures(extract, attached));
  const keyOf = keysOf(given, kpis, feeds);
  const extracts = withPeriods(given, keyOf, kpis);
  return { extracts, unreadFigures: unreadIn(extracts, [...lost, ...attached.unreadFigures], keyOf, ids) };
}

function withFigures(extract: WrittenExtract, attached: Attachments): Omit<Extract, "early"> {
  const { values, file, ...rest } = extract;
  const written = [...(values ?? [])].flatMap(([kpi, periods]) =>
    [...periods].map(([period, figure]) => {
      const origin: Origin = below(extract.origin, "values", kpi, period);
      return { kpi, period, figure, origin };
    }),
  );
  return { ...rest, figures: [...written, ...(attached.figures.get(extract) ?? [])] };
}

/**
 * Reads a period as it was written, by the words of a feed if one is named: gives its key where it can be only one
 * period of its measure, or else null.
 */
type ReadKey = (kpi: string, written: string, feed: string | undefined) => string | null;

function keysOf(
  extracts: readonly Omit<Extract, "early">[],
  kpis: readonly Kpi[],
  feeds: readonly Feed[],
): ReadKey {
  const namings = new Map(
    feeds.map(({ id, dates, namedBy, years }): [string, Naming] => [id, { dates, namedBy, years }]),
  );
  const figures = Map.groupBy(
    extracts.flatMap((extract) => extract.figures),
    ({ kpi }) => kpi,
  );
  const usages = new Map(
    [...figures].map(([kpi, own]) => [kpi, usageOf(own.map((one) => one.written ?? one.period))]),
  );
  const frequencies = new Map(kpis.map(({ id, frequency }) => [id, frequency]));
  return (kpi, written, feed) => {
    const frequency = frequencies.get(kpi);
    const naming = namings.get(feed ?? "");
    if (frequency === undefined) return null;
    if (parsePeriod(written, frequency) !== null && naming?.namedBy !== "start") return written;
    return keyOfWritten(written, frequency, usages.get(kpi) ?? usageOf([]), naming);
  };
}

/** Gives each figure the key of its period, or leaves what was written, and sets aside those of periods that were not over. */
function withPeriods(
  extracts: readonly Omit<Extract, "early">[],
  keyOf: ReadKey,
  kpis: readonly Kpi[],
): Extract[] {
  const frequencies = new Map(kpis.map(({ id, frequency }) => [id, frequency]));
  const withPeriod = (one: ExtractFigure, feed: string | undefined): ExtractFigure => {
    const text = one.written ?? one.period;
    // The values in YAML beside a file are written as in every plan.
    const key = keyOf(one.kpi, text, one.origin.offsets === undefined ? undefined : feed);
    if (!frequencies.has(one.kpi) || key === one.period) return one;
    return key === null ? { ...one, period: text } : { ...one, period: key, written: text };
  };
  const endOf = ({ kpi, period }: ExtractFigure): IsoDate | undefined => {
    const frequency = frequencies.get(kpi);
    return frequency && parsePeriod(period, frequency)?.end;
  };
  return extracts.map((extract) => {
    const { early = [], figures = [] } = Object.groupBy(
      extract.figures.map((one) => withPeriod(one, extract.feed)),
      (one) => ((endOf(one) ?? extract.date) > extract.date ? "early" : "figures"),
    );
    return { ...extract, figures, early };
  });
}

/** Adds the figures that no measure has: of an id that is not in the plan, or of a period that could not be read. */
function unreadIn(
  extracts: readonly Extract[],
  lost: Attachments["unreadFigures"],
  keyOf: ReadKey,
  ids: ReadonlySet<string>,
): UnreadFigure[] {
  const written = lost.map(({ kpi, period, date, feed }) => ({
    kpi,
    period: kpi === null || period === null ? null : keyOf(kpi, period, feed),
    date,
  }));
  const homeless = extracts.flatMap(({ date, figures, feed }) =>
    figures.flatMap(({ kpi, period }): UnreadFigure[] => {
      if (!ids.has(kpi)) return [{ kpi: null, period, date }];
      return keyOf(kpi, period, feed) === null ? [{ kpi, period: null, date }] : [];
    }),
  );
  return [...written, ...homeless];
}

/** The figures of an extract without those that are wrong, where nothing else in it is; null where something is. */
export function soundFigures(
  data: RawEntry["data"],
  problems: readonly Problem[],
  { path: { length } }: RawEntry["origin"],
): { readonly data: RawEntry["data"]; readonly unread: readonly UnreadFigure[] } | null {
  if (typeof data !== "object" || Array.isArray(data)) return null;
  const wrong = problems.map(({ origin }) => origin.path.slice(length).map(String));
  if (wrong.some((path) => path.length !== 3 || path[0] !== "values")) return null;
  const { values } = data;
  if (typeof values !== "object" || Array.isArray(values)) return null;
  const isWrong = (kpi: string, period: string): boolean =>
    wrong.some(([, one, other]) => one === kpi && other === period);
  const sound = Object.entries(values).map(([kpi, figures]) => [
    kpi,
    typeof figures !== "object"
      ? figures
      : Object.fromEntries(Object.entries(figures).filter(([period]) => !isWrong(kpi, period))),
  ]);
  const unread = wrong.map(([, kpi = null, period = null]) => ({ kpi, period, date: dateOf(data) }));
  return { data: { ...data, values: Object.fromEntries(sound) }, unread };
}

/** The date of an extract as it is written, where that is one. */
export function dateOf(data: RawEntry["data"]): IsoDate | null {
  const date = typeof data === "object" && !Array.isArray(data) ? data.date : null;
  return typeof date === "string" && isIsoDate(date) ? date : null;
}
