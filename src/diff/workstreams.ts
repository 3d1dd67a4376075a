import type { WorkstreamState } from "../model/state.ts";
import { type Change, changeOf } from "./change.ts";
import { type Comparer, matchById } from "./comparer.ts";
import { workstreamEntry } from "./entries.ts";
import { replaced, reworded } from "./words.ts";

export const workstreams: Comparer<"workstreams"> = {
  part: "workstreams",
  compare(before, after) {
    const { added, removed, both } = matchById(before, after);
    return [
      ...added.map((one) => changeOf(workstreamEntry(one), "workstream-added", "is new", { to: one.title })),
      ...removed.map((one) =>
        changeOf(workstreamEntry(one), "workstream-removed", "is no longer there", { from: one.title }),
      ),
      ...both.flatMap(([old, now]) => [
        ...reworded(workstreamEntry(now), "workstream-renamed", TITLE, old.title, now.title),
        ...diffProgramme(old, now),
        ...replaced(workstreamEntry(now), "workstream-sponsor-changed", SPONSOR, [old.sponsor, now.sponsor]),
        ...replaced(workstreamEntry(now), "workstream-lead-changed", LEAD, [old.lead, now.lead]),
      ]),
    ];
  },
};

const TITLE = { field: "title", name: "its title" };

const SPONSOR = { field: "sponsor", does: "sponsored" };
const LEAD = { field: "lead", does: "led" };

function diffProgramme(old: WorkstreamState, now: WorkstreamState): Change[] {
  const [from, to] = [old.programme, now.programme];
  if (from === to) return [];
  const what = `is part of ${to ?? "no programme"}, previously of ${from ?? "no programme"}`;
  return [changeOf(workstreamEntry(now), "workstream-moved", what, { field: "programme", from, to })];
}
