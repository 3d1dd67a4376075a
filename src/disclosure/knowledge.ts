import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import { isPercentage } from "../plan/measures/units.ts";
import { parsePeriod } from "../plan/time/periods.ts";
import { type Cell, cellId, cellOf, cellsIn, type PrintedCell, printedCells } from "./cells.ts";
import type { EarlierReport } from "./earlier-reports.ts";
import { overPeriods, yearsToDate } from "./over-periods.ts";
import type { Policy } from "./policy.ts";
import { cellsOf, makeRelation, quantityOf, type Relation, sumOf } from "./relations.ts";
import { type CountedFigures, type Fraction, familiesOf, withCounts } from "./same-count.ts";

/** What readers know from earlier reports, and how all figures, old and new, hang together. */
export interface Knowledge {
  /** The plan's own figures, by `cellId`. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** What earlier reports printed, by key. Where several printed the same figure, the first of them. */
  readonly printed: ReadonlyMap<string, PrintedCell>;
  /** What earlier reports suppressed, by key. */
  readonly suppressed: ReadonlySet<string>;
  /** The percentages whose counts other measures print. */
  readonly fractions: readonly Fraction<KnownKpi>[];
  readonly relations: readonly Relation[];
  /** Relations that only the figures speak for, which may be chance. */
  readonly guesses: readonly Relation[];
  /** The keys of percentages whose denominator is a figure of another measure, as the plan or only the figures say. */
  readonly withBase: { readonly sure: ReadonlySet<string>; readonly likely: ReadonlySet<string> };
}

type Policies = ReadonlyMap<string, Policy>;

/** @param policies by KPI, for the readers from whom the figures must be kept. */
export function gatherKnowledge(
  plan: PlanAsAt,
  policies: Policies,
  earlier: readonly EarlierReport[],
): Knowledge {
  const all = printedCells(earlier);
  const newest = new Map(all.map((cell) => [cellId(cell.kpi, cell.period), cell]));
  const ownNow = withCounts(plan.kpis, cellsIn(plan.kpis, newest), policies);
  const printedBy = Map.groupBy(all, ({ report }) => report);
  const ownThen = earlier.map((report) =>
    cellsThen(report, printedBy.get(report.id) ?? [], ownNow.cells, policies),
  );
  const apart = toldApart([
    ...ownThen.map(({ cells }, at) => ({ cells, asAt: (earlier[at] as EarlierReport).known.asAt })),
    { cells: ownNow.cells, asAt: plan.asAt },
  ]);
  const now = { ...ownNow, cells: apart.at(-1) as ReadonlyMap<string, Cell> };
  const then = ownThen.map((one, at) => {
    const cells = apart[at] as ReadonlyMap<string, Cell>;
    return {
      ...one,
      cells,
      printed: one.printed.map((cell) => ({ ...cell, ...cells.get(cellId(cell.kpi, cell.period)) })),
      suppressed: one.suppressed.map((id) => (cells.get(id) as Cell).key),
    };
  });
  const systems = [
    relationsOf(plan, policies, now),
    ...then.map((one, index) => relationsOf((earlier[index] as EarlierReport).known, policies, one)),
  ];
  const percentages = new Set(plan.kpis.flatMap(({ id, unit }) => (isPercentage(unit) ? [id] : [])));
  const isOfRests = ({ terms }: Relation): boolean =>
    terms.every(({ quantity: { aspect, cell } }) => aspect === "base" && percentages.has(cell.kpi));
  const withRests = (relations: readonly Relation[]): Relation[] => {
    const once = eachOnce(relations);
    return [
      ...once,
      ...once.filter(isOfRests).map(restsOf),
      ...cellsOf(relations).flatMap((cell) => (percentages.has(cell.kpi) ? [restRelation(cell)] : [])),
    ];
  };
  return {
    cells: now.cells,
    printed: new Map(
      [...then.flatMap((one) => one.printed)].reverse().map((cell) => [cell.key, cell] as const),
    ),
    suppressed: new Set(then.flatMap(({ suppressed }) => suppressed)),
    fractions: now.fractions,
    relations: withRests(systems.flatMap((one) => one.relations)),
    guesses: withRests(systems.flatMap((one) => one.guesses)),
    withBase: {
      sure: new Set(systems.flatMap((one) => one.withBase.sure)),
      likely: new Set(systems.flatMap((one) => one.withBase.likely)),
    },
  };
}

