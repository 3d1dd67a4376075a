import type { Break } from "../kpis.ts";
import type { KnownKpi } from "../replay.ts";

/** A stretch of a series whose figures can be compared, by the indexes of its points. */
export interface Stretch {
  readonly from: number;
  /** The index after its last point. */
  readonly to: number;
  /** What parts it from the stretch before, `method` where that was counted otherwise; null for the first. */
  readonly kind: Break["kind"] | null;
  readonly reason: string | null;
}

/** A series parted at its breaks: the period in which a break falls is the first of the new stretch. */
export function stretchesOf({ series, breaks = [] }: Pick<KnownKpi, "series" | "breaks">): Stretch[] {
  const starts = series.map((point, index) => {
    const before = series[index - 1]?.period.end;
    return before === undefined ? [] : breaks.filter(({ from }) => from > before && from <= point.period.end);
  });
  const first = [...starts.keys()].filter((index) => index === 0 || starts[index]?.length !== 0);
  return first.map((from, place) => ({
    from,
    to: first[place + 1] ?? series.length,
    ...partedBy(starts[from]),
  }));
}

/** Where several breaks fall into one period, all their reasons. */
function partedBy(breaks: readonly Break[] = []): Pick<Stretch, "kind" | "reason"> {
  if (breaks.length === 0) return { kind: null, reason: null };
  const kind = breaks.some((one) => one.kind === "method") ? "method" : "step";
  return { kind, reason: breaks.map(({ reason }) => reason).join("; ") };
}
