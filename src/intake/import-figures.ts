import { WHY_NONE } from "../collect/form.ts";
import { isRestated } from "../plan/measures/figures.ts";
import { type ExtractFigure, type Figure, writtenFigure } from "../plan/schema/extracts.ts";
import type { Feed } from "../plan/schema/feeds.ts";
import type { Kpi } from "../plan/schema/kpis.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { type Frequency, inPeriod, type Period, parsePeriod, periodsBetween } from "../plan/time/periods.ts";
import { compareText } from "../problems/locate.ts";
import { list, plural, uncapitalise } from "../text/words.ts";

/** What an export brings to a plan. */
export interface BroughtFigures {
  /** The measures that it has figures for, in the order of the plan. */
  readonly measures: readonly BroughtMeasure[];
  /** Figures that the plan had already, with other values. */
  readonly restated: readonly Restated[];
  /** Measures of the feed that it has no figure for. */
  readonly absent: readonly string[];
}

interface BroughtMeasure {
  readonly kpi: string;
  /** The periods of its figures, in their order. */
  readonly periods: readonly Period[];
  /** How many of them the plan had no figure for. */
  readonly fresh: number;
  /** The periods for which it says that there is no figure, by why. */
  readonly without: ReadonlyMap<string, readonly Period[]>;
  /** Periods up to the newest of the export that neither it nor the plan has a figure for. */
  readonly lacking: readonly Period[];
}

interface Restated {
  readonly kpi: string;
  readonly period: Period;
  readonly before: Figure;
  readonly after: Figure;
}

/**
 * Compares the figures of an export with those that the plan had by its day.
 * @param date the day of the export.
 */
export function compareFigures(
  figures: readonly ExtractFigure[],
  date: IsoDate,
  feed: Feed,
  before: Plan,
): BroughtFigures {
  const known = new Map<string, Figure>();
  const earlier = before.extracts.filter((one) => one.date <= date);
  for (const extract of earlier.toSorted((a, b) => compareText(a.date, b.date)))
    for (const { kpi, period, figure } of extract.figures) known.set(`${kpi} ${period}`, figure);
  const measures = before.kpis.flatMap((kpi) => {
    const own = figures.filter((one) => one.kpi === kpi.id);
    return own.length === 0 ? [] : [{ kpi, own: byPeriod(own, kpi.frequency) }];
  });
  const newest = new Map<Frequency, string>();
  for (const { kpi, own } of measures) {
    const last = [...own.keys()].at(-1) ?? "";
    if (last > (newest.get(kpi.frequency) ?? "")) newest.set(kpi.frequency, last);
  }
  const restated = measures.flatMap(({ kpi, own }) =>
    [...own].flatMap(([key, { period, figure }]) => {
      const was = known.get(`${kpi.id} ${key}`);
      return was !== undefined && isRestated(kpi, was, figure)
        ? [{ kpi: kpi.id, period, before: was, after: figure }]
        : [];
    }),
  );
  const had = earlier.filter((one) => one.feed === feed.id).flatMap((one) => one.figures);
  const expected = new Set([...(feed.codes?.values() ?? []), ...had.map(({ kpi }) => kpi)]);
  return {
    measures: measures.map(({ kpi, own }) => ({
      kpi: kpi.id,
      periods: [...own.values()].map(({ period }) => period),
      without: withoutFigure([...own.values()]),
      fresh: [...own.keys()].filter((key) => !known.has(`${kpi.id} ${key}`)).length,
      lacking: lackingIn(kpi, [...own.keys()], known, newest.get(kpi.frequency) ?? ""),
    })),
    restated,
    absent: before.kpis
      .map(({ id }) => id)
      .filter((id) => expected.has(id) && !figures.some(({ kpi }) => kpi === id)),
  };
}

function withoutFigure(own: readonly { readonly period: Period; readonly figure: Figure }[]) {
  const why = new Map<string, Period[]>();
  for (const { period, figure } of own) {
    if (figure.symbol === null) continue;
    const words = uncapitalise(WHY_NONE[figure.symbol]);
    why.set(words, [...(why.get(words) ?? []), period]);
  }
  return why;
}

