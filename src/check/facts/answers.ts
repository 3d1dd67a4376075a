import type { KnownAction } from "../../plan/history/replay.ts";
import type { CheckContext } from "../rule.ts";
import { findingsOf, knownDocuments } from "./documents.ts";

/** Actions that still count, by each recommendation, finding or audit they answer. */
export function actionsByAnswer({ known }: CheckContext): Map<string, KnownAction[]> {
  const counting = known.actions.filter(({ status }) => status !== "withdrawn");
  const pairs = counting.flatMap((action) => action.answers.map((answer) => ({ answer, action })));
  const grouped = Map.groupBy(pairs, ({ answer }) => answer);
  return new Map([...grouped].map(([answer, found]) => [answer, found.map(({ action }) => action)]));
}

/** The ids that are answered, and whatever the findings and audits among them are about. */
export function withWhatTheyAreAbout(answered: Iterable<string>, context: CheckContext): Set<string> {
  const findings = [...knownDocuments(context)].flatMap(findingsOf);
  const about = new Map([
    ...findings.map(({ path, finding: { answers = [] } }) => [path, answers] as const),
    ...context.known.audits.map(({ id, answers = [] }) => [id, answers] as const),
  ]);
  const ids = new Set(answered);
  // A set goes on to what is added to it on the way.
  for (const id of ids) for (const one of about.get(id) ?? []) ids.add(one);
  return ids;
}
