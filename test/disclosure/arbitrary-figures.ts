import fc from "fast-check";
import {
  type Extract,
  type ExtractFigure,
  type Figure,
  parseFigure,
} from "../../src/plan/schema/extracts.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Report } from "../../src/plan/schema/reports.ts";
import { originOf } from "../../src/problems/origin.ts";

/**
 * Random plans with measures of children that add up: a breakdown in two levels, a breakdown of percentages, weeks
 * of a month, and a year to date. There is an extract on each of three days, figures are restated between them, and
 * each day has one or two reports.
 */

const origin = originOf("plan.yaml");
export const DAYS = ["2016-06-05", "2016-07-05", "2016-08-05"] as const;
const MONTHS = ["2016-04", "2016-05"] as const;
const WEEKS = ["2016-04-03", "2016-04-10", "2016-04-17", "2016-04-24"] as const;

const measure = (id: string, rest: Partial<Kpi> = {}): Kpi => ({
  id,
  name: `Measure ${id}`,
  definition: `What ${id} counts.`,
  unit: "children",
  frequency: "monthly",
  better: "lower",
  subject: "child",
  origin,
  ...rest,
});

const KPIS: readonly Kpi[] = [
  measure("all", { parts: ["north", "south", "east"] }),
  measure("north", { parts: ["north-girls", "north-boys"] }),
  measure("north-girls"),
  measure("north-boys"),
  measure("south"),
  measure("east"),
  measure("seen", { unit: "% of children", parts: ["seen-home", "seen-school"] }),
  measure("seen-home", { unit: "% of children" }),
  measure("seen-school", { unit: "% of children" }),
  measure("moved", { basis: "in-period", rollsUp: "moved-weekly" }),
  measure("moved-weekly", { basis: "in-period", frequency: "weekly" }),
  measure("adopted", { basis: "year-to-date" }),
];

type Leaves = Readonly<Record<string, number>>;

const small = fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 40 }));
const LEAVES = [
  "north-girls",
  "north-boys",
  "south",
  "east",
  "adopted",
  "home",
  "home-all",
  "school",
  "school-all",
];
const leaves: fc.Arbitrary<Leaves> = fc.record(Object.fromEntries(LEAVES.map((id) => [id, small])));

/** The figures in the case system on a day: every month's counts, and the weeks of April. */
interface Content {
  readonly months: readonly Leaves[];
  readonly weeks: readonly number[];
}

const content: fc.Arbitrary<Content> = fc.record({
  months: fc.tuple(leaves, leaves),
  weeks: fc.tuple(small, small, small, small),
});

/** From one day to the next a few counts are restated. A plan restates them in one direction, so none returns to an earlier value. */
const history = fc
  .record({
    first: content,
    restated: fc.array(fc.constantFrom(...LEAVES), { maxLength: 3 }),
    by: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat({ max: 9 })),
  })
  .map(({ first, restated, by: [once, more] }): Content[] => {
    const restate = ({ months, weeks }: Content, move: number): Content => ({
      weeks,
      months: months.map((month) => ({
        ...month,
        ...Object.fromEntries(restated.map((id) => [id, Math.max(0, (month[id] ?? 0) + move)])),
      })),
    });
    const second = restate(first, once);
    return [first, second, restate(second, Math.sign(once) * more)];
  });

function figuresOf({ months, weeks: counts }: Content): ExtractFigure[] {
  let adopted = 0;
  const monthly = months.flatMap((month, index) => {
    const at = (id: string): number => month[id] ?? 0;
    adopted += at("adopted");
    const north = at("north-girls") + at("north-boys");
    const [home, homeAll] = [at("home"), at("home") + at("home-all")];
    const [school, schoolAll] = [at("school"), at("school") + at("school-all")];
    const values: Record<string, string> = {
      all: String(north + at("south") + at("east")),
      north: String(north),
      ...Object.fromEntries(["north-girls", "north-boys", "south", "east"].map((id) => [id, String(at(id))])),
      seen: `${home + school}/${homeAll + schoolAll}`,
      "seen-home": `${home}/${homeAll}`,
      "seen-school": `${school}/${schoolAll}`,
      adopted: String(adopted),
    };
    return Object.entries(values).map(([kpi, text]) => figure(kpi, MONTHS[index] as string, text));
  });
  const weekly = counts.map((count, index) => figure("moved-weekly", WEEKS[index] as string, String(count)));
  const month = figure("moved", "2016-04", String(counts.reduce((sum, count) => sum + count, 0)));
  return [...monthly, ...weekly, month].filter((one) => one !== null);
}

/** A fraction of nobody is `z`, as there was nothing to measure. */
function figure(kpi: string, period: string, text: string): ExtractFigure {
  const none: Figure = { value: null, numerator: null, denominator: null, symbol: "z" };
  return { kpi, period, figure: parseFigure(text) ?? none, origin };
}

const report = (id: string, audience: "public" | "board", day: string): Report => ({
  id,
  template: "cabinet",
  audience,
  asAt: day,
  state: { published: day, model: `${id}.json` },
  responsible: { member: "member", director: "director" },
  contact: { name: "Contact" },
  title: "Report",
  purpose: "Purpose.",
  summary: "Summary.",
  decisions: ["That it be noted."],
  reasons: "Reasons.",
  main: "Main.",
  origin,
});

const audiences = fc.subarray(["public", "board"] as const, { minLength: 1 });

/** A plan and its published reports in order of publication. A growing plan adds measures later. */
export const arbitraryFigures = ({
  growing,
}: {
  readonly growing: boolean;
}): fc.Arbitrary<Plan & { readonly header: PlanHeader }> =>
  fc
    .record({
      history,
      threshold: fc.constantFrom(3, 5, 7),
      reports: fc.tuple(audiences, audiences, audiences),
      /** Measures that the first reports do not have. */
      added: growing ? fc.subarray(["north-boys", "east", "seen-home", "moved-weekly"]) : fc.constant([]),
    })
    .map(({ history: days, threshold, reports, added }) => ({
      header: {
        title: "Plan",
        authority: "Council",
        service: "Children's Services",
        answers: "inspection",
        start: "2016-01-01",
        disclosure: { threshold },
        origin,
      },
      posts: [],
      bodies: [],
      glossary: [],
      workstreams: [],
      recommendations: [],
      actions: [],
      kpis: KPIS.map((kpi) => ((added as string[]).includes(kpi.id) ? { ...kpi, added: DAYS[1] } : kpi)),
      feeds: [],
      extracts: days.map(
        (one, index): Extract => ({
          date: DAYS[index] as string,
          figures: figuresOf(one),
          early: [],
          origin,
        }),
      ),
      events: [],
      audits: [],
      updates: [],
      reports: reports.flatMap((list, index) =>
        list.map((audience) => report(`${audience}-${index}`, audience, DAYS[index] as string)),
      ),
      attachments: new Map(),
      unreadableIds: new Set(),
      idsWithUnreadableUpdates: new Set(),
      unreadFigures: [],
    }));
