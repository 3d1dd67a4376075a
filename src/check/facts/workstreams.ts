import { compareIds } from "../../plan/schema/entry.ts";
import type { Plan } from "../../plan/schema/plan.ts";
import { compareText } from "../../problems/locate.ts";
import { below, type Origin } from "../../problems/origin.ts";

/** The name of a workstream, and every place that has it. */
interface WorkstreamName {
  readonly name: string;
  readonly places: readonly { readonly entity: string; readonly origin: Origin }[];
}

/** The names by which actions, recommendations and updates of them say which workstream they are of, whatever the order of files. */
export function workstreamNames({ actions, recommendations, updates }: Plan): WorkstreamName[] {
  const places: { readonly name: string; readonly entity: string; readonly origin: Origin }[] = [];
  const add = (name: string | undefined, entity: string, origin: Origin): void => {
    if (name !== undefined) places.push({ name, entity, origin: below(origin, "workstream") });
  };
  for (const { id, workstream, origin } of [...actions, ...recommendations]) add(workstream, id, origin);
  for (const { of, patch, origin } of updates) add(patch.workstream as string | undefined, of, origin);
  const inOrder = places.toSorted((a, b) => compareIds(a.entity, b.entity));
  return [...Map.groupBy(inOrder, ({ name }) => name)]
    .map(([name, found]) => ({ name, places: found }))
    .sort((a, b) => compareText(a.name, b.name));
}
