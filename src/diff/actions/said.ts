import type { ActionState } from "../../model/state.ts";
import { formatDate } from "../../plan/dates.ts";
import { isDone } from "../../plan/status.ts";
import { type Change, changeOf } from "../change.ts";
import { matchChanged } from "../match.ts";
import { excerpt } from "../reworded.ts";
import { actionEntry } from "./action-entry.ts";

type Evidence = ActionState["evidence"][number];

/** What is said of the work, and what it has changed. */
export const diffSaid = (old: ActionState, now: ActionState): Change[] =>
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
export function diffEvidence(old: ActionState, now: ActionState, isSaid: boolean): Change[] {
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
