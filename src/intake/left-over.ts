import type { IsoDate } from "../plan/time/dates.ts";
import type { NewWorkbook } from "../sheets/new-workbook.ts";
import type { LeftOver } from "../tracker/tracker.ts";

/** The name of its sheet, by which an earlier one is known. */
export const LEFT_OVER_SHEET = "Left over";

/** A workbook with every cell of a tracker that has no place in a plan. */
export const leftOverBook = (leftOver: readonly LeftOver[], tracker: string, date: IsoDate): NewWorkbook => ({
  title: `Left over from ${tracker}`,
  date,
  sheets: [
    {
      name: LEFT_OVER_SHEET,
      columns: [{ width: 24 }, { width: 30 }, { width: 90 }],
      headings: 0,
      rows: [
        ["Cell", "Heading", "What it says"],
        ...leftOver.map(({ place, heading, text }) => [place, heading ?? "", text]),
      ],
    },
  ],
});
