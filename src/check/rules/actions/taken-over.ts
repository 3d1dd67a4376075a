import type { KnownAction } from "../../../plan/history/replay.ts";
import { camelKey } from "../../../plan/schema/entry.ts";
import { addMonths, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import type { Severity } from "../../../problems/problem.ts";
import type { CheckContext } from "../../rule.ts";

/** How grave a problem of an action is, and what its message adds. */
interface Graded {
  readonly severity: Severity;
  /** " by 30 September 2018", or nothing. */
  readonly by: string;
}

/**
 * How grave it is that an action lacks or contradicts something. What was so in the tracker that a plan was made of can
 * only be put right by the owners of the actions, who are asked once a cycle; so until a reporting cycle after
 * `taken-over` it is a warning, and from then on an error. What arose later is an error at once.
 * @param since the days of which each had to come for it to be so; null for what was so from the beginning.
 */
export function gradeOf({ plan, asAt }: CheckContext, since: readonly (IsoDate | null)[]): Graded {
  const { takenOver, regime } = plan.header ?? {};
  const wasThere = takenOver !== undefined && since.every((day) => day === null || day <= takenOver);
  const until = wasThere ? addMonths(takenOver, regime?.cycleMonths ?? 1) : "";
  return asAt <= until
    ? { severity: "warning", by: ` by ${formatDate(until)}` }
    : { severity: "error", by: "" };
}

/** The day on which a field of an action was said last; null for what its entry says from the beginning. */
export const saidOn = ({ history, added }: KnownAction, field: string): IsoDate | null =>
  history.findLast(({ patch }) => camelKey(field) in patch)?.date ?? added ?? null;
