import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "../../src/diff/change.ts";
import { diffStates } from "../../src/diff/comparison.ts";
import { CHANGE_KINDS, type ChangeKind } from "../../src/diff/kinds.ts";
import { compareStates, type StateChange } from "../../src/model/compare.ts";
import type { PlanState } from "../../src/model/state.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import { planState } from "../../src/report/state/plan-state.ts";
import { anyDay, arbitraryPlan, factOf } from "../plan/arbitrary-plan.ts";
import { rounds } from "../rounds.ts";
import { april, may } from "./month-states.ts";

const RUNS = { numRuns: rounds({ short: 50, long: 1500 }) };

/** One plan on two days, or on one day with and without one more fact. */
const twoStates: fc.Arbitrary<readonly [PlanState, PlanState]> = fc
  .tuple(arbitraryPlan, anyDay, anyDay)
  .chain(([plan, one, other]) =>
    fc.option(factOf(one), { freq: 3, nil: null }).map((fact) => {
      const later: Plan = fact === null ? plan : fact.addTo(plan);
      return [planState(planAsAt(plan, one)), planState(planAsAt(later, other))] as const;
    }),
  );

test("a state compared with itself has no changes", () => {
  fc.assert(
    fc.property(arbitraryPlan, anyDay, (plan, date) => {
      const state = planState(planAsAt(plan, date));
      expect(diffStates(state, JSON.parse(JSON.stringify(state)))).toEqual([]);
    }),
    RUNS,
  );
});

test("the order of files and lists makes no difference", () => {
  const reversed = (plan: Plan): Plan =>
    Object.fromEntries(
      Object.entries(plan).map(([key, list]) => [key, Array.isArray(list) ? list.toReversed() : list]),
    ) as unknown as Plan;
  fc.assert(
    fc.property(arbitraryPlan, anyDay, anyDay, (plan, one, other) => {
      const [before, after, again] = [
        planAsAt(plan, one),
        planAsAt(plan, other),
        planAsAt(reversed(plan), other),
      ];
      expect(diffStates(planState(after), planState(again))).toEqual([]);
      expect(diffStates(planState(before), planState(again))).toEqual(
        diffStates(planState(before), planState(after)),
      );
    }),
    RUNS,
  );
});

/** Fields that follow from others, whose change is reported instead. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  variation: ["points", "breaks", "targets", "better", "basis", "screening", "unit", "rag"],
  rag: ["points", "targets", "better", "unit"],
  target: ["targets"],
  figure: ["points", "unit"],
  restated: ["points"],
  corrections: ["status", "due"],
  // A reason can be all that is corrected of a status, and whether the Board agreed of a date.
  status: ["reason"],
  due: ["reason", "rebaseline"],
  // A completion names its evidence, a withdrawal its replacement, and a move to business as usual its governance.
  evidence: ["status"],
  "superseded-by": ["status"],
  governance: ["track"],
  measure: ["track"],
  workstream: ["track"],
  body: ["track"],
  planned: ["held", "date"],
  // What a round of audits found is told with its report.
  cases: ["date"],
  grades: ["date"],
  good: ["date", "grades"],
  recurring: ["date"],
};

/** Whether a change reports a difference between the states. */
function tells({ entity, field, kind, from }: Change, { path, field: differs }: StateChange): boolean {
  const own = field.split(".")[0] as string;
  if (differs === null && own === "id") return entity === path || besides(entity, from) === path;
  if (differs === null) return entity === path || isGone(kind, entity, path);
  // Documents that were corrected all together are told one by one.
  if (differs === "documents") return entity === path || entity.startsWith(`${path}/`);
  return entity === path && [differs, ...(FOLLOWS[differs] ?? [])].includes(own);
}

/** The path of what has another id now. */
const besides = (path: string, id: string | null): string => [...path.split("/").slice(0, -1), id].join("/");

/** Findings appear and disappear with their document, and documents with their event. */
const isGone = (kind: ChangeKind, entity: string, path: string): boolean =>
  path.startsWith(`${entity}/`) && /^(event|document)-/.test(kind);

test.each([
  ["of random plans", twoStates],
  [
    "of the months in which everything happens",
    fc.constantFrom([april, may] as const, [may, april] as const),
  ],
])("every difference %s is reported, and nothing else", (_, states) => {
  fc.assert(
    fc.property(states, ([before, after]) => {
      const changes = diffStates(before, after);
      const differences = [...compareStates(before, after)];
      for (const difference of differences)
        expect(
          changes.filter((change) => tells(change, difference)),
          JSON.stringify(difference),
        ).not.toEqual([]);
      const paths = differences.map(({ path }) => path);
      for (const { entity, message } of changes)
        expect(
          paths.some((path) => path === entity || entity.startsWith(`${path}/`)),
          message,
        ).toBe(true);
    }),
    RUNS,
  );
});

