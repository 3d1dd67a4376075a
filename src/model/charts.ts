import { z } from "zod";
import { COLOURS } from "../plan/schema/actions.ts";
import { MARKS } from "../plan/spc/assess-series.ts";
import { decimals, isoDate, type Plain } from "./parts.ts";

/** What special cause variation means for the measure; null for common cause, and without limits. */
export const mark = z.enum(MARKS).nullable();
export type Mark = NonNullable<z.output<typeof mark>>;

const chartPhase = z.strictObject({
  /** Index of its first point. */
  from: z.number(),
  /** Index of the first point after it. */
  to: z.number(),
  /** Null if there are too few points, or the measure is not drawn as an XmR chart. */
  limits: z.strictObject({ mean: z.number(), upper: z.number(), lower: z.number() }).nullable(),
  /** The limits are from fewer points than they should be. */
  trial: z.boolean(),
  /** Why a new phase begins here, such as "New case system"; null for the first. */
  reason: z.string().nullable(),
});
export type ChartPhase = Plain<typeof chartPhase>;

const isWithin = ({ from, to }: ChartPhase, points: number): boolean =>
  Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= points;

/**
 * One measure over time, with its target as a line or a band. A null value is a gap in the line. A measure with control
 * limits is drawn as an XmR chart: its phases have a mean and limits.
 */
const trendChart = z
  .strictObject({
    type: z.literal("trend"),
    unit: z.string(),
    decimals,
    points: z.array(z.strictObject({ label: z.string(), value: z.number().nullable(), mark })),
    /** The target at each point: the lowest and highest value that meet it. Null for an open end, or without a target. */
    targets: z.array(z.strictObject({ min: z.number().nullable(), max: z.number().nullable() })),
    /** "Target 14 to 18"; null without a target. */
    targetLabel: z.string().nullable(),
    /** Stretches of points that can be compared, in order. They cover all points. */
    phases: z.array(chartPhase),
  })
  .refine(({ points, phases }) => phases.every((one) => isWithin(one, points.length)), {
    path: ["phases"],
    params: { expected: "stretches of the points that the chart has" },
  });
export type TrendChart = Plain<typeof trendChart>;

/** How many actions there are at each status, with a bar for each row. */
const statusBars = z.strictObject({
  type: z.literal("status-bars"),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      counts: z.array(z.strictObject({ colour: z.enum(COLOURS), word: z.string(), count: z.number() })),
    }),
  ),
});
export type StatusBars = Plain<typeof statusBars>;

const timelineEvent = z.strictObject({
  /** Short: "Visit 1", "DfE review". */
  label: z.string(),
  kind: z.enum(["inspection", "monitoring-visit", "review", "decision", "other"]),
  from: isoDate,
  to: isoDate,
  /** `expected` if only words say when: "first half of 2017". */
  certainty: z.enum(["held", "planned", "expected"]),
  /** When it is, as the table prints it. */
  when: z.string(),
});
export type TimelineEvent = Plain<typeof timelineEvent>;

/** Events on a line, from an inspection to the re-inspection that follows it. */
const timeline = z.strictObject({
  type: z.literal("timeline"),
  /** The first and the last day on the axis. */
  from: isoDate,
  to: isoDate,
  asAt: isoDate,
  /** In order of date. */
  events: z.array(timelineEvent),
  /** Stretches of time in which something is expected, such as the months to the re-inspection. */
  windows: z.array(z.strictObject({ label: z.string(), from: isoDate, to: isoDate })),
});
export type Timeline = Plain<typeof timeline>;

/** What a chart draws. Every chart shows the figures of the table beside it. */
export const chart = z.discriminatedUnion("type", [trendChart, statusBars, timeline]).meta({ id: "Chart" });
export type Chart = Plain<typeof chart>;
