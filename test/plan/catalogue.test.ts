import { describe, expect, test } from "vitest";
import definitions from "../../src/plan/measures/catalogue/definitions.json" with { type: "json" };
import catalogue from "../../src/plan/measures/catalogue/measures.json" with { type: "json" };
import { findStandard, standards } from "../../src/plan/measures/catalogue.ts";

describe("the catalogue of national measures", () => {
  test("gives every measure an id of its own", () => {
    expect(standards().size).toBe(catalogue.measures.length);
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

  test("has words only for measures that it holds, and defines each in one sentence", () => {
    for (const [id, words] of Object.entries(definitions)) {
      const { definition = null } = words as { definition?: string };
      expect(findStandard(id)?.definition).toBe(definition);
      expect(definition ?? "Left open.").toMatch(/^[A-Z0-9][^.]*\.$/);
    }
  });

  test.each([
    ["section-47-enquiries-rate-per-10-000-children", "enquiries per 10,000 children", "each enquiry counts"],
    [
      "rate-of-initial-stage-child-protection-conferences",
      "conferences per 10,000 children",
      "each conference about a child counts",
    ],
    [
      "average-number-of-cases-per-children-and-family-social-worker-based-on-fte-counts",
      "cases",
      "and so do the carers",
    ],
    ["number-of-cases-held-by-la", "cases", "and so do the carers"],
    ["sessions-missed-through-authorised-absence", "% of sessions", "sessions they could have attended"],
    ["session-missed-through-overall-absence", "% of sessions", "sessions they could have attended"],
    ["number-of-referrals-to-childrens-social-services", "referrals of children", "counts again"],
  ])("%s counts %s", (id, unit, words) => {
    expect(findStandard(id)?.unit).toBe(unit);
    expect(findStandard(id)?.definition).toContain(words);
  });

  test("prints no unit in shorthand, and none that does not say what is counted", () => {
    const unclear = /\b(?:CIN|CLA|CPP|SGOs?|FTE|SW)\b|^%? ?(?:number|rate)\b|^% (?!of )/i;
    const units = [...standards().values()].filter(({ unit }) => unclear.test(unit)).map(({ unit }) => unit);
    // The published reports of examples/full have this one.
    expect(units).toEqual(["% reviewed"]);
  });

  test("has no definition for a measure when it is not certain which children it counts or what its terms mean", () => {
    expect(findStandard("school-stability-cla-with-a-mid-year-school-move")?.definition).toBe(null);
  });

  test("prints every percentage as one", () => {
    const percentages = [...standards().values()].filter(({ kind }) => kind === "percentage");
    expect(percentages.filter(({ unit }) => !unit.startsWith("%"))).toEqual([]);
  });

  test("gives nothing for an unknown name", () => {
    expect(findStandard("placements")).toBe(undefined);
  });
});
