import fc from "fast-check";
import { expect, test } from "vitest";
import { compareWithBaseline, makeBaseline } from "../../src/check/control/control.ts";
import type { LocatedProblem } from "../../src/problems/locate.ts";

const problem = fc
  .record({
    rule: fc.constantFrom("action-overdue", "owner-missing", "kpi-stale"),
    entity: fc.constantFrom("1.1", "1.2", null),
    file: fc.constantFrom("plan.yaml", "report.yaml"),
    line: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ line, ...one }): LocatedProblem => {
    const place = { line, column: 1 };
    return {
      ...one,
      severity: "error",
      message: `On ${line}`,
      range: { start: place, end: place },
      related: [],
      hint: null,
      fingerprint: "",
    };
  });
const problems = fc.array(problem, { maxLength: 30 });

test("a baseline accepts every problem it was made from, even when lines move", () => {
  fc.assert(
    fc.property(problems, (found) => {
      const moved = found.map((one) => ({
        ...one,
        range: { start: { line: 1, column: 9 }, end: { line: 1, column: 9 } },
      }));
      const { fresh, accepted, outdated } = compareWithBaseline(moved.toReversed(), makeBaseline(found));
      expect([fresh, accepted.length, outdated]).toEqual([[], found.length, []]);
    }),
  );
});

test("every problem is fresh or accepted, and an entry of the baseline with too many is outdated", () => {
  fc.assert(
    fc.property(problems, problems, (then, now) => {
      const baseline = makeBaseline(then);
      const { fresh, accepted, outdated } = compareWithBaseline(now, baseline);
      expect(fresh.length + accepted.length).toBe(now.length);
      const key = ({ rule, entity, file }: Pick<LocatedProblem, "rule" | "entity" | "file">) =>
        `${rule} ${entity ?? file}`;
      const count = (list: readonly LocatedProblem[], of: string): number =>
        list.filter((one) => key(one) === of).length;
      for (const one of fresh) expect(count(now, key(one))).toBeGreaterThan(count(then, key(one)));
      for (const one of accepted) expect(count(now, key(one))).toBeLessThanOrEqual(count(then, key(one)));
      const fewer = new Set(then.map(key).filter((one) => count(now, one) < count(then, one)));
      expect(outdated.length).toBe(fewer.size);
    }),
  );
});

test("a baseline does not depend on the order of its problems", () => {
  fc.assert(
    fc.property(problems, (found) => {
      expect(makeBaseline(found.toReversed())).toEqual(makeBaseline(found));
    }),
  );
});
