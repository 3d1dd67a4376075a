import fc from "fast-check";
import { expect, test } from "vitest";
import { withholdExempt } from "../../src/disclosure/views.ts";
import { type PlanAsAt, planAsAt } from "../../src/plan/history/replay.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { anyDay, arbitraryPlan } from "./arbitrary-plan.ts";

const withExemptions: fc.Arbitrary<Plan> = arbitraryPlan.chain((plan) =>
  fc.array(fc.constantFrom(1, 2, undefined), { minLength: 14, maxLength: 14 }).map((paragraphs) => ({
    ...plan,
    updates: plan.updates.map((update, index) => {
      const paragraph = paragraphs[index];
      return paragraph === undefined
        ? update
        : { ...update, exempt: { paragraph, reason: "It names a member of staff." } };
    }),
  })),
);

/** All that no edition withholds of actions and recommendations, and of what became of them. */
const shown = ({ actions, recommendations }: PlanAsAt) => ({
  actions: actions.map(({ id, status, due, owner, evidence, history }) => ({
    id,
    status,
    due,
    owner,
    evidence: evidence.map(({ date }) => date ?? null),
    history: history.map(({ date, corrected, patch }) => [date, corrected?.date, patch.status, patch.due]),
  })),
  recommendations: recommendations.map(({ id, track }) => ({ id, track })),
});

test("two updates of one day count in the same order in every edition", () =>
  fc.assert(
    fc.property(withExemptions, anyDay, (plan, asAt) => {
      const open = planAsAt(withholdExempt(plan, "public"), asAt);
      expect(shown(open)).toEqual(shown(planAsAt(plan, asAt)));
    }),
    { numRuns: 500 },
  ));
