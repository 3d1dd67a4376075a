import type { Better, Target } from "../kpis.ts";
import { distanceToTarget } from "../rag.ts";
import { targetBand } from "../target-band.ts";
import type { Limits } from "./xmr.ts";

/** Whether a process that does not change will meet its target: at each value within its limits, at none, at some. */
export type Assurance = "always-met" | "always-failed" | "hit-and-miss";

/** The target against the limits; null without a target, and for a measure that is neither better high nor low. */
export function assuranceOf(
  { lower, upper }: Pick<Limits, "lower" | "upper">,
  target: Target | null,
  better: Better,
): Assurance | null {
  const [least, most] = [lower, upper].map((limit) => distanceToTarget(limit, target, better));
  if (typeof least !== "number" || typeof most !== "number") return null;
  if (least >= 0 && most >= 0) return "always-met";
  const { min, max } = targetBand(target, better);
  const spans = min !== null && max !== null && lower < min && upper > max;
  return least >= 0 || most >= 0 || spans ? "hit-and-miss" : "always-failed";
}
