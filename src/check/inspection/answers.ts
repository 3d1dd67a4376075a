import type { KnownAction } from "../../plan/replay.ts";
import type { CheckContext } from "../rule.ts";
import { findingsOf, knownDocuments } from "./documents.ts";

/** Actions that still count, by each recommendation or finding they answer. */
export function actionsByAnswer({ known }: CheckContext): Map<string, KnownAction[]> {
  const counting = known.actions.filter(({ status }) => status !== "withdrawn");
  const pairs = counting.flatMap((action) => action.answers.map((answer) => ({ answer, action })));
  const grouped = Map.groupBy(pairs, ({ answer }) => answer);
  return new Map([...grouped].map(([answer, found]) => [answer, found.map(({ action }) => action)]));
}

/** What is answered, and the recommendations that the findings among it bear on. */
export function withBearings(answered: Iterable<string>, context: CheckContext): Set<string> {
  const ids = new Set(answered);
  const findings = [...knownDocuments(context)].flatMap(findingsOf).filter(({ path }) => ids.has(path));
  return new Set([...ids, ...findings.flatMap(({ finding }) => finding.answers ?? [])]);
}
