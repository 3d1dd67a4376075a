import type { NamedPost } from "../model/parts.ts";
import type { WorkstreamState } from "../model/state.ts";
import { type Change, changeOf, type Entry } from "./change.ts";
import { type Comparer, matchById } from "./comparer.ts";
import type { ChangeKind } from "./kinds.ts";
import { reworded } from "./words.ts";

export const workstreams: Comparer<"workstreams"> = {
  part: "workstreams",
  compare(before, after) {
    const { added, removed, both } = matchById(before, after);
    return [
      ...added.map((one) => changeOf(entry(one), "workstream-added", "is new", { to: one.title })),
      ...removed.map((one) =>
        changeOf(entry(one), "workstream-removed", "is no longer there", { from: one.title }),
      ),
      ...both.flatMap(([old, now]) => [
        ...reworded(entry(now), "workstream-renamed", TITLE, old.title, now.title),
        ...diffProgramme(old, now),
        ...diffPost(entry(now), "workstream-sponsor-changed", "sponsor", old.sponsor, now.sponsor),
        ...diffPost(entry(now), "workstream-lead-changed", "lead", old.lead, now.lead),
      ]),
    ];
  },
};

const TITLE = { field: "title", name: "its title" };

const entry = ({ id, title }: WorkstreamState): Entry => ({ entity: id, label: "Workstream", title });

function diffProgramme(old: WorkstreamState, now: WorkstreamState): Change[] {
  const [from, to] = [old.programme, now.programme];
  if (from === to) return [];
  const what = `is part of ${to ?? "no programme"}, previously of ${from ?? "no programme"}`;
  return [changeOf(entry(now), "workstream-moved", what, { field: "programme", from, to })];
}

const DOES = { sponsor: "sponsored", lead: "led" } as const;

function diffPost(
  about: Entry,
  kind: ChangeKind,
  field: keyof typeof DOES,
  old: NamedPost | null,
  now: NamedPost | null,
): Change[] {
  if (old?.id === now?.id) return [];
  const [from, to] = [old?.title ?? null, now?.title ?? null];
  const what = `is ${DOES[field]} by ${to ?? "nobody"}, previously by ${from ?? "nobody"}`;
  return [changeOf(about, kind, what, { field, from, to })];
}
