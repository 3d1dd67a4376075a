import type { ActionState, DueMove } from "../model/state.ts";
import { daysBetween, formatShortDate } from "../plan/dates.ts";
import { isDone, STATUS_WORDS, STATUSES, type Status } from "../plan/status.ts";
import { type Change, type ChangeKind, changeOf } from "./change.ts";
import { matchById } from "./match.ts";

/** What happened to the actions. */
export function diffActions(before: readonly ActionState[], after: readonly ActionState[]): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map((one) => changeOf(entry(one), "action-added", "is new", { to: one.title })),
    ...removed.map((one) =>
      changeOf(entry(one), "action-removed", "is no longer there", { severity: "error", from: one.title }),
    ),
    ...both.flatMap(([old, now]) => [...diffStatus(old, now), ...diffDue(old, now)]),
  ];
}

const entry = ({ id, title }: ActionState) => ({ entity: id, label: `Action ${id}`, title });

function diffStatus(old: ActionState, now: ActionState): Change[] {
  if (old.status === now.status) return [];
  const kind = statusKind(old.status, now.status);
  const reason = now.statusChanges.findLast(({ to }) => to === now.status)?.reason ?? null;
  const what = `${SAID[kind] ?? `went from ${words(old.status)} to ${words(now.status)}`}${evidenceOf(kind, now)}`;
  const severity = kind === "action-worse" || kind === "action-reopened" ? "warning" : "info";
  return [
    changeOf(entry(now), kind, what, { severity, field: "status", from: old.status, to: now.status, reason }),
  ];
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

function evidenceOf(kind: ChangeKind, { evidence }: ActionState): string {
  const newest = evidence.at(-1);
  if (newest === undefined || (kind !== "action-completed" && kind !== "action-embedded")) return "";
  return `; evidence: ${newest.title}`;
}

function diffDue(old: ActionState, now: ActionState): Change[] {
  if (old.due === now.due || old.due === null || now.due === null) return [];
  const { due: from } = old;
  const { due: to, dueMoves } = now;
  const moves = dueMoves.slice(old.dueMoves.length);
  const kind = dueKind(from, to, moves);
  const days = Math.abs(daysBetween(from, to));
  const slips = dueMoves.filter(
    (move) => move.from !== null && move.to > move.from && !move.rebaseline,
  ).length;
  const often = kind === "due-slipped" && slips > 1 ? `, ${TIMES[slips] ?? `${slips} times`} now` : "";
  const what = `${HOW[kind]} from ${formatShortDate(from)} to ${formatShortDate(to)}, ${days} days ${to > from ? "later" : "earlier"}`;
  const severity = kind === "due-slipped" ? "warning" : "info";
  const reason = moves.at(-1)?.reason ?? null;
  return [changeOf(entry(now), kind, what + often, { severity, field: "due", from, to, reason })];
}

type DueKind = "due-slipped" | "due-rebaselined" | "due-brought-forward";

const HOW: Record<DueKind, string> = {
  "due-slipped": "slipped",
  "due-rebaselined": "new date agreed, moved",
  "due-brought-forward": "was brought forward",
};

const TIMES: Readonly<Record<number, string>> = { 2: "twice", 3: "three times", 4: "four times" };

/** A date the Board agreed anew is no slip; one that moved later in any other way is. */
function dueKind(from: string, to: string, moves: readonly DueMove[]): DueKind {
  if (moves.length > 0 && moves.every(({ rebaseline }) => rebaseline)) return "due-rebaselined";
  return to > from ? "due-slipped" : "due-brought-forward";
}
