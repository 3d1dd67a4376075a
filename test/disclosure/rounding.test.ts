import { describe, expect, test } from "vitest";
import { policyOf } from "../../src/disclosure/policy.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { formatFraction } from "../../src/plan/measures/figures.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import { type Figures, planOf, printed, publish, type Situation } from "./publish.ts";

const SHARE: Partial<Kpi> = { unit: "% of children", better: "higher", targets: [{ value: 80 }] };
const FEW: Partial<Kpi> = { better: "lower", targets: [{ value: 18 }] };

/** The state of the newest figure of a measure, and all that the report says. */
function reported(disclosure: Situation["disclosure"], kpi: Partial<Kpi>, figures: Figures) {
  const [first] = publish(planOf({ disclosure, kpis: { kids: kpi } }, [{ figures }]));
  const point = first?.model.state.kpis[0]?.points.at(-1);
  const { value = null, numerator = null, denominator = null, symbol = null, rag = null } = point ?? {};
  const figure =
    symbol ?? `${value}${numerator === null ? "" : `, ${formatFraction({ numerator, denominator })}`}`;
  return { figure, rag, text: JSON.stringify(first?.model.document) };
}

describe("a percentage is that of the true counts", () => {
  test.each<[string, number, string, string | null, string]>([
    ["18/27", 5, "67", "red", "20 of 25 would be 80, and on target"],
    ["6/12", 10, "50", "red", "10 of 10 would be 100"],
    ["26/32", 5, "81", "green", "25 of 30 would be 83"],
    ["24/30", 5, "80", "green", "what rounding does not change is no exception"],
    ["667/1001", 5, "67, 665 of 1,000", "red", "with counts of a base that is large enough"],
    ["268/399", 5, "67, 270 of 400", "red", "400 is the least base for a whole percentage"],
    ["267/397", 5, "67", "red", "395 is not enough"],
    ["268/399", 10, "67", "red", "nor is 400, rounded to 10"],
    ["319/400", 5, "79.8", "red", "80 would be on target"],
    ["796/1001", 5, "79.5", "red", "800 of 1,000 would be on target"],
    ["0/30", 5, "0", "red", "a true 0"],
    ["400/400", 5, "100, 400 of 400", "green", "nobody is left over"],
    ["0/0", 5, "z", null, "there was nothing to measure"],
    ["4/4", 10, "c", null, "0 of 0 is never printed"],
  ])("%s rounded to %d is %s: %s", (counts, round, figure, rag, _why) => {
    const written = counts === "0/0" ? "z" : counts;
    const { figure: shown, rag: rating } = reported({ threshold: 5, round }, SHARE, { kids: written });
    expect({ figure: shown, rag: rating }).toEqual({ figure, rag });
  });

  test("with no figure in the published file that the true counts follow from", () => {
    const { text } = reported({ round: 5 }, SHARE, { kids: "18/27" });
    expect(text).toContain("67%");
    expect(text).not.toMatch(/66\.6|80%, 20|20 of 25/);
    expect(text).toContain("missed by about 13 points");
  });

  test("that is suppressed where only one fraction has so many digits", () => {
    const near: Partial<Kpi> = { better: "lower", targets: [{ value: 13.3 }], decimals: 1 };
    expect(reported({ round: 5 }, { ...SHARE, ...near }, { kids: "27/203" }).figure).toBe("c");
  });

  test("and so is a rate", () => {
    const rate: Partial<Kpi> = { unit: "children per social worker", decimals: 1 };
    expect(reported({ round: 5 }, rate, { kids: "68/4" }).figure).toBe("17");
  });
});