/** The figures of a measure by the keys of their periods, in their order. */
function byPeriod(figures: readonly ExtractFigure[], frequency: Frequency) {
  const read = figures.flatMap(({ period: key, figure }) => {
    const period = parsePeriod(key, frequency);
    return period === null ? [] : [{ period, figure }];
  });
  return new Map(
    read.sort((a, b) => compareText(a.period.key, b.period.key)).map((one) => [one.period.key, one]),
  );
}

/** From the newest period that the plan had, or else the first of the export, to the newest of the export. */
function lackingIn(
  { id, frequency }: Kpi,
  own: readonly string[],
  known: ReadonlyMap<string, Figure>,
  newest: string,
): Period[] {
  const [first = ""] = own;
  const had = [...known.keys()]
    .filter((key) => key.startsWith(`${id} `))
    .map((key) => key.slice(id.length + 1));
  const from =
    had
      .filter((key) => key < first)
      .sort(compareText)
      .at(-1) ?? first;
  const [start, end] = [parsePeriod(from, frequency), parsePeriod(newest, frequency)];
  if (start === null || end === null) return [];
  return periodsBetween(start, end, frequency).filter(
    ({ key }) => !own.includes(key) && !known.has(`${id} ${key}`),
  );
}

/** Tells in lines what an export brought, restated and lacked. */
export function reportFigures(
  { measures, restated, absent }: BroughtFigures,
  reasons: ReadonlyMap<string, string>,
  { file, feed }: { readonly file: string; readonly feed: Feed },
): string {
  const count = measures.reduce((sum, { periods }) => sum + periods.length, 0);
  const fresh = measures.reduce((sum, one) => sum + one.fresh, 0);
  const width = Math.max(0, ...measures.map(({ kpi }) => kpi.length));
  const gaps = measures.filter(({ lacking }) => lacking.length > 0);
  const sections = [
    [
      `${file}, as the feed "${feed.id}" describes it: ${plural(count, "figure")} of ${plural(measures.length, "measure")}, ${fresh} of them new`,
      ...measures.map(
        ({ kpi, periods, fresh: own }) =>
          `  ${kpi.padEnd(width)}  ${sayRange(periods)}: ${plural(periods.length, "figure")}, ${sayNew(own, periods.length)}`,
      ),
    ],
    [
      "Without a figure",
      ...measures
        .filter(({ without }) => without.size > 0)
        .map(
          ({ kpi, without }) =>
            `  ${kpi}: ${list([...without].map(([why, periods]) => `${why} for ${sayPeriods(periods)}`))}`,
        ),
    ],
    [
      "Restated",
      ...restated.map(
        (one) => `  ${sayRestated(one)}${reasons.has(one.kpi) ? ` (${reasons.get(one.kpi)})` : ""}`,
      ),
    ],
    [
      "Lacked",
      ...absent.map((kpi) => `  ${kpi}: no figure at all`),
      ...gaps.map(({ kpi, lacking }) => `  ${kpi}: none for ${sayPeriods(lacking)}`),
    ],
  ];
  return sections
    .filter(([, ...lines], index) => index === 0 || lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** "assessments, April 2016: 66/82 is now 68/82" */
export const sayRestated = ({ kpi, period, before, after }: Restated): string =>
  `${kpi}, ${period.label}: ${writtenFigure(before)} is now ${writtenFigure(after)}`;

const sayNew = (fresh: number, all: number): string =>
  fresh === 0 ? "none new" : fresh < all ? `${fresh} new` : all === 1 ? "new" : "all new";

function sayRange(periods: readonly Period[]): string {
  const [first, last] = [periods[0]?.label ?? "", periods.at(-1)?.label ?? ""];
  return first === last ? first : `${first} to ${last.replace(/^.* ending (?=.)/, "")}`;
}

function sayPeriods(periods: readonly Period[]): string {
  const shown = periods.length <= MOST_PERIODS ? periods : periods.slice(0, MOST_PERIODS - 1);
  const rest = periods.length - shown.length;
  return list([...shown.map(inPeriod), ...(rest === 0 ? [] : [`${rest} others`])]);
}

const MOST_PERIODS = 4;
