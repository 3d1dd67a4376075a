import type { KnownKpi } from "../plan/history/replay.ts";
import type { Basis } from "../plan/schema/kpis.ts";
import { addMonths } from "../plan/time/dates.ts";
import { FINANCIAL_YEAR_END, type Period, parsePeriod, periodsBetween } from "../plan/time/periods.ts";
import { remember } from "../text/remember.ts";
import { type Cell, cellId, cellOf } from "./cells.ts";
import { type Policy, smallAmong } from "./policy.ts";
import { aspectsOf, makeRelation, quantityOf, type Relation, sumOf } from "./relations.ts";

type Cells = ReadonlyMap<string, Cell>;

/**
 * Of two figures for the year to date, the later one is the sum of the earlier one and of what was counted between
 * them. Only figures that follow each other make such a sum, and any two between which few were counted.
 */
export function yearsToDate(
  kpi: KnownKpi,
  kpis: readonly KnownKpi[],
  policy: Policy,
  cells: Cells,
): Relation[] {
  if (basisOf(kpi) !== "year-to-date") return [];
  const years = Map.groupBy(kpi.series, ({ period }) => financialYearOf(period));
  const growths = [...years.values()].flatMap((points) => {
    const reported = points.flatMap(({ period }) => cells.get(cellId(kpi.id, period.key)) ?? []);
    return reported.flatMap((later, place) =>
      reported.slice(0, place).flatMap((earlier, at): Relation[] => {
        const between = betweenOf(earlier, later);
        const isFew = smallAmong(kpi, between, policy.threshold) !== null;
        if (between.count !== null && between.count < 0) return [];
        return isFew || at === place - 1 ? differenceOf(later, earlier, between) : [];
      }),
    );
  });
  return [...growths, ...growthOfParts(kpi, kpis, cells)];
}

/**
 * What a total for the year to date has grown by from one figure to the next is what its parts have grown by: where it
 * stands still, so do they all.
 */
function growthOfParts(total: KnownKpi, kpis: readonly KnownKpi[], cells: Cells): Relation[] {
  const parts = kpis.filter(({ id }) => total.parts?.includes(id));
  const all = [total, ...parts];
  if (parts.length === 0 || parts.length < (total.parts?.length ?? 0)) return [];
  if (all.some((kpi) => basisOf(kpi) !== "year-to-date")) return [];
  const reported = total.series.filter(({ period }) =>
    all.every(({ id }) => cells.has(cellId(id, period.key))),
  );
  return reported.flatMap(({ period }, at) => {
    const before = reported[at - 1]?.period;
    if (before === undefined || financialYearOf(before) !== financialYearOf(period)) return [];
    const cellIn = (id: string, { key }: Period): Cell => cells.get(cellId(id, key)) as Cell;
    const [whole, ...pieces] = all.map(({ id }) => betweenOf(cellIn(id, before), cellIn(id, period)));
    const growths = [whole as Cell, ...pieces];
    if (growths.some(({ count }) => count !== null && count < 0)) return [];
    return sumOf(whole as Cell, pieces).map(({ terms }) => ({ terms, whole: null }));
  });
}

function betweenOf(earlier: Cell, later: Cell): Cell {
  const count = difference(later.count, earlier.count);
  const cell = cellOf(later.kpi, later.period, { count, base: difference(later.base, earlier.base) });
  return { ...cell, key: `${later.key} since ${earlier.key}`, since: earlier.period };
}

const difference = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one - other;

/** The basis, or what the name says of it where it is not given. */
const basisOf = ({ basis, name }: KnownKpi): Basis | null =>
  basis ?? BASIS_WORDS.find(([, words]) => words.test(name))?.[0] ?? null;

const BASIS_WORDS: readonly (readonly [Basis, RegExp])[] = [
  ["year-to-date", /\b(?:year to date|year-to-date|ytd|so far this year|since april)\b/i],
  ["rolling-12", /\b(?:rolling|(?:last|past|previous) (?:12|twelve) months)\b/i],
  ["in-period", /\b(?:in|during) the (?:month|quarter|year)\b/i],
];

