import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANGE_KINDS, type ChangeKind } from "../../src/diff/change.ts";
import { diffStates } from "../../src/diff/diff-states.ts";
import { GROUPS } from "../../src/diff/groups.ts";
import type { KpiState, PlanState } from "../../src/model/state.ts";
import type { IsoDate } from "../../src/plan/dates.ts";
import { planAsAt } from "../../src/plan/replay.ts";
import { planState } from "../../src/report/state.ts";
import { loadFiles } from "../load/with-files.ts";
import { anyDay, arbitraryPlan } from "../plan/arbitrary-plan.ts";

const APRIL = "2016-04-30";
const MAY = "2016-05-31";

const kpi = (id: string): string => `id: ${id}
    name: Measure ${id}
    definition: Counted.
    unit: cases
    decimals: 0
    frequency: monthly
    better: lower
    targets: [{ value: 18 }]`;

/** Something of each kind happens in May: what is called after a kind is what it happens to. */
const PLAN = `
recommendations:
  - { id: stays, number: 1, title: Supervise, text: Supervise., source: inspection }
  - { id: new, number: 2, title: Listen, text: Listen to children., source: inspection, added: 2016-05-10 }
  - { id: to-usual, number: 3, title: House, text: House., source: inspection }
  - { id: back, number: 4, title: Review, text: Review., source: inspection, track: business-as-usual }
actions:
  - { id: added, answers: stays, title: Added, added: 2016-05-10 }
  - { id: started, answers: stays, title: Started }
  - { id: completed, answers: stays, title: Completed, status: on-track }
  - { id: embedded, answers: stays, title: Embedded, status: complete }
  - { id: reopened, answers: stays, title: Reopened, status: complete }
  - { id: withdrawn, answers: stays, title: Withdrawn, status: at-risk }
  - { id: better, answers: stays, title: Better, status: off-track }
  - { id: worse, answers: stays, title: Worse, status: on-track }
  - { id: slipped, answers: stays, title: Slipped, due: 2016-03-31 }
  - { id: rebaselined, answers: stays, title: Rebaselined, due: 2016-03-31 }
  - { id: brought-forward, answers: stays, title: Brought forward, due: 2016-06-30 }
kpis:
  - ${kpi("added-kpi")}
    added: 2016-05-10
  - ${kpi("moved")}
  - ${kpi("met")}
  - ${kpi("missed")}
  - ${kpi("restated")}
extracts:
  - { date: 2016-04-05, values: { moved: { 2016-03: 17 }, met: { 2016-03: 19 }, missed: { 2016-03: 18 }, restated: { 2016-03: 17 } } }
  - date: 2016-05-05
    restated: { restated: Counted late }
    values: { moved: { 2016-04: 16 }, met: { 2016-04: 18 }, missed: { 2016-04: 19 }, restated: { 2016-03: 15 } }
events:
  - { id: planned, kind: review, by: dfe, title: DfE review, added: 2016-05-10, planned: 2016-06 }
  - { id: held, kind: monitoring-visit, by: ofsted, title: First visit, added: 2016-04-01, planned: 2016-05, held: 2016-05-12/2016-05-13 }
  - { id: rescheduled, kind: review, by: dfe, title: Second review, planned: 2016-06 }
  - { id: answered, kind: submission, by: ofsted, title: Submission, planned: late 2016, documents: [{ id: letter, title: Reply, date: 2016-05-20 }] }
updates:
  - { date: 2016-05-20, of: to-usual, track: business-as-usual, governance: Scrutiny }
  - { date: 2016-05-20, of: back, track: improvement-plan }
  - { date: 2016-05-20, of: completed, status: complete, evidence: [{ title: Audit }] }
  - { date: 2016-05-20, of: started, status: on-track }
  - { date: 2016-05-20, of: embedded, status: embedded }
  - { date: 2016-05-20, of: reopened, status: on-track, reason: It lapsed }
  - { date: 2016-05-20, of: withdrawn, status: withdrawn, reason: Not needed }
  - { date: 2016-05-20, of: [better, worse], status: at-risk }
  - { date: 2016-04-20, of: slipped, due: 2016-04-30 }
  - { date: 2016-05-20, of: slipped, due: 2016-06-30, reason: Trainer ill }
  - { date: 2016-05-20, of: rebaselined, due: 2016-06-30, rebaseline: true, reason: Board agreed }
  - { date: 2016-05-20, of: brought-forward, due: 2016-05-31 }
  - { date: 2016-05-20, of: rescheduled, planned: 2016-09 }
`;

