import { list } from "../../diagnostics/words.ts";
import { same } from "../../model/compare/same.ts";
import type { ActionState } from "../../model/state.ts";
import { formatDate } from "../../plan/dates.ts";
import { type Change, changeOf } from "../change.ts";
import type { Names } from "../names.ts";
import { reworded } from "../reworded.ts";
import { actionEntry } from "./action-entry.ts";

const TEXTS = [
  { field: "title", name: "its title" },
  { field: "outcome", name: "its outcome" },
  { field: "workstream", name: "its workstream" },
] as const;

/** Whose it is, what it is for and how it is worded. */
export const diffActionFields = (old: ActionState, now: ActionState, names: Names): Change[] => [
  ...diffOwner(old, now),
  ...diffAnswers(old, now, names),
  ...diffMeasures(old, now, names),
  ...diffStart(old, now),
  ...diffSuccessor(old, now),
  ...TEXTS.flatMap((text) =>
    reworded(actionEntry(now), "action-reworded", text, old[text.field], now[text.field]),
  ),
];

function diffOwner(old: ActionState, now: ActionState): Change[] {
  if (old.owner?.id === now.owner?.id) return [];
  const [from, to] = [old.owner?.title ?? null, now.owner?.title ?? null];
  const what = `is owned by ${to ?? "nobody"}, before by ${from ?? "nobody"}`;
  return [changeOf(actionEntry(now), "owner-changed", what, { field: "owner", from, to })];
}

function diffAnswers(old: ActionState, now: ActionState, names: Names): Change[] {
  if (same(old.answers, now.answers)) return [];
  const [from, to] = [old.answers, now.answers].map((ids) => list(ids.map(names))) as [string, string];
  const what = `now answers ${to}, before ${from}`;
  return [changeOf(actionEntry(now), "action-moved", what, { field: "answers", from, to })];
}

function diffMeasures(old: ActionState, now: ActionState, names: Names): Change[] {
  if (same(old.measuredBy, now.measuredBy)) return [];
  const [from, to] = [old, now].map(({ measuredBy }) => list(measuredBy.map(names)) || null);
  const what = `is measured by ${to ?? "nothing"}, before by ${from ?? "nothing"}`;
  return [
    changeOf(actionEntry(now), "action-measures-changed", what, {
      field: "measured-by",
      from: from ?? null,
      to: to ?? null,
    }),
  ];
}

function diffStart({ start: from }: ActionState, now: ActionState): Change[] {
  const { start: to } = now;
  if (from === to) return [];
  const what = `starts on ${to === null ? "no known date" : formatDate(to)}, before on ${from === null ? "no known date" : formatDate(from)}`;
  return [changeOf(actionEntry(now), "start-changed", what, { field: "start", from, to })];
}

/** Said with the withdrawal where both are new. */
function diffSuccessor(old: ActionState, now: ActionState): Change[] {
  const [from, to] = [old.supersededBy, now.supersededBy];
  const isSaid = old.status !== now.status && [old.status, now.status].includes("withdrawn");
  if (from === to || isSaid) return [];
  const what = to === null ? `action ${from} no longer takes its place` : `action ${to} takes its place`;
  return [changeOf(actionEntry(now), "action-superseded", what, { field: "superseded-by", from, to })];
}
