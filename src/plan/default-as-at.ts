import type { IsoDate } from "./dates.ts";
import type { Plan } from "./index.ts";
import { isPublished } from "./reports.ts";

/**
 * The date a plan stands at where none is asked for: of its newest report not yet published, else of its newest
 * update or extract; null without any date.
 */
export function defaultAsAt(plan: Plan): IsoDate | null {
  const unpublished = plan.reports.filter((report) => !isPublished(report)).map(({ asAt }) => asAt);
  const facts = [...plan.updates, ...plan.extracts].map(({ date }) => date);
  const dates = unpublished.length > 0 ? unpublished : facts;
  return [...dates].sort().at(-1) ?? plan.header?.start ?? null;
}
