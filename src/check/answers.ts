import type { KnownAction } from "../plan/replay.ts";
import type { CheckContext } from "./rule.ts";

/** An entry that did not decode may be the action that is missed: it is reported for what is wrong with it. */
export const mayMissActions = ({ plan }: CheckContext): boolean => plan.failedIds.size > 0;

/** Actions that still count, by each recommendation or finding they answer. */
export function actionsByAnswer({ known }: CheckContext): Map<string, KnownAction[]> {
  const counting = known.actions.filter(({ status }) => status !== "withdrawn");
  const pairs = counting.flatMap((action) => action.answers.map((answer) => ({ answer, action })));
  const grouped = Map.groupBy(pairs, ({ answer }) => answer);
  return new Map([...grouped].map(([answer, found]) => [answer, found.map(({ action }) => action)]));
}
