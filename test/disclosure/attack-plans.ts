import fc from "fast-check";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import type { Audience } from "../../src/plan/schema/report-words.ts";
import type { Day, Figures, Situation } from "./publish.ts";

/** "north 2016-04": a figure, as `publish.ts` names it. */
export type Ref = string;

/** How the figures of a plan hang together, as everybody knows who reads what its measures count. */
export interface Ties {
  /** A total and its parts. */
  readonly sums: readonly (readonly [total: Ref, parts: readonly Ref[]])[];
  /** Of two figures for the year to date the later and the earlier one. */
  readonly growths: readonly (readonly [later: Ref, earlier: Ref])[];
  /** What is counted in a month and printed nowhere is named "in 2016-04". */
  readonly months: readonly (readonly [figure: Ref, months: readonly Ref[]])[];
  /** A percentage, and the figures that print its numerator and its base. */
  readonly fractions: readonly (readonly [share: Ref, numerator: Ref, base: Ref])[];
}

/** A plan to be attacked, in plain words: what it measures, what became known on each day, and how it hangs together. */
export interface AttackPlan {
  readonly situation: Situation;
  readonly days: readonly Day[];
  /** For each day, what was counted in the months that no measure prints. */
  readonly unprinted: readonly Figures[];
  readonly ties: Ties;
}

interface Block extends Ties {
  readonly kpis: Readonly<Record<string, Partial<Kpi>>>;
  readonly figures: (cells: readonly number[]) => Figures;
  readonly unprinted?: (cells: readonly number[]) => Figures;
}

