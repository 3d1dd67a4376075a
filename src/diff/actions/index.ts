import { same } from "../../model/compare.ts";
import type { ActionState, PlanState } from "../../model/state.ts";
import { isDone } from "../../plan/schema/actions.ts";
import { formatDate } from "../../plan/time/dates.ts";
import { list } from "../../text/words.ts";
import { type Change, changeOf, excerpt, reworded } from "../change.ts";
import { matchById, matchChanged, type Names } from "../match.ts";
import { actionEntry } from "./corrected.ts";
import { diffDue } from "./due.ts";
import { diffStatus, saysEvidence } from "./status.ts";

/** What happened to the actions. */
export function diffActions(before: PlanState, after: PlanState, names: Names): Change[] {
  const { added, removed, both } = matchById(before.actions, after.actions);
  return [
    ...added.map((one) => changeOf(actionEntry(one), "action-added", "is new", { to: one.title })),
    ...removed.map(actionRemoved),
    ...both.flatMap(([old, now]) => {
      const [base, head] = [
        { action: old, asAt: before.asAt },
        { action: now, asAt: after.asAt },
      ];
      const status = diffStatus(base, head);
      return [
        ...status,
        ...diffDue(base, head),
        ...diffEvidence(
          old,
          now,
          status.some(({ kind }) => saysEvidence(kind)),
        ),
        ...diffSaid(old, now),
        ...diffActionFields(old, now, names),
      ];
    }),
  ];
}

/** With a finished action goes what showed that it was. */
function actionRemoved(action: ActionState): Change {
  const { status, evidence, title } = action;
  const hadProof = isDone(status) && evidence.length > 0;
  const what = `is no longer there${hadProof ? `, nor its evidence: ${evidence.map((one) => one.title).join("; ")}` : ""}`;
  return changeOf(actionEntry(action), "action-removed", what, {
    from: title,
    ...(hadProof && { severity: "error" }),
  });
}

const TEXTS = [
  { field: "title", name: "its title" },
  { field: "outcome", name: "its outcome" },
  { field: "workstream", name: "its workstream" },
] as const;

/** Whose it is, what it is for and how it is worded. */
const diffActionFields = (old: ActionState, now: ActionState, names: Names): Change[] => [
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

type Evidence = ActionState["evidence"][number];

/** What is said of the work, and what it has changed. */
const diffSaid = (old: ActionState, now: ActionState): Change[] =>
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

/** Added evidence is said by the completion that it shows. */
function diffEvidence(old: ActionState, now: ActionState, isSaid: boolean): Change[] {
  const { added, removed, both } = matchChanged(old.evidence, now.evidence, dated);
  const severity = isDone(old.status) ? "error" : "warning";
  const entry = actionEntry(now);
  return [
    ...removed.map((one) => {
      const details = { severity, field: "evidence", from: dated(one) } as const;
      return changeOf(entry, "evidence-removed", `evidence is no longer there: ${dated(one)}`, details);
    }),
    ...(isSaid ? [] : added).map((one) => {
      const details = { field: "evidence", to: dated(one) };
      return changeOf(entry, "evidence-added", `evidence added: ${dated(one)}`, details);
    }),
    ...both.map(([then, one]) => {
      const [from, to] = [verifier(then), verifier(one)];
      const what = `evidence ${dated(one)}: verified by ${to}, before by ${from}`;
      return changeOf(entry, "evidence-verified", what, { field: `evidence.${dated(one)}`, from, to });
    }),
  ];
}

const dated = ({ title, date }: Evidence): string =>
  date === null ? title : `${title}, ${formatDate(date)}`;

const verifier = ({ verifiedBy }: Evidence): string => verifiedBy ?? "nobody";
