import fc from "fast-check";
import { expect, test } from "vitest";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { evaluateReadiness } from "../../src/plan/readiness/evaluate.ts";
import { GAP_KINDS, type Gap } from "../../src/plan/readiness/gaps.ts";
import type { Event } from "../../src/plan/schema/events.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { addDays, type IsoDate } from "../../src/plan/time/dates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { anyDay, arbitraryPlan, factOf, withoutOrigins } from "./arbitrary-plan.ts";

const RUNS = { numRuns: 200 };

/** A random plan whose findings belong to recommendations, and whose evidence was checked by somebody, by its owner or by nobody. */
const evaluated: fc.Arbitrary<Plan> = fc
  .tuple(arbitraryPlan, fc.array(fc.nat({ max: 59 }), { minLength: 30, maxLength: 30 }))
  .map(([plan, dice]) => {
    let rolled = 0;
    const pick = <Item>(...items: readonly Item[]): Item =>
      items[(dice[rolled++ % dice.length] ?? 0) % items.length] as Item;
    const checked = <Entry extends { readonly evidence?: readonly object[] | undefined }>(
      entry: Entry,
    ): Entry =>
      entry.evidence === undefined
        ? entry
        : {
            ...entry,
            evidence: entry.evidence.map((one) => ({
              ...one,
              verifiedBy: pick(undefined, "director", "board"),
            })),
          };
    const spoken = (event: Event): Event => ({
      ...event,
      kind: pick("monitoring-visit", "review", "inspection"),
      documents: event.documents?.map((document) => ({
        ...document,
        findings: document.findings?.map((finding) => ({
          ...finding,
          kind: pick("concern", "mixed", "strength"),
          answers: pick([], ["R1"], ["R1", "R2"]),
        })),
      })),
    });
    return {
      ...plan,
      actions: plan.actions.map((action) => checked({ ...action, owner: "director" })),
      updates: plan.updates.map(checked),
      events: plan.events.map(spoken),
    };
  });

/** The gaps with the paths of what they stand with. */
const gapsAt = (plan: Plan, asAt: IsoDate) =>
  evaluateReadiness(planAsAt(plan, asAt)).gaps.map(({ stands, ...gap }) => ({
    ...gap,
    stands: stands.map(({ subject }) => subject.path),
  }));

const namesOf = (gaps: readonly Pick<Gap, "kind" | "entity">[]): string[] =>
  gaps.map(({ kind, entity }) => `${kind} ${entity}`);

test("new evidence that somebody else checked never adds a gap", () => {
  fc.assert(
    fc.property(evaluated, anyDay, fc.constantFrom("1.1", "1.2", "1.10", "2.1"), (plan, asAt, of) => {
      const evidence = [{ title: "Audit of ten files", date: asAt, verifiedBy: "board" }];
      const update = { date: asAt, of, patch: {}, evidence, origin: originOf("new.yaml") };
      const before = namesOf(gapsAt(plan, asAt));
      const after = namesOf(gapsAt({ ...plan, updates: [...plan.updates, update] }, asAt));
      expect(after.filter((gap) => !before.includes(gap))).toEqual([]);
      expect(after.filter((gap) => /^evidence/.test(gap) && gap.endsWith(` ${of}`))).toEqual([]);
    }),
    RUNS,
  );
});

test("the order of files does not matter", () => {
  const reversed = (plan: Plan): Plan =>
    Object.fromEntries(
      Object.entries(plan).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    ) as unknown as Plan;
  fc.assert(
    fc.property(evaluated, anyDay, (plan, asAt) => {
      expect(withoutOrigins(gapsAt(reversed(plan), asAt))).toEqual(withoutOrigins(gapsAt(plan, asAt)));
    }),
    RUNS,
  );
});

test("a gap at a date rests only on facts that were known then", () => {
  const later = fc
    .tuple(anyDay, fc.integer({ min: 1, max: 60 }))
    .chain(([asAt, days]) => fc.tuple(fc.constant(asAt), factOf(addDays(asAt, days))));
  fc.assert(
    fc.property(evaluated, later, (plan, [asAt, fact]) => {
      expect(gapsAt(fact.addTo(plan), asAt), fact.words).toEqual(gapsAt(plan, asAt));
    }),
    RUNS,
  );
});

test("every gap is told once, in the order of its kind, and stands with what is evaluated", () => {
  const kinds = Object.keys(GAP_KINDS);
  fc.assert(
    fc.property(evaluated, anyDay, (plan, asAt) => {
      const { gaps, evaluations } = evaluateReadiness(planAsAt(plan, asAt));
      expect(new Set(namesOf(gaps)).size).toBe(gaps.length);
      const places = gaps.map(({ kind }) => kinds.indexOf(kind));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const { stands } of gaps) {
        expect(stands.length).toBeGreaterThan(0);
        expect(stands.filter((one) => !evaluations.includes(one))).toEqual([]);
      }
    }),
    RUNS,
  );
});
