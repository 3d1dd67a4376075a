import { slipsOf } from "../plan/history/actions.ts";
import type { KnownAction, PlanAsAt } from "../plan/history/replay.ts";
import { isDone, STATUS_WORDS } from "../plan/schema/actions.ts";
import { formatDate } from "../plan/time/dates.ts";
import { inPeriod } from "../plan/time/periods.ts";
import { shorten } from "../text/words.ts";
import type { Asked, Round } from "./asked.ts";

/** What an owner still owes for a month. Each is a sentence to the owner. */
export interface Missing {
  /** Of an action that nobody has said anything of. */
  readonly actions: readonly string[];
  /** Of a figure that nobody has given. */
  readonly figures: readonly string[];
  /** Of an answer that is not whole: complete without evidence, a new date without a reason. */
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
    details: present.flatMap((action) => detailsOf(action, month)),
  };
}

function detailsOf(action: KnownAction, month: string): string[] {
  const { status, evidence, impact } = action;
  const moved = slipsOf(action).findLast(({ to }) => to.date?.startsWith(month));
  return [
    ...(isDone(status) && evidence.length === 0
      ? [
          `${name(action)} is ${STATUS_WORDS[status].toLowerCase()}, and nothing shows it yet: what is the evidence called, and what date is on it?`,
        ]
      : []),
    ...(status === "embedded" && impact === undefined
      ? [`${name(action)} is embedded: what is better for children, and how do you know?`]
      : []),
    ...(moved !== undefined && moved.to.update?.reason === undefined
      ? [`${name(action)} has the new date ${formatDate(moved.to.value)}: why did it have to move?`]
      : []),
  ];
}

const name = ({ id, title }: KnownAction): string => `Action ${id} ("${shorten(title, 70)}")`;