/**
 * The figures of some reports, with keys that tell a figure apart from an earlier one of the same size where it had another
 * size in between: who was shown the earlier one does not know that it has come back.
 */
function toldApart(
  reports: readonly { readonly cells: ReadonlyMap<string, Cell>; readonly asAt: string }[],
): ReadonlyMap<string, Cell>[] {
  const last = new Map<string, { readonly key: string; readonly own: Cell }>();
  const times = new Map<string, number>();
  const found = new Map<number, ReadonlyMap<string, Cell>>();
  const inOrder = [...reports.entries()].sort(([a, one], [b, other]) =>
    one.asAt === other.asAt ? a - b : one.asAt < other.asAt ? -1 : 1,
  );
  for (const [at, { cells }] of inOrder) {
    const named = [...cells].map(([id, cell]): [string, Cell] => {
      if (cell.count === null) return [id, cell];
      const before = last.get(id);
      if (before?.key === cell.key) return [id, { ...cell, key: before.own.key }];
      const count = times.get(cell.key) ?? 0;
      times.set(cell.key, count + 1);
      const own = count === 0 ? cell : { ...cell, key: `${cell.key} again ${count}` };
      last.set(id, { key: cell.key, own });
      return [id, own];
    });
    found.set(at, new Map(named));
  }
  return reports.map((_, at) => found.get(at) as ReadonlyMap<string, Cell>);
}

/** Figures that were not restated make the same relations in every report. */
const eachOnce = (relations: readonly Relation[]): Relation[] => [
  ...new Map(
    relations.map((relation) => [
      relation.terms.map(({ quantity: { key }, weight }) => `${weight} ${key}`).join("+"),
      relation,
    ]),
  ).values(),
];

/** The figures of a plan as readers can count them, by `cellId`. */
export const countedCells = (kpis: readonly KnownKpi[], policies: Policies): ReadonlyMap<string, Cell> =>
  withCounts(kpis, cellsIn(kpis, new Map()), policies).cells;

/** The figures of an earlier report. Those that it suppressed come from the plan at its date, or from the plan of now. */
function cellsThen(
  report: EarlierReport,
  printed: readonly PrintedCell[],
  now: ReadonlyMap<string, Cell>,
  policies: Policies,
): CountedFigures & {
  readonly printed: readonly PrintedCell[];
  /** By `cellId`. */
  readonly suppressed: readonly string[];
} {
  const all = cellsIn(report.known.kpis, now);
  for (const cell of printed) all.set(cellId(cell.kpi, cell.period), cell);
  const suppressed = report.printed.flatMap(({ id: kpi, points }) =>
    points.flatMap(({ period, symbol }): string[] => {
      if (symbol !== "c") return [];
      const id = cellId(kpi, period);
      if (!all.has(id)) all.set(id, now.get(id) ?? cellOf(kpi, period, { count: null, base: null }));
      return [id];
    }),
  );
  return { ...withCounts(report.known.kpis, all, policies), printed, suppressed };
}

/**
 * Everything that ties figures to each other: parts and their total, weeks and their month, months and whatever is
 * counted over several of them, a percentage and the numbers it is made of.
 */
function relationsOf(
  { kpis, asAt }: Pick<PlanAsAt, "kpis" | "asAt">,
  policies: Policies,
  { cells, fractions }: CountedFigures,
): Pick<Knowledge, "relations" | "guesses"> & {
  readonly withBase: { readonly sure: readonly string[]; readonly likely: readonly string[] };
} {
  const periods = Map.groupBy(cells.values(), ({ kpi }) => kpi);
  const families = familiesOf(kpis);
  const sums = kpis.flatMap((kpi) => {
    const policy = policies.get(kpi.id);
    const family = families.find((one) => one.includes(kpi)) ?? [];
    return [
      ...(periods.get(kpi.id) ?? []).flatMap((total) => [
        ...breakdown(kpi, total, cells),
        ...rollUp(kpi, total, family, kpis, periods),
      ]),
      ...(policy === undefined ? [] : yearsToDate(kpi, kpis, policy, cells)),
    ];
  });
  const overTime = families
    .filter((family) => family.some(({ id }) => policies.has(id)))
    .flatMap((family) => overPeriods(family, cells, asAt));
  const halves = fractions
    .filter(({ share }) => policies.has(share.id))
    .flatMap((fraction) => halvesOf(fraction, cells));
  const sure = halves.filter(({ isDeclared }) => isDeclared);
  const likely = halves.filter(({ isDeclared }) => !isDeclared);
  return {
    relations: [...sums, ...overTime, ...sure.map(({ relation }) => relation)],
    guesses: likely.map(({ relation }) => relation),
    withBase: {
      sure: sure.flatMap(({ withBase }) => withBase),
      likely: likely.flatMap(({ withBase }) => withBase),
    },
  };
}

