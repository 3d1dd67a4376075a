import { notIn, same } from "../../model/same.ts";
import type { ActionState } from "../../model/state.ts";
import { isDone, STATUS_WORDS, STATUSES, type Status } from "../../plan/schema/actions.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { list } from "../../text/words.ts";
import { type Change, changeOf } from "../change.ts";
import { type Comparer, matchById, matchChanged, type NameOf } from "../comparer.ts";
import { actionEntry } from "../entries.ts";
import type { ChangeKind } from "../kinds.ts";
import { excerpt, replaced, reworded } from "../words.ts";
import {
  type ActionSide,
  corrected,
  historyCorrected,
  knownLater,
  newCorrections,
  valueOn,
} from "./corrections.ts";
import { diffDue } from "./due.ts";

export const actions: Comparer<"actions"> = {
  part: "actions",
  compare(before, after, { asAt, nameOf }) {
    const { added, removed, both } = matchById(before, after);
    return [
      ...added.map((one) => changeOf(actionEntry(one), "action-added", "is new", { to: one.title })),
      ...removed.map(actionRemoved),
      ...both.flatMap(([old, now]) =>
        diffAction({ action: old, asAt: asAt.before }, { action: now, asAt: asAt.after }, nameOf),
      ),
    ];
  },
};

/** It is an error to remove a finished action, because the evidence that it was finished goes with it. */
function actionRemoved(action: ActionState): Change {
  const { status, evidence, title } = action;
  const hadEvidence = isDone(status) && evidence.length > 0;
  const what = `is no longer there${hadEvidence ? `, nor its evidence: ${evidence.map((one) => one.title).join("; ")}` : ""}`;
  return changeOf(actionEntry(action), "action-removed", what, {
    from: title,
    ...(hadEvidence && { severity: "error" }),
  });
}

function diffAction(base: ActionSide, head: ActionSide, nameOf: NameOf): Change[] {
  const [old, now] = [base.action, head.action];
  const status = diffStatus(base, head);
  const isEvidenceSaid = status.some(({ kind }) => saysEvidence(kind));
  return [
    ...status,
    ...diffDue(base, head),
    ...diffEvidence(old, now, isEvidenceSaid, nameOf),
    ...diffAccounts(old, now),
    ...replaced(actionEntry(now), "owner-changed", OWNER, [old.owner, now.owner]),
    ...diffAnswers(old, now, nameOf),
    ...diffWorkstream(old, now),
    ...diffMeasures(old, now, nameOf),
    ...diffStart(old, now),
    ...diffSuccessor(old, now),
    ...TEXTS.flatMap((text) =>
      reworded(actionEntry(now), "action-reworded", text, old[text.field], now[text.field]),
    ),
  ];
}

const TEXTS = [
  { field: "title", name: "its title" },
  { field: "outcome", name: "its outcome" },
] as const;

/** Corrections of a status come first, then how it really changed. */
function diffStatus(old: ActionSide, now: ActionSide): Change[] {
  const isBackwards = knownLater(old, now);
  const [earlier, later] = isBackwards ? [now, old] : [old, now];
  const corrections = newCorrections(earlier.action, later.action, "status");
  const recorded = earlier.action.status;
  const correct =
    corrections.length === 0
      ? recorded
      : valueOn(later.action.statusChanges, earlier.asAt, later.action.status);
  const correction = { from: recorded, to: correct };
  const moved = { from: correct, to: later.action.status };
  const reason = corrections.at(-1)?.reason ?? null;
  const changes = [
    ...(recorded === correct
      ? []
      : [corrected(now, "status", isBackwards ? swap(correction) : correction, reason)]),
    ...(moved.from === moved.to
      ? []
      : [statusMoved(old.action, now.action, isBackwards ? swap(moved) : moved)]),
  ];
  if (changes.length > 0) return changes;
  const away = corrections.length === 0 ? statusesBetween(earlier.action, later.action) : [];
  if (away.length === 0) return historyCorrected(old.action, now.action, "status");
  const what = `went to ${list(away.map(sayStatus), "then")} and is ${sayStatus(now.action.status)} again`;
  const details = { field: "status", from: now.action.status, to: now.action.status };
  return [changeOf(actionEntry(now.action), "action-back-where-it-was", what, details)];
}

const swap = <V>({ from, to }: { from: V; to: V }) => ({ from: to, to: from });

/** The other statuses that an action had in between, where both sides show the same one and nothing was corrected. */
function statusesBetween(earlier: ActionState, later: ActionState): Status[] {
  const known = earlier.statusChanges;
  if (notIn(known, later.statusChanges).length > 0) return [];
  return notIn(later.statusChanges, known)
    .map(({ to }) => to)
    .filter((to) => to !== later.status);
}

function statusMoved(old: ActionState, now: ActionState, { from, to }: { from: Status; to: Status }): Change {
  const kind = statusKind(from, to);
  const reason = now.statusChanges.findLast((change) => change.to === to)?.reason ?? null;
  const how = STATUS_CHANGES[kind] ?? `went from ${sayStatus(from)} to ${sayStatus(to)}`;
  const what = how + evidenceOf(kind, old, now) + successorOf(kind, now);
  return changeOf(actionEntry(now), kind, what, { field: "status", from, to, reason });
}

