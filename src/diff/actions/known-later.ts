import type { ActionSide } from "./action-entry.ts";

/** Whether the first side was told more of the action than the second: it is the later one, whichever is the base. */
export function knownLater(one: ActionSide, other: ActionSide): boolean {
  const [more, less] = [one, other].map(({ asAt, action }) => [
    asAt,
    action.corrections.length,
    action.dueMoves.length,
    action.statusChanges.length,
  ]) as [(string | number)[], (string | number)[]];
  const decisive = more.findIndex((value, index) => value !== less[index]);
  return decisive !== -1 && (more[decisive] ?? 0) > (less[decisive] ?? 0);
}