const { plan, problems } = await loadFiles({ "all.yaml": PLAN });
const stateAt = (date: IsoDate): PlanState => planState(planAsAt(plan, date));
const [april, may] = [stateAt(APRIL), stateAt(MAY)];
const without = (id: string): PlanState => ({
  ...may,
  recommendations: may.recommendations.filter((one) => one.id !== id),
  actions: may.actions.filter((one) => one.id !== id),
  kpis: may.kpis.filter((one) => one.id !== id),
});

/** What each kind happens to from one month to the next, and what the sentence about it must hold. */
const CASES: Record<
  ChangeKind,
  { readonly of: string; readonly says: RegExp; readonly reason?: string; readonly after?: PlanState }
> = {
  "recommendation-added": { of: "new", says: /new/ },
  "recommendation-removed": { of: "stays", says: /no longer/, after: without("stays") },
  "recommendation-to-business-as-usual": { of: "to-usual", says: /business as usual.*Scrutiny/ },
  "recommendation-back-to-plan": { of: "back", says: /back in the improvement plan/ },
  "action-added": { of: "added", says: /new/ },
  "action-removed": { of: "better", says: /no longer/, after: without("better") },
  "action-started": { of: "started", says: /begun/ },
  "action-completed": { of: "completed", says: /completed.*Audit/ },
  "action-embedded": { of: "embedded", says: /embedded/ },
  "action-reopened": { of: "reopened", says: /reopened/, reason: "It lapsed" },
  "action-withdrawn": { of: "withdrawn", says: /withdrawn/, reason: "Not needed" },
  "action-better": { of: "better", says: /from off track to at risk/ },
  "action-worse": { of: "worse", says: /from on track to at risk/ },
  "due-slipped": {
    of: "slipped",
    says: /from 30 Apr 2016 to 30 Jun 2016, 61 days later, twice/,
    reason: "Trainer ill",
  },
  "due-rebaselined": {
    of: "rebaselined",
    says: /agreed.* from 31 Mar 2016 to 30 Jun 2016, 91 days later/,
    reason: "Board agreed",
  },
  "due-brought-forward": { of: "brought-forward", says: /from 30 Jun 2016 to 31 May 2016, 30 days earlier/ },
  "kpi-added": { of: "added-kpi", says: /new/ },
  "kpi-removed": { of: "moved", says: /no longer/, after: without("moved") },
  "kpi-moved": { of: "moved", says: /16 in April 2016, 17 in March 2016/ },
  "kpi-met-target": { of: "met", says: /18 in April 2016, 19 in March 2016/ },
  "kpi-missed-target": { of: "missed", says: /19 in April 2016, 18 in March 2016/ },
  "kpi-restated": { of: "restated", says: /March 2016 was restated from 17 to 15/, reason: "Counted late" },
  "event-added": { of: "planned", says: /June 2016/ },
  "event-held": { of: "held", says: /12 to 13 May 2016/ },
  "event-rescheduled": { of: "rescheduled", says: /from June 2016 to September 2016/ },
  "document-received": { of: "answered/letter", says: /20 May 2016/ },
};

test("the plan of the cases reads without a problem", () => {
  expect(problems).toEqual([]);
});

test.each(CHANGE_KINDS)("%s", (kind) => {
  const { of, says, reason = null, after = may } = CASES[kind];
  const changes = diffStates(april, after).filter((change) => change.kind === kind);
  expect(changes).toMatchObject([{ entity: of, what: expect.stringMatching(says), reason }]);
});

describe("a measure whose newest figure is suppressed", () => {
  const figures = (written: string): PlanState[] => {
    const given = written.split(" ").map((figure, index) => [`2016-0${index + 3}`, figure] as const);
    const at = (count: number): PlanState => ({
      ...may,
      kpis: may.kpis
        .filter(({ id }) => id === "moved")
        .map((one) => ({
          ...one,
          points: given.slice(0, count).map(([period, figure]) => ({
            ...(one.points[0] as (typeof one.points)[number]),
            period,
            label: period,
            value: figure === "c" ? null : Number(figure),
            symbol: figure === "c" ? "c" : null,
            rag: figure === "c" ? null : "green",
          })),
        })),
    });
    return [at(1), at(2)];
  };
  const said = (written: string): string[] => {
    const [before, after] = figures(written) as [PlanState, PlanState];
    return diffStates(before, after).map(({ kind, what }) => `${kind}: ${what}`);
  };

  test("is not told of by an older one", () => {
    expect(said("12 c")).toEqual(["kpi-moved: suppressed in 2016-04, 12 in 2016-03"]);
    expect(said("c 12")).toEqual(["kpi-moved: 12 in 2016-04, suppressed in 2016-03"]);
    expect(said("c c")).toEqual([]);
  });
});

