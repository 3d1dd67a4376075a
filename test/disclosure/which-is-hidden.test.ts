import { describe, expect, test } from "vitest";
import { suppress } from "../../src/disclosure/suppress.ts";
import { type KnownKpi, planAsAt } from "../../src/plan/history/replay.ts";
import { valueIn } from "../../src/plan/measures/figures.ts";
import { type Figure, parseFigure } from "../../src/plan/schema/extracts.ts";
import { type Period, parsePeriod } from "../../src/plan/time/periods.ts";
import { originOf } from "../../src/problems/origin.ts";
import { rounds } from "../rounds.ts";
import { type Figures, planOf, type Situation } from "./publish.ts";

/**
 * A reader who knows how the program chooses can run it on every table there could be. The tables that give what was
 * printed are those that are possible. A count is given back if it is the same in all of them.
 */

interface Table extends Situation {
  readonly name: string;
  readonly counts: number;
  /** The counts add up to this or less. */
  readonly most: number;
  /** By how many times the threshold a total may be larger that is not printed; 1 if not given. */
  readonly margin?: number;
  /** The figures that some counts make, named as in `publish.ts`. */
  readonly figures: (counts: readonly number[]) => Readonly<Record<string, number | string>>;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const MONTHS = ["2016-04", "2016-05", "2016-06"];
const monthly = (counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(counts.map((count, at) => [`month ${MONTHS[at]}`, count]));
const MONTH = { name: "Children moved in the month", basis: "in-period" } as const;
const QUARTER = { name: "Children moved", basis: "in-period", frequency: "quarterly" } as const;
const YEAR = { name: "Children moved in the year to date", basis: "year-to-date" } as const;
const yearly = (counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(counts.map((_, at) => [`year ${MONTHS[at]}`, sum(counts.slice(0, at + 1))]));

const TABLES: readonly Table[] = [
  {
    name: "two parts",
    kpis: { all: { parts: ["a", "b"] }, a: {}, b: {} },
    counts: 2,
    most: 24,
    figures: ([a = 0, b = 0]) => ({ all: a + b, a, b }),
  },
  {
    name: "three parts",
    kpis: { all: { parts: ["a", "b", "c"] }, a: {}, b: {}, c: {} },
    counts: 3,
    most: 18,
    figures: ([a = 0, b = 0, c = 0]) => ({ all: a + b + c, a, b, c }),
  },
  {
    name: "four parts",
    kpis: { all: { parts: ["a", "b", "c", "d"] }, a: {}, b: {}, c: {}, d: {} },
    counts: 4,
    most: 14,
    figures: ([a = 0, b = 0, c = 0, d = 0]) => ({ all: a + b + c + d, a, b, c, d }),
  },
  {
    name: "a part with two parts of its own",
    kpis: { all: { parts: ["n", "s"] }, n: { parts: ["a", "b"] }, a: {}, b: {}, s: {} },
    counts: 3,
    most: 18,
    figures: ([a = 0, b = 0, s = 0]) => ({ all: a + b + s, n: a + b, a, b, s }),
  },
  {
    name: "two parts with two parts of their own",
    kpis: {
      all: { parts: ["n", "s"] },
      n: { parts: ["a", "b"] },
      a: {},
      b: {},
      s: { parts: ["c", "d"] },
      c: {},
      d: {},
    },
    counts: 4,
    most: 14,
    figures: ([a = 0, b = 0, c = 0, d = 0]) => ({ all: a + b + c + d, n: a + b, a, b, s: c + d, c, d }),
  },
  {
    name: "months and their quarter",
    kpis: { month: MONTH, quarter: QUARTER },
    counts: 3,
    most: 18,
    figures: (counts) => ({ ...monthly(counts), "quarter 2016-06": sum(counts) }),
  },
  {
    name: "months and the year to date",
    kpis: { month: MONTH, year: YEAR },
    counts: 3,
    most: 22,
    margin: 2,
    figures: (counts) => ({ ...monthly(counts), ...yearly(counts) }),
  },
  {
    name: "months, their quarter and the year to date",
    kpis: { month: MONTH, quarter: QUARTER, year: YEAR },
    counts: 3,
    most: 22,
    margin: 2,
    figures: (counts) => ({ ...monthly(counts), "quarter 2016-06": sum(counts), ...yearly(counts) }),
  },
  {
    name: "a part of a part of two parts",
    kpis: {
      all: { parts: ["n", "s"] },
      n: { parts: ["m", "c"] },
      m: { parts: ["a", "b"] },
      a: {},
      b: {},
      c: {},
      s: {},
    },
    counts: 4,
    most: 14,
    margin: 2,
    figures: ([a = 0, b = 0, c = 0, s = 0]) => ({ all: a + b + c + s, n: a + b + c, m: a + b, a, b, c, s }),
  },
  {
    name: "a number, a total and a percentage",
    kpis: { all: {}, seen: {}, share: { unit: "% of children" } },
    counts: 2,
    most: 24,
    figures: ([a = 0, b = 0]) => ({ all: a + b, seen: a, share: `${a}/${a + b}` }),
  },
];

/** What a reader sees of a table, and the counts that are kept from them: of a percentage, both of its halves. */
interface Seen {
  readonly text: string;
  readonly secrets: readonly (readonly [name: string, count: number])[];
}

function see(plan: ReturnType<typeof planAsAt>, figures: Figures): Seen {
  const named = Object.entries(figures).map(([name, text]) => {
    const [kpi = "", period = "2016-04"] = name.split(" ");
    return { kpi, period, text };
  });
  const kpis = plan.kpis.map((kpi) => ({
    ...kpi,
    series: named.filter((one) => one.kpi === kpi.id).map(({ period, text }) => pointOf(kpi, period, text)),
  }));
  const { hidden } = suppress({ ...plan, kpis }, "public", []);
  const isHidden = ({ kpi, period }: { kpi: string; period: string }): boolean =>
    hidden.has(`${kpi} ${period}`);
  return {
    text: named.map((one) => (isHidden(one) ? "c" : one.text)).join(" "),
    secrets: named.filter(isHidden).flatMap(({ kpi, period, text }) => {
      const [count = 0, base] = text.split("/").map(Number);
      const name = `${kpi} ${period}`;
      return base === undefined
        ? [[name, count] as const]
        : [[name, count] as const, [`${name} rest`, base - count] as const];
    }),
  };
}

const NOBODY: Figure = { value: null, numerator: null, denominator: null, symbol: "z" };

function pointOf(kpi: KnownKpi, period: string, text: string): KnownKpi["series"][number] {
  const figure = parseFigure(text) ?? NOBODY;
  const known = parsePeriod(period, kpi.frequency) as Period;
  const origin = originOf("plan.yaml");
  return {
    period: known,
    figure,
    value: valueIn(kpi.unit, figure),
    extract: "2017-04-01",
    origin,
    before: null,
  };
}

function* splits(parts: number, most: number): Generator<number[]> {
  if (parts === 0) yield [];
  else
    for (let first = 0; first <= most; first++)
      for (const rest of splits(parts - 1, most - first)) yield [first, ...rest];
}

/** The tables of which a reader learns a small count, with what they see. */
function givenBack({ counts, most: largest, margin = 1, figures, ...situation }: Table, threshold: number) {
  const plan = planAsAt(planOf({ ...situation, disclosure: { threshold } }, [{ figures: {} }]), "2017-04-01");
  const most = largest - rounds({ short: 3, long: 0 });
  const possible = new Map<string, Map<string, Set<number>>>();
  const judged = new Set<string>();
  for (const table of splits(counts, most)) {
    const written = Object.entries(figures(table)).map(([name, figure]) => [name, String(figure)]);
    const { text, secrets } = see(plan, Object.fromEntries(written));
    // Where the total is not printed, a larger table may be possible as well, and is not looked at.
    if (sum(table) <= most - margin * threshold) judged.add(text);
    const sizes = possible.get(text) ?? new Map<string, Set<number>>();
    for (const [name, count] of secrets) sizes.set(name, (sizes.get(name) ?? new Set()).add(count));
    possible.set(text, sizes);
  }
  const found = [...judged].flatMap((text) =>
    [...(possible.get(text) ?? [])].flatMap(([name, sizes]) => {
      const [only = 0, ...others] = sizes;
      return others.length === 0 && only >= 1 && only <= threshold ? [`${text}: ${name} is ${only}`] : [];
    }),
  );
  return { found, judged: judged.size };
}

/** Every table is looked at, so a threshold more takes as long again. */
const THRESHOLDS = [3, 5].slice(0, rounds({ short: 1, long: 2 }));

describe.each(THRESHOLDS)(
  "with a threshold of %i, which figures are suppressed gives no small count back",
  (threshold) => {
    test.each(TABLES)("$name", (table) => {
      const { found, judged } = givenBack(table, threshold);
      console.info(`${table.name}, threshold ${threshold}: ${judged} tables as they are printed`);
      expect(found).toEqual([]);
    });
  },
);
