import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTracker } from "../../src/intake/merge-tracker.ts";
import { placeEntries } from "../../src/intake/place-entries.ts";
import { planAsAt } from "../../src/plan/history/replay.ts";
import { EMPTY_PLAN } from "../../src/plan/schema/plan.ts";
import { filledCells } from "../../src/sheets/workbook.ts";
import { FIELD_NAMES, FIELDS } from "../../src/tracker/fields.ts";
import { readTracker } from "../../src/tracker/read-tracker.ts";
import { NO_MAPPING, placeOf } from "../../src/tracker/tracker.ts";
import { writeFile } from "../../src/writing/write-file.ts";
import { rounds } from "../rounds.ts";
import { book, sheet } from "../tracker/sheets.ts";

/** Words that no other cell has, so that each can be found again. */
const word = (row: number, column: number): string => `word${row}x${column}`;

const headings = fc
  .shuffledSubarray([...FIELD_NAMES.filter((field) => field !== "ref" && field !== "action")], {
    minLength: 2,
  })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) => fc.constantFrom(...FIELDS[field].split(", "))),
      fc.constantFrom("Cost", "Ward", "Notes for the chair"),
    ),
  );

const rows = fc.array(fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), {
  minLength: 1,
  maxLength: 6,
});

test("every filled cell is in the plan, or in what is left over", () => {
  fc.assert(
    fc.property(headings, rows, (names, filled) => {
      const texts = filled.map((row, at) => [
        `${at + 1}`,
        `do ${word(at, 0)}`,
        ...names.map((_, column) => (row[column] ? word(at, column + 1) : "")),
      ]);
      const plan = sheet([["Ref", "Action", ...names], ...texts]);
      const tracker = readTracker(book(plan), NO_MAPPING, []);
      const options = { asAt: "2018-08-31", reword: false, source: "inspection/report" };
      const merged = mergeTracker(tracker, planAsAt(EMPTY_PLAN, options.asAt), options);
      const entries = [
        ...merged.posts,
        ...merged.workstreams,
        ...merged.recommendations,
        ...merged.actions,
        ...merged.updates,
      ];
      const files = [...placeEntries(entries, EMPTY_PLAN, options.asAt).values()];
      const yaml = files
        .map((held) => writeFile(held))
        .join("\n")
        .replace(/^ *#.*$/gm, "");
      const left = new Set([...tracker.leftOver, ...merged.leftOver].map(({ place }) => place));
      const lost = [...filledCells(plan)].filter(
        ({ row, column, cell }) =>
          row > 0 && !yaml.includes(cell.text) && !left.has(placeOf(plan, row, column)),
      );
      expect(lost.map(({ row, column, cell }) => [placeOf(plan, row, column), cell.text])).toEqual([]);
    }),
    { numRuns: rounds({ short: 75, long: 1500 }) },
  );
});