test("a figure is not rounded across its target, nor is what it moved from", () => {
  const [one] = may.kpis.filter(({ id }) => id === "missed");
  const target = { min: 90, max: 90 };
  const points = [90.3, 89.6].map((value, index) => ({
    ...(one?.points[0] as KpiState["points"][number]),
    period: `2016-0${index + 3}`,
    label: `2016-0${index + 3}`,
    value,
    target,
    rag: value < 90 ? ("red" as const) : ("green" as const),
  }));
  const at = (count: number): PlanState => ({
    ...may,
    kpis: [
      { ...(one as KpiState), unit: "%", decimals: 0, better: "higher", points: points.slice(0, count) },
    ],
  });
  expect(diffStates(at(1), at(2)).map(({ what }) => what)).toEqual(["89.6% in 2016-04, 90.3% in 2016-03"]);
});

test("every kind has its place in the order they are told", () => {
  expect(GROUPS.flatMap(({ kinds }) => kinds).sort()).toEqual([...CHANGE_KINDS].sort());
});

describe("a state compared with itself", () => {
  test("differs in nothing", () => {
    fc.assert(
      fc.property(arbitraryPlan, anyDay, (random, date) => {
        const state = planState(planAsAt(random, date));
        expect(diffStates(state, state)).toEqual([]);
        expect(diffStates(state, JSON.parse(JSON.stringify(state)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("and with any other names only entries that are in one of them, each change once", () => {
    fc.assert(
      fc.property(arbitraryPlan, anyDay, anyDay, (random, one, other) => {
        const [before, after] = [one, other].sort().map((date) => planState(planAsAt(random, date))) as [
          PlanState,
          PlanState,
        ];
        const known = [before, after].flatMap(({ recommendations, actions, kpis, events }) => [
          ...[...recommendations, ...actions, ...kpis].map(({ id }) => id),
          ...events.flatMap(({ id, documents }) => [
            id,
            ...documents.map((document) => `${id}/${document.id}`),
          ]),
        ]);
        const changes = diffStates(before, after);
        for (const { entity } of changes) expect(known).toContain(entity);
        expect(new Set(changes.map((change) => JSON.stringify(change))).size).toBe(changes.length);
        for (const { from, to, kind } of changes)
          if (kind !== "event-added" && !kind.startsWith("kpi-")) expect(from).not.toBe(to);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a slip", () => {
  const compare = async (updates: string, from = "2016-04-30", to = "2016-12-31") => {
    const loaded = await loadFiles({
      "plan-of-one.yaml": `actions: [{ id: 1.1, answers: R1, title: Audit, due: 2016-03-31 }]\nupdates:\n${updates}`,
    });
    expect(loaded.problems).toEqual([]);
    const [before, after] = [from, to].map((date) => planState(planAsAt(loaded.plan, date))) as [
      PlanState,
      PlanState,
    ];
    return diffStates(before, after).map(({ kind, what }) => [
      kind,
      what.replace(/^.*?(, \w+( \w+)?( now)?)?$/, "$1"),
    ]);
  };
  const slip = (date: IsoDate, due: IsoDate, rest = ""): string =>
    `  - { date: ${date}, of: 1.1, due: ${due}${rest} }\n`;

  test("is counted from the whole history, not from the two dates compared", async () => {
    const moves =
      slip("2016-02-01", "2016-04-30") + slip("2016-03-01", "2016-05-31") + slip("2016-06-01", "2016-06-30");
    expect(await compare(moves)).toEqual([["due-slipped", ", three times now"]]);
    expect(await compare(moves, "2016-01-31", "2016-02-15")).toEqual([["due-slipped", ""]]);
  });

  test("is none when the Board agreed the date anew, nor counted later on", async () => {
    const agreed = slip("2016-05-01", "2016-06-30", ", rebaseline: true");
    expect(await compare(agreed)).toEqual([["due-rebaselined", ""]]);
    expect(await compare(agreed + slip("2016-06-01", "2016-07-31"), "2016-05-15")).toEqual([
      ["due-slipped", ""],
    ]);
  });

  test("that was corrected is a slip to the date that is right", async () => {
    const wrong = slip("2016-02-01", "2016-04-30");
    expect(await compare(`${wrong}${slip("2016-06-01", "2016-03-31", ", corrects: 2016-02-01")}`)).toEqual([
      ["due-brought-forward", ""],
    ]);
  });
});

test("a plan that was only planned for and had its letter tells both", () => {
  const changes = diffStates({ ...april, events: [] }, may).filter(({ entity }) =>
    entity.startsWith("answered"),
  );
  expect(changes.map(({ kind }) => kind)).toEqual(["event-added", "document-received"]);
});
