import { describe, expect, test } from "vitest";
import { earlierReports } from "../../src/disclosure/earlier-reports.ts";
import { createViews } from "../../src/disclosure/views.ts";
import { makeReports } from "../../src/pipeline/plan-reports.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Report } from "../../src/plan/schema/reports.ts";
import { formatJson } from "../../src/publish/json.ts";
import type { JsonValue } from "../../src/publish/publication.ts";
import {
  type Day,
  type Figures,
  type Published,
  planOf,
  printedIn,
  publish,
  type Situation,
} from "./publish.ts";

const TWO: Situation["kpis"] = { all: { parts: ["north", "south"] }, north: {}, south: {} };
const [SMALL, LARGER]: readonly Figures[] = [
  { all: "22", north: "3", south: "19" },
  { all: "28", north: "9" },
];
const DAYS: readonly Day[] = [{ figures: SMALL as Figures }, { figures: LARGER as Figures }];

describe("a report to the public after a report to the Board, which sees everything,", () => {
  const disclosure = { threshold: 5000, board: "full" } as const;

  test("says nothing about a measure that was not marked as counting children then", () => {
    const situation: Situation = { disclosure, kpis: { missing: { subject: "process" } } };
    const days: Day[] = [
      { audience: "board", figures: { missing: "4321" } },
      {
        figures: { missing: "4327" },
        since: "report-1",
        updates: [{ of: "missing", patch: { subject: "child" } }],
      },
    ];
    expect(textOf(publish(planOf(situation, days)).at(-1))).not.toMatch(/4,?32/);
  });

  test("does not say that a percentage stayed the same for fewer children", () => {
    const situation: Situation = { disclosure: { board: "full" }, kpis: { seen: { unit: "% of children" } } };
    const days: Day[] = [
      { audience: "board", figures: { seen: "5/50" } },
      { figures: { seen: "10/100" }, since: "report-1" },
    ];
    expect(textOf(publish(planOf(situation, days)).at(-1))).toContain("Restated: it was [c]");
  });
});

describe("a report to a Board that sees everything", () => {
  test("is not stopped by what the public could not see and the Board could", () => {
    const disclosure = { board: "full" } as const;
    const days: readonly Day[] = [
      { figures: SMALL as Figures },
      { audience: "board", figures: LARGER as Figures },
    ];
    const [toPublic, toBoard] = publish(planOf({ disclosure, kpis: TWO }, days)) as [Published, Published];
    expect(toPublic.printed).toEqual({ all: "22", north: "c", south: "c" });
    expect(toBoard.printed).toEqual({ all: "28", north: "9", south: "19" });
    expect(toBoard.leaks).toEqual([]);
  });
});

describe("what readers already have when a report is made", () => {
  test("is what was published for them, even when the plan now names another audience", () => {
    const [first, second] = publish(planOf({ kpis: TWO }, DAYS)) as [Published, Published];
    const now: Report = { ...first.report, audience: "board" };
    const [earlier] = earlierReports(
      second.report,
      [{ ...first, report: now }],
      createViews(planOf({ kpis: TWO }, DAYS)).at,
    );
    expect(earlier?.audience).toBe("public");
  });

  test("does not depend on the order in which the plan names the reports", () => {
    const plan = planOf({ kpis: TWO }, [...DAYS, { figures: {} }]);
    const published = publish(plan);
    const of = (list: readonly Published[]) =>
      earlierReports(published.at(-1)?.report as Report, list, createViews(plan).at).map(({ id }) => id);
    expect(of([...published].reverse())).toEqual(["report-1", "report-2"]);
  });

  test("includes the other reports that are built with it", () => {
    const plan = planOf({ kpis: TWO }, DAYS);
    const drafts = plan.reports.map((report): Report => ({ ...report, state: "draft" }));
    expect(printedBy({ ...plan, reports: [...drafts].reverse() })).toEqual({
      "report-1": { all: "22", north: "c", south: "c" },
      "report-2": { all: "28", north: "c", south: "c" },
    });
  });

  test("includes reports published after its own date", () => {
    const plan = planOf({ kpis: TWO }, DAYS);
    const [first, second] = plan.reports as [Report, Report];
    const alone = publish({ ...plan, reports: [second] })[0] as Published;
    const attachments = new Map([["report-2.json", formatJson(alone.model as unknown as JsonValue)]]);
    const draft: Report = { ...first, state: "draft" };
    expect(alone.printed).toEqual({ all: "28", north: "9", south: "19" });
    expect(printedBy({ ...plan, reports: [draft, second], attachments }, draft.asAt)).toEqual({
      "report-1": { all: "c", north: "c", south: "19" },
    });
  });
});

const textOf = (published: Published | undefined): string => JSON.stringify(published?.model);

/** What each report prints when all reports of a plan are built together. */
function printedBy(plan: Plan, asAt?: string): Readonly<Record<string, Figures>> {
  const { made } = makeReports(plan, { asAt });
  return Object.fromEntries([...made].map(([id, { model }]) => [id, printedIn(model.state.kpis)]));
}
