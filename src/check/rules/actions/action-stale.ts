import type { EffectiveUpdate } from "../../../plan/history/updates.ts";
import { isOpen } from "../../../plan/schema/actions.ts";
import { addDays, addMonths, formatDate, type IsoDate } from "../../../plan/time/dates.ts";
import { remember } from "../../../text/remember.ts";
import type { Rule } from "../../rule.ts";

/** Most actions are told of on the same days. */
const FEW_DAYS = 1000;

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
    const isStale = remember(
      (since: IsoDate) => ({ is: addDays(addMonths(since, cycle), DAYS_OF_GRACE) < asAt }),
      FEW_DAYS,
    );
    for (const { id, status, start, added, history, origin } of known.actions) {
      if (!isOpen(status) || (start ?? asAt) > asAt) continue;
      const newest = newestOf(history);
      const began = latest([start, added, plan.header?.start]);
      const since = latest([newest && reportedOn(newest), began]);
      if (since === undefined || !isStale(since).is) continue;
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

/** Of two that were reported on one day the later in order. */
function newestOf(history: readonly EffectiveUpdate[]): EffectiveUpdate | undefined {
  let newest = history[0];
  for (const update of history)
    if (newest === undefined || reportedOn(update) >= reportedOn(newest)) newest = update;
  return newest;
}

function latest(dates: readonly (IsoDate | undefined)[]): IsoDate | undefined {
  let last: IsoDate | undefined;
  for (const date of dates) if (date !== undefined && (last === undefined || date > last)) last = date;
  return last;
}