/**
 * How the figures of measures that count the same hang together. Measures whose figures mostly contradict each other
 * count different things, unless `of:` says otherwise: a child who went missing in two months is one child in the year.
 */
export function overPeriods(family: readonly KnownKpi[], cells: Cells, at: string): Relation[] {
  const isDeclared = family.some(({ of }) => of !== undefined);
  const alike = Map.groupBy(periodRelations(family, cells, at), ({ terms: [first] }) =>
    [first?.quantity.cell.kpi, first?.quantity.aspect].join(" "),
  );
  return [...alike.values()].flatMap((group) => {
    const isOfCounts = group[0]?.terms[0]?.quantity.aspect === "count";
    return (isDeclared && isOfCounts) || mostlyHolds(group) ? group : [];
  });
}

/**
 * What is counted over time is made of months: those of a quarter, of a year to date, of twelve months to a month's end.
 * What is counted at a day is the same in a month and in the quarter that ends with it.
 * @param at the date of the plan.
 */
export function periodRelations(family: readonly KnownKpi[], cells: Cells, at: string): Relation[] {
  const members = family.filter(({ frequency }) => frequency !== "weekly");
  return members.length < 2 ? [] : [...sameDays(members, cells), ...sameMonths(members, cells, at)];
}

function mostlyHolds(relations: readonly Relation[]): boolean {
  const complete = relations.filter(({ terms }) => terms.every(({ quantity }) => quantity.value !== null));
  const holding = complete.filter(
    ({ terms }) => terms.reduce((sum, { quantity, weight }) => sum + weight * (quantity.value ?? 0), 0) === 0,
  );
  return holding.length * 2 >= complete.length;
}

function sameDays(members: readonly KnownKpi[], cells: Cells): Relation[] {
  const stocks = members.filter((kpi) => basisOf(kpi) === "snapshot");
  const days = Map.groupBy(
    stocks.flatMap(({ id, series }) =>
      series.flatMap(({ period }) => cells.get(cellId(id, period.key)) ?? []),
    ),
    ({ period }) => period,
  );
  return [...days.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.flatMap((other) => sumOf(other, [first])),
  );
}

function sameMonths(members: readonly KnownKpi[], cells: Cells, at: string): Relation[] {
  const spans = members.flatMap((kpi) =>
    kpi.series.flatMap(({ period }): Span[] => {
      const months = monthsOf(kpi, period);
      const cell = cells.get(cellId(kpi.id, period.key));
      return months.length === 0 || cell === undefined ? [] : [{ kpi, cell, months }];
    }),
  );
  const pieces = piecesOf(spans);
  const [first] = members;
  const pieceOf = (month: string): Cell =>
    pieces.get(month) ?? monthCell(first?.id ?? "", month, `${first?.id} ${month} at ${at}`);
  const sums = spans.flatMap(({ cell, months }) => {
    const parts = months.map(pieceOf);
    return parts.length === 1 && parts[0]?.key === cell.key ? [] : sumOf(cell, parts);
  });
  return [...sums, ...neighbours(spans, pieceOf)];
}

/**
 * Of two figures that count the same months but one at an end, what they differ by; and of two that count the same
 * months, that they are equal. It follows from their sums, but has so few numbers that it says more of their sizes.
 */
