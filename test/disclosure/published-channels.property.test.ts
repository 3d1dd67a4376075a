import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rounds } from "../rounds.ts";
import { type AttackPlan, arbitraryAttackPlan } from "./attack-plans.ts";
import { type Day, type Figures, type Published, planOf, publish } from "./publish.ts";

const RUNS = rounds({ short: 20, long: 1000 });

/** The figures that no report prints; others of the same period may be printed as they were restated. */
function neverPrinted({ days }: AttackPlan, published: readonly Published[]): Set<string> {
  const names = new Set(days.flatMap(({ figures }) => Object.keys(figures)));
  const shortOf = (name: string): string => name.replace(/ 2016-04$/, "");
  return new Set(
    [...names].filter((name) => published.every(({ printed }) => printed[shortOf(name)] === "c")),
  );
}

/** The same plan by an author who never had these figures. */
const without = ({ situation, days }: AttackPlan, hidden: ReadonlySet<string>) =>
  planOf(
    situation,
    days.map(
      (day): Day => ({
        ...day,
        figures: Object.fromEntries(
          Object.entries(day.figures).map(([name, text]) => [name, hidden.has(name) ? "c" : text]),
        ) as Figures,
      }),
    ),
  );

const isRestated = ({ days }: AttackPlan, name: string): boolean =>
  new Set(days.map(({ figures }) => figures[name])).size > 1;

describe(`reports of ${RUNS} plans`, { timeout: 3_600_000 }, () => {
  test("are the same, word for word, where the suppressed figures were never known", () => {
    const tried = { plans: 0, figures: 0 };
    fc.assert(
      fc.property(arbitraryAttackPlan, (plan) => {
        const published = publish(planOf(plan.situation, plan.days));
        const hidden = neverPrinted(plan, published);
        // That a suppressed figure was restated is told, so an author who never had it tells less.
        fc.pre(hidden.size > 0 && ![...hidden].some((name) => isRestated(plan, name)));
        const blind = publish(without(plan, hidden));
        // Who does not know a figure may have to suppress one more.
        fc.pre(published.every(({ printed }, at) => isDeepStrictEqual(printed, blind[at]?.printed)));
        tried.plans++;
        tried.figures += hidden.size;
        // A page, its charts and their limits, an export and a comparison are made of the model and of nothing else.
        expect(blind.map(({ model }) => JSON.stringify(model))).toEqual(
          published.map(({ model }) => JSON.stringify(model)),
        );
      }),
      { numRuns: RUNS },
    );
    console.info(`${tried.plans} plans, ${tried.figures} figures that nobody is shown`);
  });
});
