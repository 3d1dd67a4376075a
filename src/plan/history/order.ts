import type { Plan } from "../schema/plan.ts";
import { isPublished } from "../schema/reports.ts";
import type { IsoDate } from "../time/dates.ts";

/** Numbers inside ids count as numbers: 1.2 comes before 1.10, R2 before R10. The same on every machine. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [chunks(a), chunks(b)];
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = compareChunks(one, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  compareIds(a.id, b.id);

const chunks = (id: string): string[] => id.match(/\d+|\D+/g) ?? [];

function compareChunks(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (!Number.isNaN(left) && !Number.isNaN(right) && left !== right) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}

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
