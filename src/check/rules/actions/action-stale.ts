import type { EffectiveUpdate } from "../../../plan/history/updates.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { addDays, addMonths, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { compareText } from "../../../problems/locate.ts";
import type { Rule } from "../../rule.ts";

/** Returns do not come on the same day each month, and the next one takes some days to write. */
const DAYS_OF_GRACE = 7;

export const actionStale: Rule = {
  id: "action-stale",
  severity: "warning",
  summary: "An open action had no update within the last reporting cycle.",
  why: "A status that nobody confirms is last month's status. Every owner reports on every open action once a cycle (cycle-months in the plan's regime, or one month), even if only that nothing has changed; this rule waits 7 days more. It counts from the newest update, or from the day the action was to start, and leaves out actions not yet due to start. A plan in which no action was ever updated has only just been typed in, and is not judged.",
  bad: `\
# As at 2016-09-02
updates:
  - { date: 2016-07-20, of: 1.1, progress: Half of the managers are trained. }
`,
  good: `\
# As at 2016-09-02
updates:
  - { date: 2016-07-20, of: 1.1, progress: Half of the managers are trained. }
  - { date: 2016-08-26, of: 1.1, note: No change }
`,
  *check({ plan, known, asAt }) {
    if (known.actions.every(({ history }) => history.length === 0)) return;
    const cycle = plan.header?.regime?.cycleMonths ?? 1;
    for (const { id, status, start, added, history, origin } of known.actions) {
      if (!isOpen(status) || (start ?? asAt) > asAt) continue;
      const newest = newestOf(history);
      const began = latest([start, added, plan.header?.start]);
      const since = latest([newest && reportedOn(newest), began]);
      if (since === undefined || addDays(addMonths(since, cycle), DAYS_OF_GRACE) >= asAt) continue;
      yield {
        message: `Action "${id}" is "${status}" and has had no update since ${formatDate(since)}: expected one in every reporting cycle`,
        origin,
        entity: id,
        hint: "Add an update with its status, progress or a note; one with its date alone says that nothing has changed.",
        related: newest && [{ message: "newest update here", origin: newest.origin }],
      };
    }
  },
};

/** A correction is a report on the action on the day the correction was made. */
const reportedOn = ({ date, corrected }: EffectiveUpdate): IsoDate => corrected?.date ?? date;

const newestOf = (history: readonly EffectiveUpdate[]): EffectiveUpdate | undefined =>
  history.toSorted((a, b) => compareText(reportedOn(a), reportedOn(b))).at(-1);

const latest = (dates: readonly (IsoDate | undefined)[]): IsoDate | undefined =>
  dates
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