describe("a rounded count", () => {
  test.each<[string, number, string, string | null, string]>([
    ["18", 5, "20", null, "20 is above the target of 18, and on target would tell that it is 18"],
    ["22", 5, "20", null, "off target would tell that it is not 18"],
    ["17", 5, "15", "green", "13 to 17 all meet it"],
    ["23", 5, "25", "red", "23 to 27 all miss it"],
    ["21", 10, "20", null, "15 to 24"],
    ["0", 5, "0", "green", "a true 0"],
    ["3", 5, "c", null, "few"],
  ])("of %s to %d is printed as %s, rated %s: %s", (count, round, figure, rag, _why) => {
    const { figure: shown, rag: rating } = reported({ round }, FEW, { kids: count });
    expect({ figure: shown, rag: rating }).toEqual({ figure, rag });
  });

  test("says why it is not rated, and how far a rated one is from its target", () => {
    expect(reported({ round: 5 }, FEW, { kids: "18" }).text).toContain("Too near to rate a rounded count");
    expect(reported({ round: 5 }, FEW, { kids: "27" }).text).toContain("missed by about 7");
  });

  test("is called about so many wherever it is quoted, and 0 is 0", () => {
    const { text } = reported({ round: 5 }, FEW, { kids: "27" });
    expect(text).toContain("The only figure so far is about 25, for ");
    expect(reported({ round: 5 }, FEW, { kids: "0" }).text).toContain("The only figure so far is 0, for ");
    expect(reported({}, FEW, { kids: "27" }).text).toContain("The only figure so far is 27, for ");
  });

  test.each([
    [0, 5, 2, "1 and 2 would round to 0"],
    [5, 5, 5, "5 stands for 6 and 7"],
    [6, 5, 7, "5 would stand for 7 alone"],
    [5, 20, 9, "1 to 9 would round to 0"],
    [7, 5, 7, "10 stands for 8 to 12"],
    [5, 2, 6, "6 would stand for 6 alone"],
    [5, 1, 5, "nothing is rounded to 1"],
  ])("above %d, rounded to %d, is printed from above %d: %s", (threshold, round, suppressed, _why) => {
    const plan = planAsAt(planOf({ kpis: {} }, []), "2017-04-01");
    const kpi = { unit: "children", subject: "child", disclosure: { threshold, round } } as const;
    expect(policyOf(kpi, plan, "public")?.threshold).toBe(suppressed);
  });
});

describe("a percentage beside its base or its numerator, which another measure prints", () => {
  const BASE: Situation["kpis"] = { all: { denominatorOf: "share" }, share: SHARE };
  const EXACT: Situation["kpis"] = {
    all: { denominatorOf: "share", unit: "referrals", subject: "process" },
    share: SHARE,
  };

  test.each<[string, Situation["kpis"], Figures, Figures]>([
    ["64% of about 25 is 16 of 25", BASE, { all: "25", share: "16/25" }, { all: "25", share: "c" }],
    ["67% of about 60 is one of several", BASE, { all: "60", share: "40/60" }, { all: "60", share: "67" }],
    ["67% of 60 is 40", EXACT, { all: "60", share: "40/60" }, { all: "60", share: "c" }],
    ["67% of 300 is one of three", EXACT, { all: "300", share: "200/300" }, { all: "300", share: "67" }],
    ["64% of about 25, without counts", BASE, { all: "25", share: "64" }, { all: "25", share: "c" }],
    ["nobody of 25 are nobody", BASE, { all: "25", share: "0/25" }, { all: "25", share: "0" }],
    [
      "16 are 64% of 25",
      { seen: { numeratorOf: "share", unit: "visits", subject: "process" }, share: SHARE },
      { seen: "16", share: "16/25" },
      { seen: "16", share: "c" },
    ],
    [
      "the names say what belongs together",
      { leavers: { name: "Care leavers" }, work: { ...SHARE, name: "Care leavers in work" } },
      { leavers: "25", work: "16/25" },
      { leavers: "25", work: "c" },
    ],
    [
      "64% of nothing that is printed",
      { share: SHARE, other: { name: "Children missing" } },
      { share: "16/25", other: "25" },
      { share: "64", other: "25" },
    ],
    [
      "both numbers are printed exactly, whatever becomes of the percentage",
      { ...EXACT, seen: { numeratorOf: "share", unit: "visits", subject: "process" } },
      { all: "60", share: "40/60", seen: "40" },
      { all: "60", share: "67", seen: "40" },
    ],
  ])("%s", (_why, kpis, figures, shown) => {
    expect(printed({ disclosure: { round: 5 }, kpis }, figures)).toEqual(shown);
  });

  test("that an earlier report has printed takes its base out of the next", () => {
    const days = [{ figures: { share: "16/25" } }, { figures: { all: "25" } }];
    const published = publish(planOf({ disclosure: { round: 5 }, kpis: BASE }, days));
    expect(published.map((one) => one.printed)).toEqual([{ share: "64" }, { share: "64", all: "c" }]);
    expect(published.flatMap(({ leaks }) => leaks)).toEqual([]);
  });
});

test("the notes on the data say what is rounded, and how percentages are made", () => {
  const { text } = reported({ round: 5 }, SHARE, { kids: "18/27" });
  expect(text).toContain(
    "Counts of children are rounded to the nearest 5. Percentages and rates are worked out",
  );
  expect(reported({}, SHARE, { kids: "18/27" }).text).not.toContain("Counts of children are rounded");
});
