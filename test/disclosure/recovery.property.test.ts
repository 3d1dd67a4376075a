import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { earlierReports, type PublishedReport } from "../../src/disclosure/earlier-reports.ts";
import { createViews, protectPlan, type Views } from "../../src/disclosure/views.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Audience } from "../../src/plan/schema/report-words.ts";
import { audienceOf } from "../../src/plan/schema/reports.ts";
import { buildReport } from "../../src/report/build-report.ts";
import { rounds } from "../rounds.ts";
import { arbitraryFigures } from "./arbitrary-figures.ts";
import { type Equation, onlyPossible, type Unknown } from "./second-solution.ts";

type Headed = Plan & { readonly header: PlanHeader };

/** Who can work figures out, and the reports that they have. */
interface Readers {
  readonly audience: Audience;
  readonly plan: Headed;
  readonly views: Views<Headed>;
  readonly files: readonly PublishedReport[];
}

function readersOf(plan: Headed): Readers[] {
  const views = createViews(plan);
  const files = publishAll(plan, views);
  const shared = { plan, views };
  return [
    { ...shared, audience: "public", files: files.filter(({ report }) => audienceOf(report) === "public") },
    { ...shared, audience: "board", files },
  ];
}

/** Makes every report of a plan in turn, each with what was published before it. */
function publishAll(plan: Headed, views: Views<Headed>): PublishedReport[] {
  const published: PublishedReport[] = [];
  for (const report of plan.reports) {
    const earlier = earlierReports(report, published, views.at);
    published.push({ report, model: buildReport(views, report, { version: "1.0.0", earlier }).model });
  }
  return published;
}

/** The true figure on a report's day, and whether the report prints it. */
interface Seen {
  readonly kpi: string;
  readonly period: string;
  /** The id of the report that it is in. */
  readonly report: string;
  readonly printed: boolean;
  readonly count: number;
  readonly base: number | null;
}

function figuresIn({ at }: Views<Headed>, files: readonly PublishedReport[]): Seen[] {
  return files.flatMap(({ report, model }) => {
    const { kpis } = at(model.state.asAt);
    return model.state.kpis.flatMap(({ id, points }) =>
      points.flatMap((point): Seen[] => {
        const series = kpis.find((kpi) => kpi.id === id)?.series ?? [];
        const figure = series.find(({ period }) => period.key === point.period)?.figure;
        if (figure === undefined || figure === null) return [];
        const { value, numerator, denominator, symbol } = figure;
        const [count, base] = symbol === "z" ? [0, 0] : [numerator ?? value ?? 0, denominator];
        return [
          { kpi: id, period: point.period, report: report.id, printed: point.symbol !== "c", count, base },
        ];
      }),
    );
  });
}

/** The three numbers that a figure gives: what it counts, of how many, and the rest. */
const ASPECTS = [
  { name: "size", least: 1, of: ({ count, base }: Seen) => base ?? count },
  { name: "count", least: 0, of: ({ count }: Seen) => count },
  { name: "others", least: 0, of: ({ count, base }: Seen) => (base === null ? 0 : base - count) },
] as const;

const sumsOf = (plan: Headed): { total: string; parts: string[]; period: (week: string) => string }[] => [
  ...plan.kpis.flatMap(({ id, parts }) =>
    parts === undefined ? [] : [{ total: id, parts: [...parts], period: (period: string) => period }],
  ),
  { total: "moved", parts: ["moved-weekly"], period: (week) => week.slice(0, 7) },
];

/**
 * What readers can work out. They put the equations of all their files together, as if they knew which figures are the
 * same in each, and know that a suppressed count is at least one: a zero would have been printed.
 */
