import type { ActionState } from "../model/state.ts";
import { daysBetween, formatDate } from "../plan/dates.ts";
import { isDone, STATUS_WORDS, STATUSES, type Status } from "../plan/status.ts";
import type { Change, ChangeKind } from "./change.ts";
import { matchById } from "./match.ts";

/** What happened to the actions. */
export function diffActions(before: readonly ActionState[], after: readonly ActionState[]): Change[] {
  const { added, removed, both } = matchById(before, after);
  return [
    ...added.map((one) =>
      whole("action-added", one, null, one.title, `Action ${one.id} is new: ${one.title}.`),
    ),
    ...removed.map((one) =>
      whole("action-removed", one, one.title, null, `Action ${one.id} is no longer there: ${one.title}.`),
    ),
    ...both.flatMap(([old, now]) => [...diffStatus(old, now), ...diffDue(old, now)]),
  ];
}

function whole(
  kind: ChangeKind,
  { id }: ActionState,
  from: string | null,
  to: string | null,
  message: string,
): Change {
  const severity = kind === "action-removed" ? "error" : "info";
  return { kind, severity, entity: id, field: "id", from, to, reason: null, message };
}

function diffStatus(old: ActionState, now: ActionState): Change[] {
  if (old.status === now.status) return [];
  const kind = statusKind(old.status, now.status);
  const reason = now.statusChanges.findLast(({ to }) => to === now.status)?.reason ?? null;
  const shown = `Action ${now.id} ${SAID[kind] ?? `went from ${words(old.status)} to ${words(now.status)}`}: ${now.title}.`;
  const why = reason === null ? evidenceOf(kind, now) : ` Reason: ${reason}`;
  return [
    {
      kind,
      severity: kind === "action-worse" || kind === "action-reopened" ? "warning" : "info",
      entity: now.id,
      field: "status",
      from: old.status,
      to: now.status,
      reason,
      message: shown + why,
    },
  ];
}

const SAID: Partial<Record<ChangeKind, string>> = {
  "action-completed": "was completed",
  "action-embedded": "is now embedded in practice",
  "action-reopened": "was reopened",
  "action-withdrawn": "was withdrawn",
};

function statusKind(from: Status, to: Status): ChangeKind {
  if (to === "withdrawn") return "action-withdrawn";
  if (to === "embedded") return "action-embedded";
  if (to === "complete") return from === "embedded" ? "action-worse" : "action-completed";
  if (isDone(from) || from === "withdrawn") return "action-reopened";
  return STATUSES.indexOf(to) > STATUSES.indexOf(from) ? "action-better" : "action-worse";
}

const words = (status: Status): string => STATUS_WORDS[status].toLowerCase();

function evidenceOf(kind: ChangeKind, { evidence }: ActionState): string {
  const newest = evidence.at(-1);
  return kind === "action-completed" && newest !== undefined ? ` Evidence: ${newest.title}.` : "";
}

function diffDue(old: ActionState, now: ActionState): Change[] {
  if (old.due === now.due || old.due === null || now.due === null) return [];
  const moves = now.dueMoves.slice(old.dueMoves.length);
  const slips = now.dueMoves.filter(({ from, to, rebaseline }) => from !== null && to > from && !rebaseline);
  const later = now.due > old.due;
  const rebaselined = moves.length > 0 && moves.every(({ rebaseline }) => rebaseline);
  const kind: ChangeKind = rebaselined ? "due-rebaselined" : later ? "due-slipped" : "due-brought-forward";
  const days = Math.abs(daysBetween(old.due, now.due));
  const how = {
    "due-rebaselined": "agreed anew",
    "due-slipped": "slipped",
    "due-brought-forward": "brought forward",
  }[kind];
  const times = kind === "due-slipped" && slips.length > 1 ? `, its ${ordinal(slips.length)} move` : "";
  const reason = moves.at(-1)?.reason ?? null;
  const message =
    `Action ${now.id}: due date ${how}, from ${formatDate(old.due)} to ${formatDate(now.due)} ` +
    `(${days} days ${later ? "later" : "earlier"}${times}).${reason === null ? "" : ` Reason: ${reason}`}`;
  const severity = kind === "due-slipped" ? "warning" : "info";
  return [{ kind, severity, entity: now.id, field: "due", from: old.due, to: now.due, reason, message }];
}

const ordinal = (count: number): string =>
  ["", "first", "second", "third", "fourth", "fifth"][count] ?? `${count}th`;
