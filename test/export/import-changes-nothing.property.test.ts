import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTracker } from "../../src/intake/merge-tracker.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { openWorkbook } from "../../src/sheets/open-workbook.ts";
import { readTracker } from "../../src/tracker/read-tracker.ts";
import { NO_MAPPING } from "../../src/tracker/tracker.ts";
import { day } from "../plan/arbitrary-plan.ts";
import { rounds } from "../rounds.ts";
import { arbitraryExportedPlan, exportedOf, filesOf } from "./exported.ts";

const view = fc.record({
  asAt: day,
  audience: fc.constantFrom("public" as const, "board" as const),
  edition: fc.constantFrom("public" as const, "exempt" as const),
  earlier: fc.constant([]),
});

test.each(["xlsx", "ods", "csv"] as const)(
  "importing an action plan exported as %s changes nothing",
  (format) =>
    fc.assert(
      fc.asyncProperty(arbitraryExportedPlan, view, async (plan, seen) => {
        // A CSV does not say that it is an export: "#REF!" in it may be an error, and one without rows the wrong file.
        if (format === "csv")
          fc.pre(planAsAt(plan, seen.asAt).actions.length > 0 && !JSON.stringify(plan).includes("#REF!"));
        const [bytes = new Uint8Array()] = (await filesOf(exportedOf(plan, seen), format)).values();
        const book = await openWorkbook(`export.${format}`, bytes);
        const tracker = readTracker(book, NO_MAPPING, plan.posts);
        const known = planAsAt(plan, seen.asAt);
        const merged = mergeTracker(tracker, known, { asAt: seen.asAt, reword: false, source: "visit" });
        const { posts, workstreams, recommendations, actions, updates, leftOver, unchanged } = merged;
        expect({ posts, workstreams, recommendations, actions, updates, leftOver }).toEqual({
          posts: [],
          workstreams: [],
          recommendations: [],
          actions: [],
          updates: [],
          leftOver: [],
        });
        expect([unchanged, tracker.questions, tracker.leftOver]).toEqual([known.actions.length, [], []]);
      }),
      { numRuns: rounds({ short: 20, long: 600 }) },
    ),
);