function attack({ plan, views, files }: Readers): string[] {
  const seen = figuresIn(views, files);
  const threshold = plan.header.disclosure?.threshold ?? 5;
  const reports = new Set(seen.map(({ report }) => report));
  const name = ({ kpi, period, count, base }: Seen): string => `${kpi} ${period} ${count}/${base}`;
  const known = new Set(seen.filter(({ printed }) => printed).map(name));
  const hidden = seen.filter((one) => !known.has(name(one)));
  return ASPECTS.flatMap(({ name: aspect, least, of }) => {
    const equations = [...reports].flatMap((report) =>
      sumsOf(plan).flatMap(({ total, parts, period }): Equation[] =>
        seen
          .filter((one) => one.report === report && one.kpi === total)
          .flatMap((whole): Equation[] => {
            const pieces = seen.filter(
              (one) =>
                one.report === report && parts.includes(one.kpi) && period(one.period) === whole.period,
            );
            const needed = total === "moved" ? 4 : parts.length;
            if (pieces.length < needed) return [];
            const terms = new Map<string, number>();
            let sum = 0;
            for (const [one, sign] of [[whole, -1] as const, ...pieces.map((piece) => [piece, 1] as const)]) {
              if (known.has(name(one))) sum -= sign * of(one);
              else terms.set(name(one), (terms.get(name(one)) ?? 0) + sign);
            }
            return [{ terms, total: sum }];
          }),
      ),
    );
    const between = monthsBetween(seen, of);
    for (const { name: month, total, part } of between) {
      const terms = new Map([[month, 1]]);
      let sum = 0;
      for (const [one, sign] of [[total, -1] as const, [part, 1] as const]) {
        if (known.has(name(one))) sum -= sign * of(one);
        else terms.set(name(one), sign);
      }
      equations.push({ terms, total: sum });
    }
    const unknown = new Map<string, Unknown>([
      ...hidden.map((one) => [name(one), { truth: of(one), least }] as const),
      ...between.map((one) => [one.name, { truth: one.truth, least: 0 }] as const),
    ]);
    const secrets = hidden.filter((one) => isSecret(of(one), threshold, aspect));
    const few = between.filter(({ truth }) => truth >= 1 && truth <= threshold);
    const asked = [...secrets.map(name), ...few.map((one) => one.name)];
    const found = new Set(onlyPossible(equations, unknown, asked));
    return [
      ...secrets
        .filter((one) => found.has(name(one)))
        .map((one) => `${aspect} of ${name(one)} in ${one.report}`),
      ...few.filter((one) => found.has(one.name)).map((one) => one.name),
    ];
  });
}

/** The difference between two year-to-date figures of one file. */
function monthsBetween(seen: readonly Seen[], of: (one: Seen) => number) {
  const adopted = seen.filter(({ kpi }) => kpi === "adopted");
  return adopted.flatMap((total) =>
    adopted
      .filter((part) => part.report === total.report && part.period < total.period && of(part) <= of(total))
      .map((part) => {
        const ends = `${of(total)} since ${part.period} ${of(part)}`;
        return { name: ` adopted ${total.period} ${ends}`, total, part, truth: of(total) - of(part) };
      }),
  );
}

/** A count of any size may be suppressed to protect another; for the parts of a percentage only small ones are. */
const isSecret = (value: number, threshold: number, aspect: string): boolean =>
  aspect === "size" || (value >= 1 && value <= threshold);

const RUNS = rounds({ short: 15, long: 1500 });

function expectNone(found: Iterable<string>, readers: Readers): void {
  const figures = [...found];
  expect(figures, figures.length === 0 ? "" : describeFiles(readers)).toEqual([]);
}

/** Every figure of every file, suppressed ones in brackets, to explain a failure. */
function describeFiles({ audience, plan, views, files }: Readers): string {
  const seen = figuresIn(views, files);
  const lines = files.map(({ report: { id } }) => {
    const figures = seen.filter(({ report }) => report === id);
    const shown = figures.map(({ kpi, period, printed, count, base }) => {
      const figure = base === null ? `${count}` : `${count}/${base}`;
      return `${kpi} ${period} ${printed ? figure : `[${figure}]`}`;
    });
    return `${id}: ${shown.join(", ")}`;
  });
  return `${audience}, threshold ${plan.header.disclosure?.threshold}\n${lines.join("\n")}`;
}

/** Figures that the program itself reports as possible to work out: `check` makes them errors, and nothing is built. */
function admitted({ views: { at }, files }: Readers): Set<string> {
  return new Set(
    files.flatMap(({ report }) => {
      const { leaks } = protectPlan(at(report.asAt), audienceOf(report), earlierReports(report, files, at));
      return leaks.map(({ kpi, period }) => `${kpi} ${period}`);
    }),
  );
}

describe(`published reports of ${RUNS} plans give the public and the Board`, { timeout: 3_600_000 }, () => {
  test("no suppressed figure, when measures stay the same", () => {
    fc.assert(
      fc.property(arbitraryFigures({ growing: false }), (plan) => {
        for (const readers of readersOf(plan)) {
          expectNone(admitted(readers), readers);
          expectNone(attack(readers), readers);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("no suppressed figure without stopping the build, when a part is first measured later", () => {
    fc.assert(
      fc.property(arbitraryFigures({ growing: true }), (plan) => {
        for (const readers of readersOf(plan)) {
          const refused = admitted(readers);
          const found = attack(readers).filter(
            (one) => ![...refused].some((figure) => one.includes(` ${figure} `)),
          );
          expectNone(found, readers);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
