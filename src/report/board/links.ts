import { type Text, textOf } from "../../model/inline.ts";
import type { PlanAsAt } from "../../plan/replay.ts";
import type { ActionException } from "./action-exceptions.ts";

/** Words, some of which lead to a row: they may stand in tables and in drafts. */
export type Linked =
  | Text
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Text[] };

export const actionAnchor = (id: string): string => `action-${id}`;

/** Whether the action has a row of its own: not where it only answers recommendations outside the plan. */
export function hasRow({ recommendations }: PlanAsAt, { action }: ActionException): boolean {
  const answered = recommendations.filter(({ id }) => action.answers.includes(id));
  return answered.length === 0 || answered.some(({ track }) => track === "improvement-plan");
}

/** The action's number, which leads to its row where it has one. */
export function actionLink(plan: PlanAsAt, exception: ActionException): Linked {
  const { id } = exception.action;
  if (!hasRow(plan, exception)) return textOf(id);
  return { kind: "link", href: `#${actionAnchor(id)}`, children: [textOf(id)] };
}

/** Inlines with words between them: "3.8, 4.8, 8.7". */
export const joined = (parts: readonly (readonly Linked[])[], joiner = ", "): Linked[] =>
  parts.flatMap((part, index) => (index === 0 ? [...part] : [textOf(joiner), ...part]));
