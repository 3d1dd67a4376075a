import type { Colour } from "../plan/schema/actions.ts";
import type { Mark } from "../plan/spc/signals.ts";
import type { IsoDate } from "../plan/time/dates.ts";

/** What a chart draws. Every chart is a picture of the table that stands beside it. */
export type Chart = TrendChart | StatusBars | Timeline;

/**
 * One measure over time, with its target as a line or a band; a null value is a gap in the line. A measure
 * that has control limits is drawn as an XmR chart: their phases have a mean and limits.
 */
export interface TrendChart {
  readonly type: "trend";
  readonly unit: string;
  readonly decimals: number;
  readonly points: readonly {
    readonly label: string;
    readonly value: number | null;
    /** Null for common cause variation, and where there are no limits to judge by. */
    readonly mark: Mark | null;
  }[];
  /** The target in each period, as the lowest and the highest value that meets it; null for open or none. */
  readonly targets: readonly { readonly min: number | null; readonly max: number | null }[];
  /** "Target 14 to 18", null without a target. */
  readonly targetLabel: string | null;
  /** Stretches of points that can be compared, in order, from the first point to the last. */
  readonly phases: readonly ChartPhase[];
}

export type { Mark };

export interface ChartPhase {
  /** Index of its first point, and of the first point after it. */
  readonly from: number;
  readonly to: number;
  /** Null for too few points, and for a measure that is not drawn as an XmR chart. */
  readonly limits: { readonly mean: number; readonly upper: number; readonly lower: number } | null;
  /** Fewer points than limits should be calculated from. */
  readonly trial: boolean;
  /** Why a new phase begins here, "New case system"; null for the first. */
  readonly reason: string | null;
}

/** How many actions stand at each status, a bar for each row. */
export interface StatusBars {
  readonly type: "status-bars";
  readonly rows: readonly {
    readonly label: string;
    readonly counts: readonly { readonly colour: Colour; readonly word: string; readonly count: number }[];
  }[];
}

/** Events on a line from an inspection to the re-inspection that follows it. */
export interface Timeline {
  readonly type: "timeline";
  /** The first and the last day on the axis. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly asAt: IsoDate;
  /** In the order of their days. */
  readonly events: readonly TimelineEvent[];
  /** A stretch of time in which something is expected, such as the months to the re-inspection. */
  readonly windows: readonly {
    readonly label: string;
    readonly from: IsoDate;
    readonly to: IsoDate;
  }[];
}

export interface TimelineEvent {
  /** Short: "Visit 1", "DfE review". */
  readonly label: string;
  readonly kind: "inspection" | "monitoring-visit" | "review" | "decision" | "other";
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** `expected` where only words say when: "first half of 2017". */
  readonly certainty: "held" | "planned" | "expected";
  /** When, as the table prints it. */
  readonly when: string;
}
