import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { knownAt, planAsAt } from "../../src/plan/history/replay.ts";
import { EMPTY_PLAN, type Plan } from "../../src/plan/schema/plan.ts";
import type { Update } from "../../src/plan/schema/updates.ts";
import { addDays, type IsoDate } from "../../src/plan/time/dates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { rounds } from "../rounds.ts";
import { anyDay, arbitraryPlan, day, factOf, withoutOrigins } from "./arbitrary-plan.ts";

const RUNS = { numRuns: rounds({ short: 167, long: 5000 }) };

describe("a fact never shows before its date", () => {
  test("nothing in the replayed plan has a later date", () => {
    fc.assert(
      fc.property(arbitraryPlan, anyDay, (plan, asAt) => {
        expect(datesIn(planAsAt(plan, asAt)).filter((date) => date > asAt)).toEqual([]);
        expect(datesIn(knownAt(plan, asAt)).filter((date) => date > asAt)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("the plan at a date is the same when every later fact is removed", () => {
    fc.assert(
      fc.property(arbitraryPlan, anyDay, (plan, asAt) => {
        expect(planAsAt(withoutLater(plan, asAt), asAt)).toEqual(planAsAt(plan, asAt));
        expect(knownAt(withoutLater(plan, asAt), asAt)).toEqual(knownAt(plan, asAt));
      }),
      RUNS,
    );
  });

  test("adding a later fact changes nothing", () => {
    const later = fc
      .tuple(anyDay, fc.integer({ min: 1, max: 60 }))
      .chain(([asAt, days]) => fc.tuple(fc.constant(asAt), factOf(addDays(asAt, days))));
    fc.assert(
      fc.property(arbitraryPlan, later, (plan, [asAt, fact]) => {
        expect(planAsAt(fact.addTo(plan), asAt), fact.words).toEqual(planAsAt(plan, asAt));
      }),
      { numRuns: rounds({ short: 167, long: 5000 }) },
    );
  });
});

test("the order of entries and updates does not matter", () => {
  const shuffled = arbitraryPlan.chain((plan) => fc.tuple(fc.constant(plan), shuffle(plan)));
  fc.assert(
    fc.property(shuffled, anyDay, ([plan, other], asAt) => {
      expect(withoutOrigins(planAsAt(other, asAt))).toEqual(withoutOrigins(planAsAt(plan, asAt)));
    }),
    RUNS,
  );
});

describe("replaying a plan", () => {
  test("twice gives the same as once", () => {
    fc.assert(
      fc.property(arbitraryPlan, anyDay, (plan, asAt) => {
        expect(knownAt(knownAt(plan, asAt), asAt)).toEqual(knownAt(plan, asAt));
      }),
      RUNS,
    );
  });

  test("from its state at a later date gives the same", () => {
    fc.assert(
      fc.property(arbitraryPlan, anyDay, fc.nat({ max: 120 }), (plan, earlier, days) => {
        const later = addDays(earlier, days);
        expect(knownAt(knownAt(plan, later), earlier)).toEqual(knownAt(plan, earlier));
        expect(planAsAt(knownAt(plan, later), earlier)).toEqual(planAsAt(plan, earlier));
      }),
      RUNS,
    );
  });
});

describe("an update", () => {
  test("changes its field from its date on, and not before", () => {
    fc.assert(
      fc.property(arbitraryPlan, day, anyDay, (plan, date, due) => {
        const others = plan.actions.filter(({ id }) => id !== ACTION.id);
        const updates = plan.updates.filter(({ of }) => of !== ACTION.id);
        const quiet = { ...plan, actions: [...others, ACTION], updates };
        const updated = { ...quiet, updates: [...quiet.updates, updateOf(date, { due })] };
        const before = addDays(date, -1);
        expect(planAsAt(updated, before)).toEqual(planAsAt(quiet, before));
        for (const days of [0, 1, 400]) expect(dueAt(updated, addDays(date, days))).toBe(due);
      }),
      RUNS,
    );
  });

  test("that corrects another replaces it from its own date on", () => {
    const dates = fc.uniqueArray(day, { minLength: 3, maxLength: 3 }).map((three) => three.sort());
    const dues = fc.uniqueArray(anyDay, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        dates,
        dues,
        fc.boolean(),
        ([first, second, third] = [], [wrong, next, right] = [], moved) => {
          const [d, e, c] = [first, second, third] as [IsoDate, IsoDate, IsoDate];
          const updates = [
            updateOf(d, { due: wrong, title: "Kept" }),
            ...(moved ? [updateOf(e, { due: next })] : []),
            { ...updateOf(c, { due: right }), corrects: d },
          ];
          const plan = { ...EMPTY_PLAN, actions: [ACTION], updates };
          expect(dueAt(plan, addDays(c, -1))).toBe(moved ? next : wrong);
          expect(dueAt(plan, c)).toBe(moved ? next : right);
          const [corrected] = planAsAt(plan, c).actions[0]?.history ?? [];
          expect(corrected).toMatchObject({
            date: d,
            patch: { due: right, title: "Kept" },
            corrected: { date: c },
          });
          expect(corrected?.corrected?.before.patch.due).toBe(wrong);
          expect(planAsAt(plan, c).actions[0]?.history).toHaveLength(moved ? 2 : 1);
        },
      ),
      RUNS,
    );
  });
});

const origin = originOf("actions.yaml", ["actions", 0]);
const ACTION = { id: "1.1", title: "Audit", answers: ["R1"], origin };

const updateOf = (date: IsoDate, patch: Update["patch"]): Update => ({ date, of: "1.1", patch, origin });

const dueAt = (plan: Plan, asAt: IsoDate): IsoDate | undefined =>
  planAsAt(plan, asAt).actions.find(({ id }) => id === "1.1")?.due;

/** Every date on which something became known. Dates that are planned, due or in force later do not count. */
function datesIn(value: unknown, list = ""): IsoDate[] {
  if (Array.isArray(value)) return value.flatMap((one) => datesIn(one, list));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]): IsoDate[] => {
    if (key === "patch") return [];
    if (key === "held" && inner !== undefined) return [inner.end];
    const dated = KNOWN_BY.includes(key) || (key === "from" && list === "holders");
    return dated && typeof inner === "string" ? [inner] : datesIn(inner, key);
  });
}

const KNOWN_BY = ["date", "added", "agreed", "published", "decided"];

/** The plan with its later facts removed from their lists. */
function withoutLater(plan: Plan, asAt: IsoDate): Plan {
  const cut = <T extends object>(list: readonly T[] | undefined, key: keyof T) =>
    list?.filter((one) => !(one[key] !== undefined && String(one[key]) > asAt));
  const letters = new Map(
    plan.events.flatMap(({ id, documents = [] }) => documents.map((one) => [`${id}/${one.id}`, one.date])),
  );
  return {
    ...plan,
    posts: plan.posts.map((one) => ({ ...one, holders: cut(one.holders, "from") })),
    recommendations: (cut(plan.recommendations, "added") ?? []).filter(
      ({ added, source }) => added !== undefined || (letters.get(source) ?? "") <= asAt || source === "visit",
    ),
    actions: (cut(plan.actions, "added") ?? []).map((one) => ({
      ...one,
      evidence: cut(one.evidence, "date"),
    })),
    kpis: (cut(plan.kpis, "added") ?? []).map((one) => ({
      ...one,
      targets: cut(one.targets, "agreed"),
      comparators: cut(one.comparators, "published"),
      breaks: cut(one.breaks, "decided"),
    })),
    extracts: cut(plan.extracts, "date") ?? [],
    audits: (cut(plan.audits, "added") ?? []).filter(
      ({ added, planned, date }) => added !== undefined || planned !== undefined || (date ?? "") <= asAt,
    ),
    updates: cut(plan.updates, "date") ?? [],
  };
}

function shuffle(plan: Plan): fc.Arbitrary<Plan> {
  const lists = [
    "posts",
    "recommendations",
    "actions",
    "kpis",
    "extracts",
    "events",
    "audits",
    "updates",
  ] as const;
  const shuffled = lists.map((list) => {
    const entries = [...plan[list]] as object[];
    const all = { minLength: entries.length, maxLength: entries.length };
    return fc.shuffledSubarray(entries, all).map((one) => [list, one] as const);
  });
  return fc.tuple(...shuffled).map((made) => ({ ...plan, ...Object.fromEntries(made) }));
}
