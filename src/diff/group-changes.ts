import type { Change } from "./change.ts";
import { GROUPS } from "./groups.ts";

/** Changes under one heading; never empty. */
export interface ChangeGroup {
  readonly title: string;
  readonly changes: readonly Change[];
}

/** Changes under their headings, in the order a Director asks for them. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = GROUPS.map(({ title, kinds }) => ({
    title,
    changes: changes.filter(({ kind }) => kinds.includes(kind)),
  }));
  return groups.filter((group) => group.changes.length > 0);
}
