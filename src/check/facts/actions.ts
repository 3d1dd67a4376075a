import { countedBy, isOverdue } from "../../plan/history/actions.ts";
import { answeredEvent } from "../../plan/history/inspection.ts";
import type { KnownAction, PlanAsAt } from "../../plan/history/replay.ts";
import { countStatuses } from "../../plan/schema/actions.ts";
import type { CountedActions } from "../../reading/lexicons/actions.ts";
import type { OwnPlan } from "../../reading/plan/own-plan.ts";
import { foldedWords } from "../../reading/words/tokens.ts";
import { list } from "../../text/words.ts";

/** The numbers that may be stated for each, the plainest first: "complete" may or may not include embedded. */
type ActionCounts = Readonly<Record<CountedActions, readonly [number, ...number[]]>>;

/** What a plan at a date says of its actions. */
export interface ActionFacts {
  readonly own: OwnPlan;
  readonly counts: ActionCounts;
  /** The total in parts: "2 complete or embedded, 1 open in the plan and 1 withdrawn". */
  readonly breakdown: string;
  /** How many ever stood so: "since March three have been finished" is true even if one was reopened. */
  countEver(of: CountedActions): number;
  /** How many actions there were at the end of each day on which one was added, from the plan's start. */
  totalsOverTime(): number[];
}

export function actionFacts(known: PlanAsAt): ActionFacts {
  const { actions } = known;
  const { all, done, open, ...at } = countStatuses(actions);
  const usual = usualActions(known);
  const asUsual = countStatuses(usual).open;
  const unusual = all - usual.length;
  const inPlan = open - asUsual;
  const parts: [number, string][] = [
    [done, "complete or embedded"],
    [inPlan, "open in the plan"],
    [asUsual, "open in business as usual"],
    [at.withdrawn, "withdrawn"],
  ];
  return {
    own: ownPlan(known),
    counts: {
      all: [all, all - at.withdrawn, unusual, inPlan],
      done: [done],
      complete: [done, at.complete],
      open: [open, inPlan, asUsual],
      unfinished: [open, inPlan, asUsual, open + at.withdrawn, all - at.embedded],
      remaining: [open, inPlan, all - at.withdrawn, unusual],
      embedded: [at.embedded],
      withdrawn: [at.withdrawn],
      overdue: [actions.filter((action) => isOverdue(action, known.asAt)).length],
      "on-track": [at["on-track"]],
      "at-risk": [at["at-risk"]],
      "off-track": [at["off-track"]],
      "not-started": [at["not-started"]],
    },
    breakdown: list(parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)),
    countEver: (of) => countEver(actions, of),
    totalsOverTime: () => {
      const added = actions.map((action) => action.added ?? "").sort();
      return added.flatMap((date, index) => (date === added[index + 1] ? [] : [index + 1]));
    },
  };
}

/** The actions all of whose recommendations are business as usual. */
const usualActions = (known: PlanAsAt): KnownAction[] =>
  known.actions.filter((action) => {
    const { track: tracks } = countedBy(action, known);
    return tracks.length > 0 && tracks.every((track) => track === "business-as-usual");
  });

function countEver(actions: readonly KnownAction[], of: CountedActions): number {
  const statuses: readonly string[] = of === "done" || of === "complete" ? ["complete", "embedded"] : [of];
  return actions.filter(({ written, history }) =>
    [written.status, ...history.map(({ patch }) => patch.status)].some((one) =>
      statuses.includes(String(one)),
    ),
  ).length;
}

function ownPlan(known: PlanAsAt): OwnPlan {
  const { header, asAt } = known;
  const days = [header?.start, answeredEvent(known)?.held?.start, asAt]
    .filter((day) => day !== undefined)
    .sort();
  const [first = asAt] = days;
  const names = [header?.title ?? "", header?.authority ?? ""];
  return {
    words: new Set(names.flatMap(foldedWords).flatMap((word) => word.split("-"))),
    years: [Number(first.slice(0, 4)), Number(asAt.slice(0, 4))],
  };
}
