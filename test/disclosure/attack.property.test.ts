import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AUDIENCES } from "../../src/plan/schema/report-words.ts";
import { rounds } from "../rounds.ts";
import { arbitraryAttackPlan } from "./attack-plans.ts";
import { attackPublished } from "./attack-published.ts";
import { planOf, publish } from "./publish.ts";

const RUNS = rounds({ short: 40, long: 5000 });

describe(`an outsider who solves for every figure of ${RUNS} plans`, { timeout: 7_200_000 }, () => {
  test.each(AUDIENCES)("recovers none that is suppressed for the %s", (audience) => {
    const tried = { plans: 0, asked: 0, refused: 0 };
    fc.assert(
      fc.property(arbitraryAttackPlan, (plan) => {
        const published = publish(planOf(plan.situation, plan.days));
        const { recovered, asked } = attackPublished(plan, published, audience);
        // What the program itself says to be possible: check makes it an error, and nothing is built.
        const refused = published.flatMap(({ leaks }) => leaks.map(({ kpi, period }) => `${kpi} ${period}`));
        tried.plans++;
        tried.asked += asked;
        tried.refused += refused.length > 0 ? 1 : 0;
        expect(recovered.filter((one) => !refused.some((figure) => one.startsWith(figure)))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    console.info(
      `${tried.plans} plans, ${tried.asked} numbers asked for, ${tried.refused} plans that would be refused`,
    );
  });
});
