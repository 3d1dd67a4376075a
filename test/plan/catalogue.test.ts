import { describe, expect, test } from "vitest";
import definitions from "../../src/plan/measures/catalogue/definitions.json" with { type: "json" };
import catalogue from "../../src/plan/measures/catalogue/measures.json" with { type: "json" };
import { findStandard, STANDARDS } from "../../src/plan/measures/catalogue.ts";

describe("the catalogue of national measures", () => {
  test("gives every measure an id of its own", () => {
    expect(STANDARDS.size).toBe(catalogue.measures.length);
  });

  test("has only the polarities high, low, neutral and not stated", () => {
    expect(new Set(catalogue.measures.map(({ polarity }) => polarity))).toEqual(
      new Set(["high", "low", "neutral", null]),
    );
  });

  test.each([
    ["percentage-of-re-referrals-to-childrens-social-care-within-12-months", "low", "percentage"],
    ["percentage-rate-of-social-worker-turnover", "low", "percentage"],
    ["placement-1-cla-with-three-or-more-placements", "low", "percentage"],
    ["placement-1-number-of-cla-with-three-or-more-placements", "neutral", "number"],
    ["long-term-placement-stability", "high", "percentage"],
    ["long-term-placement-stability-num", "neutral", "number"],
    ["children-looked-after-rate-per-10-000", "neutral", "rate"],
    ["number-fte-of-childrens-social-workers", "neutral", "number"],
    ["cla-key-stage-4-avg-attainment-8-score", "high", "ratio"],
    ["number-of-approved-foster-places-from-2022", null, "number"],
    ["average-number-of-cases-per-children-and-family-social-worker-based-on-fte-counts", "low", "ratio"],
  ])("%s is better %s, a %s", (id, polarity, kind) => {
    expect(findStandard(id)).toMatchObject({ id, polarity, kind });
  });

  test("defines only measures that it holds, each in one sentence", () => {
    for (const [id, { definition }] of Object.entries(definitions)) {
      expect(findStandard(id)?.definition).toBe(definition);
      expect(definition).toMatch(/^[A-Z0-9][^.]*\.$/);
    }
  });

  test("has no definition for a measure when it is not certain which children it counts or what its terms mean", () => {
    expect(findStandard("school-stability-cla-with-a-mid-year-school-move")?.definition).toBe(null);
  });

  test("prints every percentage as one", () => {
    const percentages = [...STANDARDS.values()].filter(({ kind }) => kind === "percentage");
    expect(percentages.filter(({ unit }) => !unit.startsWith("%"))).toEqual([]);
  });

  test("gives nothing for an unknown name", () => {
    expect(findStandard("placements")).toBe(undefined);
  });
});