const STATUS_CHANGES: Partial<Record<ChangeKind, string>> = {
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

const sayStatus = (status: Status): string => STATUS_WORDS[status].toLowerCase();

/** Names the new evidence; where none is new, all of it. */
function evidenceOf(kind: ChangeKind, old: ActionState, now: ActionState): string {
  if (!saysEvidence(kind)) return "";
  const added = notIn(now.evidence, old.evidence);
  const shown = added.length > 0 ? added : now.evidence;
  if (shown.length === 0) return "; no evidence yet";
  return `; evidence: ${shown.map(({ title }) => title).join("; ")}`;
}

/** Whether the message of such a change names the evidence. */
const saysEvidence = (kind: ChangeKind): boolean => kind === "action-completed" || kind === "action-embedded";

const successorOf = (kind: ChangeKind, { supersededBy }: ActionState): string =>
  kind === "action-withdrawn" && supersededBy !== null ? `; action ${supersededBy} takes its place` : "";

/** @param isFilledIn a change of status already names the added evidence */
function diffEvidence(old: ActionState, now: ActionState, isFilledIn: boolean, nameOf: NameOf): Change[] {
  const { added, removed, both } = matchChanged(old.evidence, now.evidence, dated);
  const severity = isDone(old.status) ? "error" : "warning";
  const entry = actionEntry(now);
  return [
    ...removed.map((one) => {
      const details = { severity, field: "evidence", from: dated(one) } as const;
      return changeOf(entry, "evidence-removed", `evidence is no longer there: ${dated(one)}`, details);
    }),
    ...(isFilledIn ? [] : added).map((one) => {
      const details = { field: "evidence", to: dated(one) };
      return changeOf(entry, "evidence-added", `evidence added: ${dated(one)}`, details);
    }),
    ...both.map(([then, one]) => {
      const [from, to] = [verifier(then, nameOf), verifier(one, nameOf)];
      const what = `evidence ${dated(one)}: verified by ${to}, previously by ${from}`;
      return changeOf(entry, "evidence-verified", what, { field: `evidence.${dated(one)}`, from, to });
    }),
  ];
}

type Evidence = ActionState["evidence"][number];

const dated = ({ title, date }: Evidence): string =>
  date === null ? title : `${title}, ${formatDate(date)}`;

const verifier = ({ verifiedBy }: Evidence, nameOf: NameOf): string =>
  verifiedBy === null ? "nobody" : nameOf(verifiedBy);

/** What the plan reports of the work and of its impact. */
const diffAccounts = (old: ActionState, now: ActionState): Change[] =>
  (
    [
      { field: "progress", kind: "progress-reported", name: "progress" },
      { field: "impact", kind: "impact-reported", name: "impact" },
    ] as const
  ).flatMap(({ field, kind, name }) => {
    const [from, to] = [old[field], now[field]];
    if (from === to) return [];
    const what = to === null ? `${name} is no longer reported` : `${name} reported: ${excerpt(to)}`;
    return [changeOf(actionEntry(now), kind, what, { field, from, to })];
  });

const OWNER = { field: "owner", does: "owned" };

function diffAnswers(old: ActionState, now: ActionState, nameOf: NameOf): Change[] {
  if (same(old.answers, now.answers)) return [];
  const [from, to] = [old.answers, now.answers].map((ids) => list(ids.map(nameOf))) as [string, string];
  const what = `now answers ${to}, previously ${from}`;
  return [changeOf(actionEntry(now), "action-moved", what, { field: "answers", from, to })];
}

/** By titles: a workstream that was renamed is not another. */
function diffWorkstream({ workstream: from }: ActionState, now: ActionState): Change[] {
  const { workstream: to } = now;
  if (from === to) return [];
  const before = from === null ? "" : `, previously in ${from}`;
  const what = `is in ${to === null ? "no workstream" : `the workstream ${to}`}${before}`;
  return [changeOf(actionEntry(now), "action-moved", what, { field: "workstream", from, to })];
}

function diffMeasures(old: ActionState, now: ActionState, nameOf: NameOf): Change[] {
  if (same(old.measuredBy, now.measuredBy)) return [];
  const [from, to] = [old, now].map(({ measuredBy }) => list(measuredBy.map(nameOf)) || null);
  const what = `is measured by ${to ?? "nothing"}, previously by ${from ?? "nothing"}`;
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
  const what = `starts on ${to === null ? "no known date" : formatDate(to)}, previously on ${from === null ? "no known date" : formatDate(from)}`;
  return [changeOf(actionEntry(now), "start-changed", what, { field: "start", from, to })];
}

/** Where the action was withdrawn at the same time, that change already names its successor. */
function diffSuccessor(old: ActionState, now: ActionState): Change[] {
  const [from, to] = [old.supersededBy, now.supersededBy];
  const isFilledIn = old.status !== now.status && [old.status, now.status].includes("withdrawn");
  if (from === to || isFilledIn) return [];
  const what = to === null ? `action ${from} no longer takes its place` : `action ${to} takes its place`;
  return [changeOf(actionEntry(now), "action-superseded", what, { field: "superseded-by", from, to })];
}
