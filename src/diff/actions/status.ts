import { notIn } from "../../model/compare.ts";
import type { ActionState } from "../../model/state.ts";
import { isDone, STATUS_WORDS, STATUSES, type Status } from "../../plan/schema/actions.ts";
import { list } from "../../text/words.ts";
import { type Change, changeOf } from "../change.ts";
import type { ChangeKind } from "../kinds.ts";
import {
  type ActionSide,
  actionEntry,
  corrected,
  historyCorrected,
  knownLater,
  newCorrections,
  valueOn,
} from "./corrected.ts";

/** What was put right of a status, and then how it truly changed. */
export function diffStatus(old: ActionSide, now: ActionSide): Change[] {
  const isBackwards = knownLater(old, now);
  const [earlier, later] = isBackwards ? [now, old] : [old, now];
  const put = newCorrections(earlier.action, later.action, "status");
  const held = earlier.action.status;
  const right =
    put.length === 0 ? held : valueOn(later.action.statusChanges, earlier.asAt, later.action.status);
  const fixed = { from: held, to: right };
  const moved = { from: right, to: later.action.status };
  const reason = put.at(-1)?.reason ?? null;
  const changes = [
    ...(fixed.from === fixed.to ? [] : [corrected(now, "status", isBackwards ? swap(fixed) : fixed, reason)]),
    ...(moved.from === moved.to
      ? []
      : [statusMoved(old.action, now.action, isBackwards ? swap(moved) : moved)]),
  ];
  if (changes.length > 0) return changes;
  const away = put.length === 0 ? wentAndReturned(earlier.action, later.action) : [];
  if (away.length === 0) return historyCorrected(old.action, now.action, "status");
  const what = `went to ${list(away.map(words), "then")} and is ${words(now.action.status)} again`;
  const details = { field: "status", from: now.action.status, to: now.action.status };
  return [changeOf(actionEntry(now.action), "action-back-where-it-was", what, details)];
}

const swap = <V>({ from, to }: { from: V; to: V }) => ({ from: to, to: from });

/** The statuses between two like ones, where nothing that was known of them changed. */
function wentAndReturned(earlier: ActionState, later: ActionState): Status[] {
  const told = earlier.statusChanges;
  if (notIn(told, later.statusChanges).length > 0) return [];
  return notIn(later.statusChanges, told)
    .map(({ to }) => to)
    .filter((to) => to !== later.status);
}

function statusMoved(old: ActionState, now: ActionState, { from, to }: { from: Status; to: Status }): Change {
  const kind = statusKind(from, to);
  const reason = now.statusChanges.findLast((change) => change.to === to)?.reason ?? null;
  const said = SAID[kind] ?? `went from ${words(from)} to ${words(to)}`;
  const what = said + evidenceOf(kind, old, now) + successorOf(kind, now);
  return changeOf(actionEntry(now), kind, what, { field: "status", from, to, reason });
}

const SAID: Partial<Record<ChangeKind, string>> = {
  "action-completed": "was completed",
  "action-embedded": "is embedded in practice",
  "action-reopened": "was reopened",
  "action-withdrawn": "was withdrawn",
  "action-started": "was begun",
};

function statusKind(from: Status, to: Status): ChangeKind {
  if (to === "withdrawn") return "action-withdrawn";
  if (to === "embedded") return "action-embedded";
  if (to === "complete") return from === "embedded" ? "action-worse" : "action-completed";
  if (isDone(from) || from === "withdrawn") return "action-reopened";
  if (from === "not-started" && to === "on-track") return "action-started";
  return STATUSES.indexOf(to) > STATUSES.indexOf(from) ? "action-better" : "action-worse";
}

const words = (status: Status): string => STATUS_WORDS[status].toLowerCase();

/** What is new shows it; where nothing is, all that there was. */
function evidenceOf(kind: ChangeKind, old: ActionState, now: ActionState): string {
  if (!saysEvidence(kind)) return "";
  const added = notIn(now.evidence, old.evidence);
  const shown = added.length > 0 ? added : now.evidence;
  if (shown.length === 0) return "; no evidence yet";
  return `; evidence: ${shown.map(({ title }) => title).join("; ")}`;
}

/** Whether the change says what shows it. */
export const saysEvidence = (kind: ChangeKind): boolean =>
  kind === "action-completed" || kind === "action-embedded";

const successorOf = (kind: ChangeKind, { supersededBy }: ActionState): string =>
  kind === "action-withdrawn" && supersededBy !== null ? `; action ${supersededBy} takes its place` : "";
