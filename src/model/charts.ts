import type { Colour } from "../plan/status.ts";

/** What a chart draws. Every chart is a picture of the table that stands beside it. */
export type Chart = TrendChart | StatusBars;

/** One measure over time, with its target as a line or a band; a null value is a gap in the line. */
export interface TrendChart {
  readonly type: "trend";
  readonly unit: string;
  readonly decimals: number;
  readonly points: readonly { readonly label: string; readonly value: number | null }[];
  /** The target in each period, as the lowest and the highest value that meets it; null for open or none. */
  readonly targets: readonly { readonly min: number | null; readonly max: number | null }[];
  /** "Target 14 to 18", null without a target. */
  readonly targetLabel: string | null;
}

/** How many actions stand at each status, a bar for each row. */
export interface StatusBars {
  readonly type: "status-bars";
  readonly rows: readonly {
    readonly label: string;
    readonly counts: readonly { readonly colour: Colour; readonly word: string; readonly count: number }[];
  }[];
}
