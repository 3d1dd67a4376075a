import { type KnownAction, latestProgress } from "../../plan/replay.ts";

/** What was written of an action for the Board alone, until something newer is said in public; null for nothing. */
export function boardNote(action: KnownAction): string | null {
  const newest = action.history.findLast(({ note }) => note !== undefined);
  const said = latestProgress(action);
  if (newest?.note === undefined || (said !== null && said.date > newest.date)) return null;
  return newest.note;
}
