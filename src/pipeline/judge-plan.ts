import path from "node:path";
import { checkPlan } from "../check/check-plan.ts";
import { type ControlledProblems, controlProblems, withSeverities } from "../check/control/control.ts";
import type { CheckContext } from "../check/rule.ts";
import { reportOutdated } from "../commands/baseline.ts";
import type { ControlSettings } from "../commands/settings.ts";
import { earlierReports, inOrderOfPublication, type PublishedReport } from "../disclosure/knowledge.ts";
import { loadPlan } from "../load/load-plan.ts";
import type { ReportModel } from "../model/report-model.ts";
import { VERSION } from "../package.ts";
import { defaultAsAt } from "../plan/history/order.ts";
import { replayOnce } from "../plan/history/replay.ts";
import { hasHeader, type Plan } from "../plan/schema/plan.ts";
import { isPublished, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { byPlace, type LocatedProblem } from "../problems/locate.ts";
import type { Problem } from "../problems/problem.ts";
import { buildReport } from "../report/build-report.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import type { CheckReport } from "../reporters/report.ts";
import { RULES_BY_ID } from "./rule-catalogue.ts";

/** A plan that was read, checked and turned into the models of its reports. */
export interface Judged {
  readonly plan: Plan;
  readonly check: CheckReport;
  /** What a baseline made now would hold, files as seen from the plan folder. */
  readonly forBaseline: readonly LocatedProblem[];
  /** By report id, without those after the date asked for; a published report's is the one frozen when it was published. */
  readonly models: ReadonlyMap<string, ReportModel>;
  /** Every file that was read, as seen from the plan folder: none of them may be written over. */
  readonly files: ReadonlySet<string>;
}

interface JudgeOptions {
  readonly asAt?: IsoDate | undefined;
  readonly edition?: "public" | "exempt";
  /** Judged even where its own date is after `asAt`. */
  readonly report?: string | undefined;
}

/** Runs load, check and report over a folder; everything wrong is in `check`, nothing is thrown for it. */
export async function judgePlan(
  folder: string,
  options: JudgeOptions,
  settings: ControlSettings,
): Promise<Judged> {
  const { asAt, edition = "public" } = options;
  const { plan: loaded, problems: loadProblems, sources, ignoreComments, files } = await loadPlan(folder);
  const plan = { ...loaded, reports: loaded.reports.filter((report) => isJudged(report, options)) };
  const date = asAt ?? defaultAsAt(plan);
  const built = buildModels(plan, { edition, asAt, reports: loaded.reports });
  const { models, published, out } = built;
  const found: Problem[] = [
    ...loadProblems,
    ...built.problems,
    ...checkPlan({ plan, asAt: date ?? BEFORE_ALL, builtAsAt: asAt, published, out }),
  ];
  const controlled = controlProblems(found, sources, {
    rules: RULES_BY_ID,
    severities: settings.severities,
    comments: ignoreComments,
    baseline: settings.baseline?.entries ?? [],
    complete: asAt === undefined,
  });
  const shown = showFolder(folder);
  const check: CheckReport = {
    asAt: date,
    problems: [
      ...controlled.problems.map((problem) => showBelow(problem, shown)),
      ...outdatedBaseline(controlled, settings),
    ].sort(byPlace),
    silenced: controlled.silenced.map((one) => ({ ...one, problem: showBelow(one.problem, shown) })),
    rules: [...RULES_BY_ID.values()],
    textOf: (file) => sources.text(file.slice(shown.length)) ?? settings.baseline?.sources.text(file) ?? null,
  };
  return { plan: loaded, check, forBaseline: controlled.forBaseline, models, files };
}

const outdatedBaseline = (
  controlled: ControlledProblems,
  { baseline, severities }: ControlSettings,
): LocatedProblem[] =>
  baseline === null ? [] : withSeverities(reportOutdated(controlled, baseline), severities);

/** A report of September tells of things that nobody knew in May. */
const isJudged = ({ id, asAt }: Report, options: JudgeOptions): boolean =>
  options.asAt === undefined || asAt <= options.asAt || id === options.report;

/** For rules, where the plan holds no date at all. */
const BEFORE_ALL: IsoDate = "1970-01-01";

/** Files as seen from where the command runs, so that an editor or a CI can open them. */
function showBelow(problem: LocatedProblem, folder: string): LocatedProblem {
  const show = (file: string): string => folder + file;
  const related = problem.related.map((one) => ({ ...one, file: show(one.file) }));
  return { ...problem, file: show(problem.file), related };
}

/** `data/` for `data`, `./data/` and its whole path; nothing for the current folder. */
function showFolder(folder: string): string {
  const inside = path.relative(process.cwd(), folder);
  const shown = inside.startsWith("..") ? path.normalize(folder) : inside;
  return shown === "" ? "" : `${shown.replaceAll("\\", "/").replace(/\/$/, "")}/`;
}

interface BuiltModels {
  /** By report id; a published report's is the one frozen when it was published. */
  readonly models: ReadonlyMap<string, ReportModel>;
  readonly published: CheckContext["published"];
  /** Every report with its model, also those published after the date asked for: their readers have them. */
  readonly out: readonly PublishedReport[];
  readonly problems: readonly Problem[];
}

interface BuildModelsOptions {
  readonly edition: "public" | "exempt";
  readonly asAt: IsoDate | undefined;
  /** Those that are not built, too. */
  readonly reports: readonly Report[];
}

/** The model of every report of a plan; none without the plan's own entry. */
export function buildModels(plan: Plan, { edition, asAt, reports }: BuildModelsOptions): BuiltModels {
  const models = new Map<string, ReportModel>();
  const published = new Map<string, { frozen: ReportModel; replayed: ReportModel }>();
  if (!hasHeader(plan)) return { models, published, out: [], problems: [] };
  const read = readFrozenModels(plan, reports);
  const [out, problems] = [read.published, [...read.problems]];
  const at = replayOnce(plan);
  const frozen = out.filter(({ report }) => plan.reports.includes(report));
  for (const { report, model } of frozen) {
    models.set(report.id, model);
    const then = { version: VERSION, edition: model.provenance.edition };
    const replayed = buildReport(plan, report, { ...then, earlier: earlierReports(report, out, at) });
    published.set(report.id, { frozen: model, replayed: replayed.model });
  }
  for (const report of inOrderOfPublication(plan.reports).filter((one) => !isPublished(one))) {
    const earlier = earlierReports(report, out, at);
    const { model, problems: found } = buildReport(plan, report, {
      version: VERSION,
      edition,
      asAt,
      earlier,
    });
    problems.push(...found);
    models.set(report.id, model);
    out.push({ report, model });
  }
  return { models, published, out, problems };
}
