import { controlProblems } from "../check/control/control.ts";
import { internalError } from "../check/control/rules.ts";
import { RULES } from "../check/rules/index.ts";
import { contextOf, runRules } from "../check/run-rules.ts";
import { UNUSUAL, unusualClusters } from "../fonts/characters.ts";
import { fontsFor, type ReportFonts } from "../fonts/embed-fonts.ts";
import { accountOf } from "../plan/history/account.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { byPlace, type LocatedProblem, locateProblems } from "../problems/locate.ts";
import type { Problem } from "../problems/problem.ts";
import type { CheckReport } from "../reporters/report.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import type { ReportOptions } from "./plan-reports.ts";
import { RULES_BY_ID } from "./rule-catalogue.ts";
import type { CheckSettings } from "./settings.ts";

/** What decides how a plan is judged. Every option can be left out. */
export interface CheckPlanOptions
  extends ReportOptions,
    Partial<Pick<CheckSettings, "severities" | "baseline" | "fonts">> {
  /** Put before the names of the plan's files, such as `data/`. */
  readonly prefix?: string | undefined;
}

/** The result of checking a plan: what is wrong, and what a baseline made now would hold. */
export interface CheckedPlan extends CheckReport {
  /** A rule stopped because of a fault of ours, so nobody knows what it would have found. */
  readonly ruleStopped: boolean;
  /** The names of files are relative to the plan folder. */
  readonly forBaseline: readonly LocatedProblem[];
}

/**
 * Judges a plan and every report of it that is not yet published. All problems are in the result; none is thrown.
 */
export async function checkPlan(loaded: LoadedPlan, options: CheckPlanOptions = {}): Promise<CheckedPlan> {
  const { baseline = null, prefix = "" } = options;
  const { problems, controlled, asAt } = await judge(loaded, options);
  const show = (problem: LocatedProblem): LocatedProblem => withPrefix(problem, prefix);
  return {
    asAt,
    account: {
      ...accountOf(loaded.plan, asAt),
      files: loaded.read.size,
      notRead: loaded.notRead.map((file) => prefix + file),
    },
    ruleStopped: problems.some(({ rule }) => rule === internalError.id),
    problems: [...controlled.problems.map(show), ...controlled.outdated].sort(byPlace),
    silenced: controlled.silenced.map((one) => ({ ...one, problem: show(one.problem) })),
    rules: [...RULES_BY_ID.values()],
    textOf: (file) => loaded.sources.text(file.slice(prefix.length)) ?? baseline?.sources.text(file) ?? null,
    forBaseline: controlled.forBaseline,
  };
}

/** What a check finds that has one right answer, and that no comment and no baseline sets aside. */
export async function findMendable(loaded: LoadedPlan, options: CheckPlanOptions): Promise<Problem[]> {
  const { problems, controlled } = await judge(loaded, options);
  const told = new Set(controlled.problems.map(placed));
  return problems.filter(
    (problem) =>
      problem.mend !== undefined &&
      locateProblems([problem], loaded.sources).some((located) => told.has(placed(located))),
  );
}

const placed = ({ fingerprint, file, range }: LocatedProblem): string =>
  JSON.stringify([fingerprint, file, range.start]);

async function judge(loaded: LoadedPlan, options: CheckPlanOptions) {
  const { severities = new Map(), baseline = null } = options;
  const reports = loaded.reports(options);
  const context = contextOf({
    views: reports.views,
    asAt: reports.asAt ?? BEFORE_ALL,
    builtAsAt: options.asAt,
    published: reports.published,
    readersHave: reports.readersHave,
    documents: () =>
      [...reports.made.values()].flatMap(({ stamped, model }) => (stamped === null ? [] : model.document)),
    texts: (signs) => loaded.sources.texts(signs),
    fonts: await charactersFor(loaded, options.fonts),
  });
  const problems = [...loaded.problems, ...reports.problems.map(({ problem }) => problem)];
  problems.push(...runRules(RULES, context));
  const controlled = controlProblems(problems, loaded.sources, {
    rules: RULES_BY_ID,
    severities,
    comments: loaded.ignoreComments,
    baseline,
    complete: options.asAt === undefined,
  });
  return { problems, controlled, asAt: reports.asAt };
}

/** The characters of every font that may print what the plan holds; none where each font has all of it. */
async function charactersFor(
  { sources }: LoadedPlan,
  fonts: ReportFonts | undefined,
): Promise<ReadonlySet<number>[]> {
  const clusters = new Set<string>();
  for (const { text } of sources.texts(UNUSUAL))
    for (const one of unusualClusters(text)) clusters.add(one.text);
  if (clusters.size === 0) return [];
  return (await fontsFor(clusters, fonts)).map(({ characters }) => characters);
}

/** The date for rules if the plan has no date at all. */
const BEFORE_ALL: IsoDate = "1970-01-01";

/** Names files relative to the folder in which the command runs, so that an editor or a CI can open them. */
function withPrefix(problem: LocatedProblem, prefix: string): LocatedProblem {
  const related = problem.related.map((one) => ({ ...one, file: prefix + one.file }));
  return { ...problem, file: prefix + problem.file, related };
}