test("each change is reported once", () => {
  fc.assert(
    fc.property(twoStates, ([before, after]) => {
      const fingerprints = diffStates(before, after).map(({ fingerprint }) => fingerprint);
      expect(new Set(fingerprints).size).toBe(fingerprints.length);
    }),
    RUNS,
  );
});

/** The kind of each change when the sides are swapped; a kind that is not here stays the same. */
const OPPOSITES: readonly (readonly [ChangeKind, ChangeKind])[] = [
  ["workstream-added", "workstream-removed"],
  ["recommendation-added", "recommendation-removed"],
  ["recommendation-to-business-as-usual", "recommendation-back-to-plan"],
  ["action-added", "action-removed"],
  ["action-completed", "action-reopened"],
  ["action-completed", "action-worse"],
  ["action-completed", "action-withdrawn"],
  ["action-embedded", "action-reopened"],
  ["action-embedded", "action-worse"],
  ["action-embedded", "action-withdrawn"],
  ["action-withdrawn", "action-reopened"],
  ["action-started", "action-worse"],
  ["action-better", "action-worse"],
  ["due-slipped", "due-brought-forward"],
  ["due-set", "due-dropped"],
  ["evidence-added", "evidence-removed"],
  ["kpi-added", "kpi-removed"],
  ["kpi-moved", "kpi-figure-removed"],
  ["kpi-met-target", "kpi-missed-target"],
  ["kpi-figure-added", "kpi-figure-removed"],
  ["kpi-special-concern", "kpi-special-cause-ended"],
  ["kpi-special-concern", "kpi-special-cause"],
  ["kpi-special-cause", "kpi-special-cause-ended"],
  ["kpi-suppressed", "kpi-shown-again"],
  ["kpi-target-set", "kpi-target-dropped"],
  ["kpi-rebased", "kpi-rebasing-dropped"],
  ["kpi-comparator-added", "kpi-comparator-removed"],
  ["event-added", "event-removed"],
  ["event-held", "event-not-held"],
  ["event-held", "event-removed"],
  ["audit-added", "audit-removed"],
  ["audit-planned", "audit-removed"],
  ["audit-added", "audit-not-reported"],
  ["document-received", "document-removed"],
  ["document-received", "event-removed"],
  ["finding-added", "finding-removed"],
  ["finding-addressed", "finding-unaddressed"],
];
/** These may also keep their kind when the sides are swapped, as from one special cause to another. */
const EITHER_WAY: readonly ChangeKind[] = ["kpi-special-cause", "kpi-special-concern"];

function oppositesOf(kind: ChangeKind): ChangeKind[] {
  const named = OPPOSITES.flatMap((pair) =>
    pair[0] === kind ? [pair[1]] : pair[1] === kind ? [pair[0]] : [],
  );
  return named.length === 0 || EITHER_WAY.includes(kind) ? [...named, kind] : named;
}

/** The id of an entry on the other side, from the changes that tell of other ids. The innermost come first. */
const idBefore = (entity: string, changes: readonly Change[]): string =>
  changes
    .filter(({ kind }) => kind.endsWith("-id-changed"))
    .sort((a, b) => b.entity.length - a.entity.length)
    .filter((one) => entity === one.entity || entity.startsWith(`${one.entity}/`))
    .reduce((id, { entity: path, from, to }) => {
      const parent = path.slice(0, path.length - String(to).length);
      return `${parent}${from}${id.slice(path.length)}`;
    }, entity);

test.each([
  ["of random plans", twoStates],
  ["of the months in which everything happens", fc.constant([april, may] as const)],
])("swapping the sides gives the opposite kinds %s", (_, states) => {
  fc.assert(
    fc.property(states, ([before, after]) => {
      const [forth, back] = [diffStates(before, after), diffStates(after, before)];
      for (const { kind, entity: id, message } of forth) {
        // A completion includes its evidence; losing that evidence is a change of its own.
        if (kind === "evidence-removed") continue;
        const entity = idBefore(id, forth);
        const others = back.filter((one) => one.entity === entity || entity.startsWith(`${one.entity}/`));
        expect(
          others.some((one) => oppositesOf(kind).includes(one.kind)),
          message,
        ).toBe(true);
      }
    }),
    RUNS,
  );
});

test("kinds with an opposite exist", () => {
  expect(CHANGE_KINDS).toEqual(expect.arrayContaining([...new Set(OPPOSITES.flat())]));
});