const NONE: Ties = { sums: [], growths: [], months: [], fractions: [] };
const MONTHS = ["2016-04", "2016-05", "2016-06", "2016-07"];
const SHARE = { unit: "% of children" } as const;
const add = (...counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((all, one) => all + (one ?? 0), 0);
const inEach = (
  periods: readonly string[],
  of: (period: string) => readonly (readonly [string, readonly string[]])[],
) =>
  periods.flatMap((period) =>
    of(period).map(
      ([total, parts]) => [`${total} ${period}`, parts.map((part) => `${part} ${period}`)] as const,
    ),
  );
const named = (entries: readonly (readonly [string, number | string])[]): Figures =>
  Object.fromEntries(entries.map(([name, figure]) => [name, String(figure)]));
const fraction = (count: number, base: number): string => (base === 0 ? "z" : `${count}/${base}`);

/** A total, its parts, and the parts of the first of them. */
function nested(id: string, parts: number, inner: number): Block {
  const outer = Array.from({ length: parts }, (_, at) => `${id}-${at}`);
  const first = Array.from({ length: inner }, (_, at) => `${id}-0-${at}`);
  const periods = MONTHS.slice(0, 1);
  return {
    ...NONE,
    kpis: {
      [id]: { parts: outer },
      ...Object.fromEntries(outer.map((one) => [one, {}])),
      ...(inner > 0 && {
        [`${id}-0`]: { parts: first },
        ...Object.fromEntries(first.map((one) => [one, {}])),
      }),
    },
    figures: (cells) => {
      const within = cells.slice(parts, parts + inner);
      const counts = cells
        .slice(0, parts)
        .map((count, at) => (at === 0 && inner > 0 ? add(...within) : count));
      return named([
        [`${id} ${periods[0]}`, add(...counts)],
        ...outer.map((one, at) => [`${one} ${periods[0]}`, counts[at] ?? 0] as const),
        ...first.map((one, at) => [`${one} ${periods[0]}`, within[at] ?? 0] as const),
      ]);
    },
    sums: inEach(periods, () => [[id, outer], ...(inner > 0 ? [[`${id}-0`, first] as const] : [])]),
  };
}

/** A table with the totals of its rows and of its columns. */
function table(id: string, rows: number, columns: number): Block {
  const [row, column] = [rows, columns].map((count) => Array.from({ length: count }, (_, at) => at)) as [
    number[],
    number[],
  ];
  const cell = (r: number, c: number): string => `${id}-${r}x${c}`;
  const sums: (readonly [string, readonly string[]])[] = [
    ...row.map((r) => [`${id}-row-${r}`, column.map((c) => cell(r, c))] as const),
    ...column.map((c) => [`${id}-column-${c}`, row.map((r) => cell(r, c))] as const),
    [`${id}-all`, row.map((r) => `${id}-row-${r}`)],
  ];
  return {
    ...NONE,
    kpis: {
      ...Object.fromEntries(sums.map(([total, parts]) => [total, { parts: [...parts] }])),
      ...Object.fromEntries(row.flatMap((r) => column.map((c) => [cell(r, c), {}]))),
    },
    figures: (cells) => {
      const at = (r: number, c: number): number => cells[r * columns + c] ?? 0;
      return named([
        ...row.flatMap((r) => column.map((c) => [`${cell(r, c)} 2016-04`, at(r, c)] as const)),
        ...row.map((r) => [`${id}-row-${r} 2016-04`, add(...column.map((c) => at(r, c)))] as const),
        ...column.map((c) => [`${id}-column-${c} 2016-04`, add(...row.map((r) => at(r, c)))] as const),
        [`${id}-all 2016-04`, add(...cells.slice(0, rows * columns))],
      ]);
    },
    sums: inEach(["2016-04"], () => sums),
  };
}

/** Children counted in the month, in the quarter and in the year to date; some of these measures may be missing. */
function overMonths(
  id: string,
  months: number,
  has: { month: boolean; quarter: boolean; year: boolean },
): Block {
  const periods = MONTHS.slice(0, months);
  const kpis = {
    ...(has.month && {
      [`${id}-month`]: { name: `Children ${id} in the month`, basis: "in-period" as const },
    }),
    ...(has.quarter && {
      [`${id}-quarter`]: {
        name: `Children ${id}`,
        basis: "in-period" as const,
        frequency: "quarterly" as const,
      },
    }),
    ...(has.year && {
      [`${id}-year`]: { name: `Children ${id} in the year to date`, basis: "year-to-date" as const },
    }),
  };
  const month = (period: string): Ref => (has.month ? `${id}-month ${period}` : `${id} in ${period}`);
  const quarters = has.quarter && months >= 3 ? ["2016-06"] : [];
  const years = has.year ? periods : [];
  return {
    ...NONE,
    kpis,
    figures: (cells) =>
      named([
        ...(has.month ? periods.map((period, at) => [`${id}-month ${period}`, cells[at] ?? 0] as const) : []),
        ...quarters.map((period) => [`${id}-quarter ${period}`, add(...cells.slice(0, 3))] as const),
        ...years.map((period, at) => [`${id}-year ${period}`, add(...cells.slice(0, at + 1))] as const),
      ]),
    unprinted: (cells) =>
      named(has.month ? [] : periods.map((period, at) => [month(period), cells[at] ?? 0] as const)),
    growths: years.flatMap((later, at) =>
      years.slice(0, at).map((earlier) => [`${id}-year ${later}`, `${id}-year ${earlier}`] as const),
    ),
    months: [
      ...quarters.map((period) => [`${id}-quarter ${period}`, periods.slice(0, 3).map(month)] as const),
      ...years.map((period, at) => [`${id}-year ${period}`, periods.slice(0, at + 1).map(month)] as const),
    ],
  };
}

/** A total and parts for the year to date, month by month. */
function yearly(id: string, parts: number, months: number): Block {
  const periods = MONTHS.slice(0, months);
  const of = Array.from({ length: parts }, (_, at) => `${id}-${at}`);
  const all = [id, ...of];
  return {
    ...NONE,
    kpis: {
      [id]: { basis: "year-to-date", parts: of },
      ...Object.fromEntries(of.map((one) => [one, { basis: "year-to-date" as const }])),
    },
    figures: (cells) =>
      named(
        periods.flatMap((period, at) => {
          const sums = of.map((_, part) => add(...cells.slice(part * months, part * months + at + 1)));
          return [
            [`${id} ${period}`, add(...sums)] as const,
            ...of.map((one, part) => [`${one} ${period}`, sums[part] ?? 0] as const),
          ];
        }),
      ),
    sums: inEach(periods, () => [[id, of]]),
    growths: all.flatMap((one) =>
      periods.flatMap((later, at) =>
        periods.slice(0, at).map((earlier) => [`${one} ${later}`, `${one} ${earlier}`] as const),
      ),
    ),
  };
}

/** Percentages that add up, beside the numerator and the base of the whole where these are measured as well. */
function shares(id: string, parts: number, isCounted: boolean): Block {
  const of = Array.from({ length: parts }, (_, at) => `${id}-${at}`);
  const [seen, all] = [`${id}-seen`, `${id}-all`];
  return {
    ...NONE,
    kpis: {
      [id]: { ...SHARE, parts: of },
      ...Object.fromEntries(of.map((one) => [one, SHARE])),
      ...(isCounted && { [seen]: { numeratorOf: id }, [all]: { denominatorOf: id } }),
    },
    figures: (cells) => {
      const counts = of.map((_, at) => cells[2 * at] ?? 0);
      const bases = of.map((_, at) => add(cells[2 * at], cells[2 * at + 1]));
      return named([
        [`${id} 2016-04`, fraction(add(...counts), add(...bases))],
        ...of.map((one, at) => [`${one} 2016-04`, fraction(counts[at] ?? 0, bases[at] ?? 0)] as const),
        ...(isCounted
          ? [[`${seen} 2016-04`, add(...counts)] as const, [`${all} 2016-04`, add(...bases)] as const]
          : []),
      ]);
    },
    sums: inEach(["2016-04"], () => [[id, of]]),
    fractions: isCounted ? [[`${id} 2016-04`, `${seen} 2016-04`, `${all} 2016-04`]] : [],
  };
}

const blocks: fc.Arbitrary<Block> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.constantFrom(0, 2, 3))
    .map(([parts, inner]) => nested("all", parts, inner)),
  fc
    .tuple(fc.constantFrom(2, 3), fc.constantFrom(2, 3))
    .map(([rows, columns]) => table("table", rows, columns)),
  fc.tuple(fc.constantFrom(3, 4), fc.constantFrom("month", "quarter", "year", null)).map(([months, none]) =>
    overMonths("moved", months, {
      month: none !== "month",
      quarter: none !== "quarter",
      year: none !== "year",
    }),
  ),
  fc
    .tuple(fc.constantFrom(2, 3), fc.constantFrom(2, 3))
    .map(([parts, months]) => yearly("fostered", parts, months)),
  fc
    .tuple(fc.constantFrom(2, 3), fc.boolean())
    .map(([parts, isCounted]) => shares("share", parts, isCounted)),
);

