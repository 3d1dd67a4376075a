import { unexplainedSlips } from "../plan/history/actions.ts";
import type { KnownAction, PlanAsAt } from "../plan/history/replay.ts";
import { isDone, STATUS_WORDS } from "../plan/schema/actions.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { inPeriod } from "../plan/time/periods.ts";
import { shorten } from "../text/words.ts";
import type { Asked, Round } from "./asked.ts";

/** What an owner still owes for a month. Each is a sentence to the owner. */
export interface Missing {
  /** Of an action that nobody has said anything of. */
  readonly actions: readonly string[];
  /** Of a figure that nobody has given. */
  readonly figures: readonly string[];
  /** Of an action that is not told whole, or that contradicts itself. */
  readonly details: readonly string[];
}

/**
 * What is missing of what a post was asked.
 * @param now the plan at the end of the month, with its returns.
 */
export function missingOf({ actions, measures }: Asked, { month }: Round, now: PlanAsAt): Missing {
  const current = new Map(now.actions.map((action) => [action.id, action]));
  const present = actions.flatMap(({ id }) => current.get(id) ?? []);
  const series = new Map(now.kpis.map((kpi) => [kpi.id, kpi.series]));
  return {
    actions: present
      .filter(
        (action) => !isDone(action.status) && !action.history.some(({ date }) => date.startsWith(month)),
      )
      .map((action) => `${name(action)}: how does it stand?`),
    figures: measures.flatMap(({ kpi, due }) =>
      due
        .filter(
          ({ key }) =>
            series.get(kpi.id)?.some(({ period, figure }) => period.key === key && figure !== null) !== true,
        )
        .map(
          (period) => `${kpi.name}: what is the figure for ${inPeriod(period)}? If there is none, say why.`,
        ),
    ),
    details: present.flatMap((action) => openPointsOf(action, now.asAt)),
  };
}

/**
 * What is to be asked about an action, because what is said of it lacks something or contradicts itself: complete without
 * evidence, a new date without a reason, on track after its date. Each is a sentence to its owner.
 */
export function openPointsOf(action: KnownAction, asAt: IsoDate): string[] {
  const { status, owner, start, due, evidence, impact, history, supersededBy } = action;
  const slip = unexplainedSlips(action).at(-1);
  const points = [
    isDone(status) &&
      evidence.length === 0 &&
      `is ${STATUS_WORDS[status].toLowerCase()}, and nothing shows it yet: what is the evidence called, and what date is on it?`,
    status === "embedded" &&
      impact === undefined &&
      "is embedded: what is better for children, and how do you know?",
    status === "withdrawn" &&
      supersededBy === undefined &&
      history.every(({ reason }) => reason === undefined) &&
      "is withdrawn: why, or which action took its place?",
    status === "on-track" &&
      due !== undefined &&
      due < asAt &&
      `is on track, and was due on ${formatDate(due)}: is it done, or when will it be?`,
    status === "not-started" &&
      start !== undefined &&
      start < asAt &&
      `is not started, and was to start on ${formatDate(start)}: when will it?`,
    start !== undefined &&
      due !== undefined &&
      due < start &&
      `is due on ${formatDate(due)}, before it is to start on ${formatDate(start)}: which day is right?`,
    slip !== undefined && `has the new date ${formatDate(slip.to.value)}: why did it have to move?`,
    owner === undefined && status !== "withdrawn" && "belongs to nobody: which post answers for it?",
  ];
  return points.flatMap((point) => (point === false ? [] : [`${name(action)} ${point}`]));
}

const name = ({ id, title }: KnownAction): string => `Action ${id} ("${shorten(title, 70)}")`;

/** What is missing, the gravest first. */
export const sentencesOf = ({ details, actions, figures }: Missing): string[] => [
  ...details,
  ...actions,
  ...figures,
];
