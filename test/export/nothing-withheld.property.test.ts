import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { createViews, type View } from "../../src/disclosure/views.ts";
import type { PlanHeader } from "../../src/plan/schema/header.ts";
import type { Kpi } from "../../src/plan/schema/kpis.ts";
import type { Plan } from "../../src/plan/schema/plan.ts";
import type { Update } from "../../src/plan/schema/updates.ts";
import { originOf } from "../../src/problems/origin.ts";
import { day } from "../plan/arbitrary-plan.ts";
import { rounds } from "../rounds.ts";
import { arbitraryExportedPlan, exportedOf, filesOf } from "./exported.ts";

const origin = originOf("plan.yaml");

type Headed = Plan & { readonly header: PlanHeader };

/** Every text of an update is marked with its place in the list, so that it is found wherever it goes. */
const marked = (update: Update, index: number): Update => {
  const mark = (field: string): string => `MARK${field}${index}END`;
  return {
    ...update,
    progress: mark("progress"),
    impact: mark("impact"),
    reason: mark("reason"),
    note: mark("note"),
    evidence: [{ title: mark("evidence") }],
    patch: "title" in update.patch ? { ...update.patch, title: mark("title") } : update.patch,
  };
};

const withMarks = (plan: Headed): Headed => ({
  ...plan,
  updates: plan.updates.map((update, index) =>
    plan.actions.some(({ id }) => id === update.of) ? marked(update, index) : update,
  ),
  events: plan.events.map((event) => ({
    ...event,
    documents: event.documents?.map((document) => ({
      ...document,
      findings: document.findings?.map((finding) => ({
        ...finding,
        text: "MARKfindingEND",
        exempt: { paragraph: 2, reason: "It names a child." },
      })),
    })),
  })),
});

const MONTHS = ["2016-01", "2016-02", "2016-03"];
const PARTS = ["all", "north", "south", "east"];

const kpi = (id: string): Kpi => ({
  id,
  name: `Measure ${id}`,
  definition: "Children seen.",
  unit: "% of children",
  frequency: "monthly",
  better: "higher",
  subject: "child",
  decimals: 3,
  ...(id === "all" && { parts: PARTS.slice(1) }),
  origin,
});

/** A total and its parts, each over a number of children that no other figure has; some of them count few. */
const ofChildren = fc
  .array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((months) => ({
    kpis: PARTS.map(kpi),
    extracts: [
      {
        date: "2016-01-08",
        early: [],
        origin,
        figures: MONTHS.flatMap((period, month) => {
          const parts = PARTS.slice(1).map((id, part) => ({
            id,
            // Small counts are few; the others are five digits, as are all denominators.
            numerator:
              (months[month]?.[part] ?? 0) > 12 ? 10_007 + month * 100 + part : (months[month]?.[part] ?? 0),
            denominator: 20_011 + month * 100 + part * 7,
          }));
          const sum = (of: "numerator" | "denominator"): number =>
            parts.reduce((total, one) => total + one[of], 0);
          return [{ id: "all", numerator: sum("numerator"), denominator: sum("denominator") }, ...parts].map(
            ({ id, numerator, denominator }) => ({
              kpi: id,
              period,
              figure: { value: numerator / denominator, numerator, denominator, symbol: null },
              origin,
            }),
          );
        }),
      },
    ],
  }));

const view: fc.Arbitrary<View> = fc.record({
  asAt: day,
  audience: fc.constantFrom("public" as const, "board" as const),
  edition: fc.constantFrom("public" as const, "exempt" as const),
  earlier: fc.constant([]),
});

/** All that a file holds, each part of a package unpacked, as text. */
function textsIn(files: ReadonlyMap<string, Uint8Array>): string {
  const parts = [...files].flatMap(([name, bytes]) =>
    /\.(xlsx|ods)$/.test(name) ? Object.values(unzipSync(bytes)) : [bytes],
  );
  return parts.map((bytes) => new TextDecoder().decode(bytes)).join("\n");
}

test.each(["xlsx", "ods", "csv"] as const)(
  "no byte of an export as %s holds what its readers may not see",
  (format) =>
    fc.assert(
      fc.asyncProperty(
        arbitraryExportedPlan.map(withMarks),
        ofChildren,
        view,
        async (marks, counted, seen) => {
          const plan = { ...marks, ...counted };
          const text = textsIn(await filesOf(exportedOf(plan, seen), format));
          const told = new Set(text.match(/MARK[a-z]+\d*END/g));
          const known = plan.updates.map(
            ({ date, exempt }) => date <= seen.asAt && (seen.edition === "exempt" || !exempt),
          );
          for (const mark of told) {
            const [, field, index] = /MARK([a-z]+)(\d*)END/.exec(mark) ?? [];
            if (field === "finding") expect(seen.edition).toBe("exempt");
            else expect([mark, field !== "note" && known[Number(index)]]).toEqual([mark, true]);
          }
          const full = createViews(plan).at(seen.asAt).kpis;
          const shown = createViews(plan).shown(seen).plan.kpis;
          const numbers = (kpis: typeof full, isHidden: (kpi: number, point: number) => boolean): string[] =>
            kpis.flatMap(({ series }, at) =>
              series.flatMap(({ figure, value }, point) =>
                isHidden(at, point) ? [figure?.numerator, figure?.denominator, value].map(String) : [],
              ),
            );
          const isHidden = (at: number, point: number): boolean =>
            shown[at]?.series[point]?.figure?.symbol === "c";
          const printed = new Set(numbers(shown, (at, point) => !isHidden(at, point)));
          const secrets = numbers(full, isHidden).filter((one) => one.length >= 5 && !printed.has(one));
          expect(secrets.filter((one) => text.includes(one))).toEqual([]);
        },
      ),
      { numRuns: rounds({ short: 20, long: 600 }) },
    ),
);

test("what readers may see is there, so that the property could fail", async () => {
  const [plan] = fc.sample(arbitraryExportedPlan, { numRuns: 1, seed: 1 });
  const update: Update = { date: "2016-01-08", of: "1.1", patch: {}, origin };
  const exempt = { paragraph: 1, reason: "It names a member of staff." };
  const one = {
    ...(plan as Headed),
    actions: [{ id: "1.1", answers: ["R1"], title: "Train", origin }],
    updates: [marked(update, 0), { ...marked({ ...update, date: "2016-02-02" }, 1), exempt }],
  };
  const seen: View = { asAt: "2016-03-31", audience: "board", edition: "public", earlier: [] };
  const told = async (given: View): Promise<string[]> => [
    ...new Set(textsIn(await filesOf(exportedOf(one, given), "xlsx")).match(/MARK[a-z]+\d*END/g)),
  ];
  expect((await told(seen)).sort()).toEqual(["MARKevidence0END", "MARKimpact0END"]);
  expect((await told({ ...seen, edition: "exempt" })).sort()).toEqual([
    "MARKevidence0END",
    "MARKevidence1END",
    "MARKimpact1END",
    "MARKprogress1END",
  ]);
});
