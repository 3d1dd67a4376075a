import { describe, expect, test } from "vitest";
import { type Day, planOf, publish, type Situation } from "./publish.ts";

/** What the last report says, as text, with everything that its state keeps. */
const last = (situation: Situation, days: readonly Day[]): string =>
  JSON.stringify(publish(planOf(situation, days)).at(-1)?.model);

const PARTS: Situation["kpis"] = { all: { parts: ["north", "south"] }, north: {}, south: {} };

describe("a comparison with a report from before a restatement", () => {
  test("does not print the small count that the restatement replaced", () => {
    const days: Day[] = [{ figures: { north: "4" } }, { figures: { north: "4321" }, since: "report-1" }];
    const text = last({ kpis: { north: {} } }, days);
    expect(text).toContain("4,321");
    expect(text).toContain("Restated: it was [c]");
  });

  test("does not print a total with which the earlier parts could be worked out", () => {
    const days: Day[] = [
      { figures: { all: "2003", north: "3", south: "2000" } },
      { figures: { all: "2031", north: "3", south: "2028" }, since: "report-1" },
    ];
    const published = publish(planOf({ kpis: PARTS }, days));
    expect(published.map(({ printed }) => printed)).toEqual([
      { all: "2003", north: "c", south: "c" },
      { all: "2031", north: "c", south: "c" },
    ]);
    expect(JSON.stringify(published.at(-1)?.model)).not.toMatch(/2,?0(?:00|28)/);
  });

  test.each([
    [1, "2004"],
    [4, "2007"],
    [5, "2008"],
    [-4, "1999"],
  ])("prints a total that moved by %d, as either part may be the large one", (moved, total) => {
    const days: Day[] = [
      { figures: { all: "2003", north: "3", south: "2000" } },
      { figures: { all: total, south: String(2000 + moved) } },
    ];
    expect(publish(planOf({ kpis: PARTS }, days)).at(-1)?.printed).toEqual({
      all: total,
      north: "c",
      south: "c",
    });
  });

  test("does not print a value that only the Board's own report had", () => {
    const days: Day[] = [
      { audience: "board", figures: { north: "4321" } },
      { figures: { north: "4327" } },
      { figures: { north: "4329" }, since: "report-2" },
    ];
    const text = last({ kpis: { north: {} } }, days);
    expect(text).toContain("4,327");
    expect(text).not.toMatch(/4,?321/);
  });

  test("does not print a value that was known between two reports and never published", () => {
    const plan = planOf({ kpis: { north: {} } }, [
      { figures: { north: "4321" } },
      { figures: { north: "4327" } },
      { figures: { north: "4329" }, since: "report-1" },
    ]);
    const reports = plan.reports.filter(({ id }) => id !== "report-2");
    const text = JSON.stringify(publish({ ...plan, reports }).at(-1)?.model);
    expect(text).toContain("4,321");
    expect(text).not.toMatch(/4,?327/);
  });
});
