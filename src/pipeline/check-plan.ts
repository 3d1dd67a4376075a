import {
  type BaselineEntry,
  type ControlledProblems,
  controlProblems,
  withSeverities,
} from "../check/control/control.ts";
import { baselineFixed, internalError } from "../check/control/rules.ts";
import { RULES } from "../check/rules/index.ts";
import { contextOf, runRules } from "../check/run-rules.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { byPlace, type LocatedProblem, locateProblems } from "../problems/locate.ts";
import { below, originOf } from "../problems/origin.ts";
import { problemOf } from "../problems/problem.ts";
import type { CheckReport } from "../reporters/report.ts";
import { plural } from "../text/words.ts";
import type { LoadedPlan, ReportOptions } from "./loaded-plan.ts";
import { RULES_BY_ID } from "./rule-catalogue.ts";
import type { CheckSettings, LoadedBaseline } from "./settings.ts";

/** What decides how a plan is judged; everything may be left out. */
export interface CheckPlanOptions
  extends ReportOptions,
    Partial<Pick<CheckSettings, "severities" | "baseline">> {
  /** What goes before the names of the plan's files, such as `data/`. */
  readonly prefix?: string | undefined;
}

/** A plan that was judged: what is wrong, and what a baseline made now would hold. */
export interface CheckedPlan extends CheckReport {
  /** A rule stopped because of a fault of ours, so nobody knows what it would have found. */
  readonly ruleStopped: boolean;
  /** Files as seen from the plan folder. */
  readonly forBaseline: readonly LocatedProblem[];
}

/**
 * Judges a plan and every report of it that is not yet published. Everything wrong is in the result; nothing is
 * thrown for it.
 */
export function checkPlan(loaded: LoadedPlan, options: CheckPlanOptions = {}): CheckedPlan {
  const { severities = new Map(), baseline = null, prefix = "" } = options;
  const reports = loaded.reports(options);
  const context = contextOf({
    views: reports.views,
    asAt: reports.asAt ?? BEFORE_ALL,
    builtAsAt: options.asAt,
    published: reports.published,
    readersHave: reports.readersHave,
  });
  const problems = [
    ...loaded.problems,
    ...reports.problems.map(({ problem }) => problem),
    ...runRules(RULES, context),
  ];
  const controlled = controlProblems(problems, loaded.sources, {
    rules: RULES_BY_ID,
    severities,
    comments: loaded.ignoreComments,
    baseline: baseline?.entries ?? [],
    complete: options.asAt === undefined,
  });
  const show = (problem: LocatedProblem): LocatedProblem => showBelow(problem, prefix);
  const outdated = outdatedIn(controlled, baseline, severities);
  return {
    asAt: reports.asAt,
    ruleStopped: problems.some(({ rule }) => rule === internalError.id),
    problems: [...controlled.problems.map(show), ...outdated].sort(byPlace),
    silenced: controlled.silenced.map((one) => ({ ...one, problem: show(one.problem) })),
    rules: [...RULES_BY_ID.values()],
    textOf: (file) => loaded.sources.text(file.slice(prefix.length)) ?? baseline?.sources.text(file) ?? null,
    forBaseline: controlled.forBaseline,
  };
}

/** For rules, where the plan holds no date at all. */
const BEFORE_ALL: IsoDate = "1970-01-01";

const outdatedIn = (
  controlled: ControlledProblems,
  baseline: LoadedBaseline | null,
  severities: CheckSettings["severities"],
): LocatedProblem[] =>
  baseline === null ? [] : withSeverities(reportOutdated(controlled, baseline), severities);

/** Files as seen from where the command runs, so that an editor or a CI can open them. */
function showBelow(problem: LocatedProblem, prefix: string): LocatedProblem {
  const related = problem.related.map((one) => ({ ...one, file: prefix + one.file }));
  return { ...problem, file: prefix + problem.file, related };
}

/** What the baseline holds and is no longer there, at its place in the baseline. */
function reportOutdated(
  { outdated }: ControlledProblems,
  { file, entries, sources }: LoadedBaseline,
): LocatedProblem[] {
  const problems = outdated.map(({ index, left }) => {
    const { rule, entity, count, file: where } = entries[index] as BaselineEntry;
    const now = left === 0 ? "none is left" : `${plural(left, "is", "are")} left`;
    return problemOf(baselineFixed, {
      message: `The baseline holds ${plural(count, "problem")} of "${rule}" for "${entity ?? where}", and ${now}`,
      origin: below(originOf(file), "problems", index),
      entity: entity ?? undefined,
      hint: "Run improve check --update-baseline to take it out.",
    });
  });
  return locateProblems(problems, sources);
}
