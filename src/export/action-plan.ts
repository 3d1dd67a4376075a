import type { ActionState, RecommendationState } from "../model/state.ts";
import { WITHHELD } from "../plan/history/exemptions.ts";
import { STATUS_WORDS, STATUSES } from "../plan/schema/actions.ts";
import { EXPORTED_ACTIONS } from "../tracker/tracker.ts";
import { dayCell, type Exported, exportTable, statusCell } from "./export-table.ts";

interface ActionRow {
  readonly action: ActionState;
  readonly recommendations: readonly RecommendationState[];
  /** Whether its owner is a post of the plan. */
  readonly isOwned: boolean;
}

/**
 * Every action as it stands, under headings that `improve import` knows. What readers may not see is an empty cell, which
 * changes nothing when it is imported.
 */
export const ACTION_PLAN = exportTable<ActionRow>({
  name: "action-plan",
  title: EXPORTED_ACTIONS,
  description: "Every action of the plan as it stands, under the recommendations that it answers.",
  key: ["ref"],
  rows: actionRows,
  columns: [
    {
      heading: "Ref",
      name: "ref",
      holds: "text",
      means: "the reference of the action",
      width: 7,
      of: ({ action }) => ({ value: action.id, format: "text" }),
    },
    {
      heading: "Recommendation",
      name: "recommendation",
      holds: "text",
      means: "the number and title of each recommendation that the action answers, one a line",
      width: 20,
      separator: "\n",
      of: ({ recommendations }) => recommendations.map(sayRecommendation).join("\n"),
    },
    {
      heading: "Action",
      name: "action",
      holds: "text",
      means: "what is to be done",
      width: 34,
      of: ({ action }) => action.title,
    },
    {
      heading: "Workstream",
      name: "workstream",
      holds: "text",
      means: "the part of the programme that it belongs to",
      width: 13,
      of: ({ action }) => action.workstream,
    },
    {
      heading: "Owner",
      name: "owner",
      holds: "text",
      means: "the post that is accountable for it",
      width: 18,
      of: ({ action, isOwned }) => (isOwned ? (action.owner?.title ?? null) : null),
    },
    {
      heading: "Start date",
      name: "start_date",
      holds: "date",
      means: "when it starts",
      width: 11.5,
      of: ({ action }) => dayCell(action.start),
    },
    {
      heading: "Due date",
      name: "due_date",
      holds: "date",
      means: "the day by which it was to be done when that was first agreed",
      width: 11.5,
      of: ({ action }) => dayCell(action.dueMoves[0]?.from ?? action.due),
    },
    {
      heading: "Revised date",
      name: "revised_date",
      holds: "date",
      means: "the day by which it is to be done now, if that has moved",
      width: 11.5,
      of: ({ action }) => dayCell(action.dueMoves.length === 0 ? null : action.due),
    },
    {
      heading: "Status",
      name: "status",
      holds: "text",
      means: "how it stands",
      width: 12,
      allowed: STATUSES.map((status) => STATUS_WORDS[status]),
      of: ({ action }) => statusCell(action.status),
    },
    {
      heading: "Progress",
      name: "progress",
      holds: "text",
      means: "what was last said of it",
      width: 38,
      of: ({ action }) => unlessWithheld(action.progress),
    },
    {
      heading: "Evidence",
      name: "evidence",
      holds: "text",
      means: "what shows that it was done, one a line; the sheet Evidence says more",
      width: 26,
      of: ({ action }) => action.evidence.flatMap(({ title }) => unlessWithheld(title) ?? []).join("\n"),
    },
    {
      heading: "Impact",
      name: "impact",
      holds: "text",
      means: "the difference it has made",
      width: 26,
      of: ({ action }) => unlessWithheld(action.impact),
    },
    {
      heading: "Outcome",
      name: "outcome",
      holds: "text",
      means: "what will be different for children",
      width: 24,
      of: ({ action }) => action.outcome,
    },
  ],
});

/** In the order of the recommendations; then those that answer findings only. */
function actionRows({ state: { actions, recommendations }, names }: Exported): ActionRow[] {
  const rows = actions.map((action) => ({
    action,
    recommendations: recommendations.filter(({ id }) => action.answers.includes(id)),
    isOwned: action.owner !== null && names.has(action.owner.id),
  }));
  return [...recommendations, undefined].flatMap((one) =>
    rows.filter(({ recommendations: [first] }) => first === one),
  );
}

/** A tracker has no recommendation with a longer number, so a title says which is meant. */
const sayRecommendation = ({ number, title }: RecommendationState): string =>
  number > 0 && number < 1000 ? `${number}. ${title}` : title;

const unlessWithheld = (text: string | null): string | null =>
  text?.startsWith(WITHHELD) === true ? null : text;