function neighbours(spans: readonly Span[], pieceOf: (month: string) => Cell): Relation[] {
  const long = spans.filter((span) => span.months.length > 1);
  const nameOf = (first: string | undefined, last: string | undefined): string => `${first} ${last}`;
  const alike = Map.groupBy(long, ({ months }) => nameOf(months[0], months.at(-1)));
  return long.flatMap(({ cell, months }): Relation[] => {
    const [first, second] = months;
    const [before, last] = months.slice(-2);
    const same = alike.get(nameOf(first, last)) ?? [];
    const place = same.findIndex((one) => one.cell === cell);
    const shorter = [
      { others: alike.get(nameOf(first, before)), month: last },
      { others: alike.get(nameOf(second, last)), month: first },
    ];
    return [
      ...same.slice(place + 1).flatMap((other) => sumOf(cell, [other.cell])),
      ...shorter.flatMap(({ others = [], month = "" }) =>
        others.flatMap((other) => differenceOf(cell, other.cell, pieceOf(month))),
      ),
    ];
  });
}

/** A figure and the months it counts. */
interface Span {
  readonly kpi: KnownKpi;
  readonly cell: Cell;
  readonly months: readonly string[];
}

/** The months that a figure counts; none where it is of one day. */
function monthsOf(kpi: KnownKpi, { start, end }: Period): readonly string[] {
  const basis = basisOf(kpi);
  const last = end.slice(0, 7);
  if (basis === "in-period") return months(start.slice(0, 7), last);
  if (basis === "rolling-12") return months(addMonths(`${last}-01`, -11).slice(0, 7), last);
  return basis === "year-to-date" ? months(`${financialYearOf({ end })}-04`, last) : [];
}

const months = (first: string, last: string): readonly string[] => monthsBetween(`${first} ${last}`);

/** Every figure of every report asks for the same months. */
const monthsBetween = remember((span): readonly string[] => {
  const [start, end] = span.split(" ").map((key) => parsePeriod(key, "monthly")) as [Period, Period];
  return periodsBetween(start, end, "monthly").map(({ key }) => key);
}, 10_000);

/**
 * What stands for a month: the figure that counts it alone, else what a year to date has grown by, else a month of the
 * shortest figure that counts it. The key of such a month changes when that figure is restated.
 */
function piecesOf(spans: readonly Span[]): Map<string, Cell> {
  const pieces = new Map<string, Cell>();
  const yearly = spans.filter(({ kpi }) => basisOf(kpi) === "year-to-date");
  const growths = yearly.flatMap(({ kpi, cell, months: own }): [string, Cell][] => {
    const before = yearly.find(
      (one) => one.kpi === kpi && one.months.length === own.length - 1 && one.months[0] === own[0],
    );
    const last = own.at(-1) as string;
    return before === undefined ? [] : [[last, betweenOf(before.cell, cell)]];
  });
  const periods = spans
    .filter(({ kpi }) => basisOf(kpi) === "in-period")
    .toSorted((a, b) => a.months.length - b.months.length);
  const add = (month: string, cell: Cell): void => {
    if (!pieces.has(month)) pieces.set(month, cell);
  };
  for (const { cell, months: own } of spans) if (own.length === 1) add(own[0] as string, cell);
  for (const [month, between] of growths) add(month, between);
  for (const { cell, months: own } of periods) {
    for (const month of own) add(month, monthCell(cell.kpi, month, `${cell.key} in ${month}`));
  }
  return pieces;
}

/** The children of a month that no measure prints. */
const monthCell = (kpi: string, month: string, key: string): Cell => ({
  ...cellOf(kpi, month, { count: null, base: null }),
  key,
  since: addMonths(`${month}-01`, -1).slice(0, 7),
});

/** The financial year in which a period ends, by the calendar year in which it begins. */
function financialYearOf({ end }: Pick<Period, "end">): number {
  const [year, month] = end.split("-").map(Number) as [number, number];
  return month > FINANCIAL_YEAR_END ? year : year - 1;
}

/** The later of two figures for a year to date, the earlier one, and what was counted between them. */
const differenceOf = (later: Cell, earlier: Cell, between: Cell): Relation[] =>
  aspectsOf([later, earlier, between]).map((aspect) =>
    makeRelation(
      [
        [quantityOf(later, aspect), -1],
        [quantityOf(earlier, aspect), 1],
        [quantityOf(between, aspect), 1],
      ],
      null,
    ),
  );
