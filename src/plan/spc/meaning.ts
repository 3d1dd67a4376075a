import type { Better, Target } from "../kpis.ts";
import { distanceToTarget } from "../rag.ts";
import type { Side } from "./runs.ts";
import type { Signal } from "./signals.ts";

/** What special cause variation means for the measure: neutral where neither direction is better. */
export type Mark = "improvement" | "concern" | "neutral";

const BETTER_SIDE: Partial<Record<Better, Side>> = { higher: "high", lower: "low" };

/**
 * Whether a special cause is improvement or concern. Of a measure with a target range: improvement where the move
 * brings it nearer to the range or into it, concern where it takes it away, neutral within the range throughout.
 */
export function meaningOf({ side, from, to }: Signal, better: Better, target: Target | null): Mark {
  if (better !== "in-range") {
    const good = BETTER_SIDE[better];
    return good === undefined ? "neutral" : good === side ? "improvement" : "concern";
  }
  const [before, after] = [from, to].map((value) => distanceToTarget(value, target, better));
  if (typeof before !== "number" || typeof after !== "number") return "neutral";
  // Inside the range it does not matter how far.
  const nearer = Math.min(0, after) - Math.min(0, before);
  return nearer > 0 ? "improvement" : nearer < 0 ? "concern" : "neutral";
}
