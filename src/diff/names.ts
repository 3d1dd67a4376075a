import type { PlanState } from "../model/state.ts";

/** What an entry is called where another names it, by its id. */
export type Names = (id: string) => string;

/** Of both sides; an entry that neither has keeps its id. */
export function namesIn(before: PlanState, after: PlanState): Names {
  const named = [before, after].flatMap(({ recommendations, kpis }) => [
    ...recommendations.map(({ id, number }) => [id, `recommendation ${number}`] as const),
    ...kpis.map(({ id, name }) => [id, name] as const),
  ]);
  const names = new Map(named);
  return (id) => names.get(id) ?? id;
}
