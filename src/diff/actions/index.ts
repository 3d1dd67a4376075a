import type { ActionState, PlanState } from "../../model/state.ts";
import { isDone } from "../../plan/status.ts";
import { type Change, changeOf } from "../change.ts";
import { matchById } from "../match.ts";
import type { Names } from "../names.ts";
import { actionEntry } from "./action-entry.ts";
import { diffDue } from "./due.ts";
import { diffActionFields } from "./fields.ts";
import { diffEvidence, diffSaid } from "./said.ts";
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