/** The parts of a total. Where a part has no figure, the others make the sum if they add up to the total by themselves. */
function breakdown({ parts = [] }: KnownKpi, total: Cell, cells: ReadonlyMap<string, Cell>): Relation[] {
  const found = parts.flatMap((part) => cells.get(cellId(part, total.period)) ?? []);
  const known = found.filter(({ count }) => count !== null);
  if (known.length > 0 && known.length < parts.length && addsUp(total, known)) return sumOf(total, known);
  return parts.length > 0 && found.length === parts.length ? sumOf(total, found) : [];
}

/** A month is the sum of its weeks or, for a snapshot, its last week, unless an extract gave another figure for it. */
function rollUp(
  kpi: KnownKpi,
  total: Cell,
  family: readonly KnownKpi[],
  kpis: readonly KnownKpi[],
  periods: ReadonlyMap<string, readonly Cell[]>,
): Relation[] {
  const weekly =
    kpis.find(({ id }) => id === kpi.rollsUp) ??
    family.find(({ frequency, basis }) => frequency === "weekly" && basis === kpi.basis);
  if (weekly === undefined || weekly === kpi || kpi.frequency === "weekly") return [];
  const period = parsePeriod(total.period, kpi.frequency);
  if (period === null) return [];
  const weeks = (periods.get(weekly.id) ?? []).filter(
    ({ period: week }) => week >= period.start && week <= period.end,
  );
  const parts = kpi.basis === "snapshot" ? weeks.slice(-1) : weeks;
  const isOpen = total.count === null || parts.some(({ count }) => count === null);
  return parts.length > 0 && (isOpen || addsUp(total, parts)) ? sumOf(total, parts) : [];
}

const addsUp = ({ count }: Cell, parts: readonly Cell[]): boolean =>
  parts.reduce((sum, part) => sum + (part.count ?? 0), 0) === count;

/** A percentage beside the measures that print its numerator and its denominator. */
function halvesOf(
  { share, numerator, base, isDeclared }: Fraction<KnownKpi>,
  cells: ReadonlyMap<string, Cell>,
): { readonly relation: Relation; readonly isDeclared: boolean; readonly withBase: readonly string[] }[] {
  const sides = [
    { aspect: "count", kpi: numerator },
    { aspect: "base", kpi: base },
  ] as const;
  return share.series.flatMap(({ period }) =>
    sides.flatMap(({ aspect, kpi }) => {
      const own = cells.get(cellId(share.id, period.key));
      const other = kpi && cells.get(cellId(kpi.id, period.key));
      if (own === undefined || other === undefined || contradicts(own[aspect], other.count)) return [];
      const withBase = aspect === "base" ? [own.key] : [];
      return [{ relation: equality(own, aspect, other), isDeclared, withBase }];
    }),
  );
}

const contradicts = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && one !== other;

/** Two figures that print the same number, such as the numerator of a percentage and the number beside it. */
const equality = (one: Cell, aspect: "count" | "base", other: Cell): Relation =>
  makeRelation(
    [
      [quantityOf(one, aspect), 1],
      [quantityOf(other, "count"), -1],
    ],
    null,
  );

/** The rests of percentages add up as their denominators do. That follows, but says more of their sizes. */
const restsOf = ({ terms }: Relation): Relation =>
  makeRelation(
    terms.map(({ quantity, weight }) => [quantityOf(quantity.cell, "rest"), weight]),
    null,
  );

/** What a percentage leaves over: the children who were not seen, of all. */
const restRelation = (cell: Cell): Relation =>
  makeRelation(
    [
      [quantityOf(cell, "base"), -1],
      [quantityOf(cell, "count"), 1],
      [quantityOf(cell, "rest"), 1],
    ],
    null,
  );
