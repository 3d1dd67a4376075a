import { list } from "../../diagnostics/words.ts";
import { formatDate } from "../dates.ts";
import type { PlanAsAt } from "../replay.ts";
import { isDone, STATUS_WORDS, type Status } from "../status.ts";
import { type Outcome, prove, refute } from "./outcome.ts";

/** `action: 1.3`: what was promised is complete, or embedded. */
export function proveAction(id: string, plan: PlanAsAt): Outcome {
  const action = plan.actions.find((one) => one.id === id);
  if (action === undefined) return refute(`action ${id}, which was not known on ${formatDate(plan.asAt)}`);
  const status = statusWords(action.status, plan);
  if (!isDone(action.status)) {
    const due = action.due === undefined ? "" : ` and due on ${formatDate(action.due)}`;
    return refute(`action ${id}: it is ${status}${action.status === "withdrawn" ? "" : due}`);
  }
  const titles = action.evidence.map(({ title }) => title);
  return prove(`action ${id}, ${status}${titles.length === 0 ? "" : `; evidence: ${list(titles)}`}`);
}

/** In the council's own words. */
const statusWords = (status: Status, { header }: PlanAsAt): string =>
  (header?.legend?.get(status) ?? STATUS_WORDS[status]).toLowerCase();