const count = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 9 }), fc.nat({ max: 40 }));

/** From day to day some counts are restated, each in one direction, so that none returns to an earlier size. */
const restatement = fc.record({
  which: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
  by: fc.integer({ min: -6, max: 6 }),
});

const audience: fc.Arbitrary<Audience> = fc.constantFrom("public", "public", "board");

/** A plan of one or two kinds of tables, and two or three reports a month apart. */
export const arbitraryAttackPlan: fc.Arbitrary<AttackPlan> = fc
  .record({
    made: fc.uniqueArray(blocks, {
      minLength: 1,
      maxLength: 2,
      selector: ({ kpis }) => Object.keys(kpis)[0]?.split("-")[0],
    }),
    counts: fc.array(count, { minLength: 24, maxLength: 24 }),
    moves: fc.tuple(restatement, restatement),
    audiences: fc.array(audience, { minLength: 1, maxLength: 3 }),
    threshold: fc.constantFrom(2, 3, 5),
    round: fc.constantFrom(undefined, undefined, undefined, 5),
    board: fc.constantFrom("suppressed" as const, "full" as const),
  })
  .map(({ made, counts, moves, audiences, threshold, round, board }): AttackPlan => {
    const cellsOn = (day: number, place: number): number[] =>
      counts.slice(12 * place).map((one, at) => {
        const moved = moves.slice(0, day).filter(({ which }) => which.includes(at % 12));
        return Math.max(
          0,
          moved.reduce((sum, { by }) => sum + by, one),
        );
      });
    const days = audiences.map(
      (readers, day): Day => ({
        audience: readers,
        figures: joined(made.map((block, at) => block.figures(cellsOn(day, at)))),
        ...(day > 0 && { since: `report-${day}` }),
      }),
    );
    return {
      situation: {
        disclosure: { threshold, board, ...(round !== undefined && { round }) },
        kpis: Object.assign({}, ...made.map((block) => block.kpis)) as Situation["kpis"],
      },
      days,
      unprinted: days.map((_, day) =>
        joined(made.map(({ unprinted }, at) => unprinted?.(cellsOn(day, at)) ?? {})),
      ),
      ties: {
        sums: made.flatMap(({ sums }) => sums),
        growths: made.flatMap(({ growths }) => growths),
        months: made.flatMap(({ months }) => months),
        fractions: made.flatMap(({ fractions }) => fractions),
      },
    };
  });

const joined = (figures: readonly Figures[]): Figures => Object.assign({}, ...figures);
