import { compareText } from "../../../diagnostics/diagnostic.ts";
import type { Mark } from "../../../model/charts.ts";
import type { Target } from "../../../plan/kpis.ts";
import type { Rag } from "../../../plan/rag.ts";

/** What decides how much attention a measure needs. */
export interface Need {
  readonly rag: Rag | null;
  /** Of the latest figure; null for common cause variation. */
  readonly mark: Mark | null;
  /** Distance to target over the target: −0.1 is missed by a tenth of it. Null where nothing can be said. */
  readonly distance: number | null;
  readonly name: string;
  readonly id: string;
}

/**
 * The measure that needs more attention comes first: off target, near target, not rated but a special cause for
 * concern, on target, not rated. Of those alike a special cause for concern comes before common cause and
 * improvement; then the one that is further from its target, for the target's size; then by name, and by id.
 */
export function compareByNeed(a: Need, b: Need): number {
  return (
    urgency(a) - urgency(b) ||
    Number(isConcern(b)) - Number(isConcern(a)) ||
    compareDistances(a.distance, b.distance) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}

const urgency = (need: Need): number => {
  if (need.rag === null) return isConcern(need) ? 2 : 4;
  return { red: 0, amber: 1, green: 3 }[need.rag];
};

const isConcern = ({ mark }: Need): boolean => mark === "concern";

/** What is missed by most comes first; where nothing can be said, last. */
function compareDistances(a: number | null, b: number | null): number {
  const [left, right] = [a ?? Number.MAX_VALUE, b ?? Number.MAX_VALUE];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A distance in the size of the target, so that measures of different units can be compared. */
export function relativeTo({ value, min = value, max = value }: Target, distance: number): number {
  const size = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
  return size === 0 ? distance : distance / size;
}
