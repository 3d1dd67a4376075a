import type { ActionState, CorrectionState } from "../../model/state.ts";
import { dueSteps, pairs, type Step, statusSteps } from "../../plan/action-history.ts";
import type { EffectiveUpdate } from "../../plan/corrections.ts";
import { type KnownAction, latestProgress, type PlanAsAt } from "../../plan/replay.ts";
import { postReference } from "./post-reference.ts";

export function actionState(action: KnownAction, known: PlanAsAt): ActionState {
  const said = latestProgress(action);
  return {
    id: action.id,
    title: action.title,
    answers: action.answers,
    measuredBy: action.measuredBy ?? [],
    owner: postReference(known, action.owner),
    start: action.start ?? null,
    due: action.due ?? null,
    status: action.status,
    outcome: action.outcome ?? null,
    workstream: action.workstream ?? null,
    supersededBy: action.supersededBy ?? null,
    progress: said?.progress ?? null,
    impact: action.impact ?? null,
    evidence: action.evidence.map(({ title, date = null, verifiedBy = null }) => ({
      title,
      date,
      verifiedBy,
    })),
    dueMoves: pairs(dueSteps(action)).map(([from, to]) => ({
      ...moved(from, to),
      rebaseline: to.update?.rebaseline ?? false,
    })),
    statusChanges: pairs(statusSteps(action)).map(([from, to]) => ({
      ...moved(from, to),
      corrected: to.update?.corrected?.date ?? null,
    })),
    corrections: action.history.flatMap(correctionsIn),
  };
}

/** What an update first said of a status or a date, where a later one put it right. */
function correctionsIn({ date: corrects, corrected, patch, reason }: EffectiveUpdate): CorrectionState[] {
  if (corrected === null) return [];
  const said = (values: EffectiveUpdate["patch"], field: string) =>
    (values[field] ?? null) as CorrectionState["to"];
  return (["status", "due"] as const)
    .map((field) => ({ field, from: said(corrected.before.patch, field), to: said(patch, field) }))
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({
      date: corrected.date,
      corrects,
      field,
      from,
      to,
      reason: reason ?? null,
    }));
}

function moved<Value>(from: Step<Value>, to: Step<Value>) {
  return { date: to.date ?? "", from: from.value, to: to.value, reason: to.update?.reason ?? null };
}
