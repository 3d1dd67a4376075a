import { checkPlan } from "../check/check-plan.ts";
import { type Diagnostic, locateProblems } from "../diagnostics/diagnostic.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { loadPlan } from "../load/load-plan.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Plan } from "../plan/index.ts";
import type { PlanHeader } from "../plan/plan-header.ts";
import type { Report } from "../plan/reports.ts";
import { buildReport } from "../report/build-report.ts";
import { readFrozenModel } from "../report/frozen-model.ts";
import type { CheckReport } from "../reporters/report.ts";
import { VERSION } from "../version.ts";

/** A plan that was read, checked and turned into the models of its reports. */
export interface Judged {
  readonly plan: Plan;
  readonly check: CheckReport;
  /** By report id, without those after the date asked for; a published report's is the one frozen when it was published. */
  readonly models: ReadonlyMap<string, ReportModel>;
}

export interface JudgeOptions {
  readonly asAt?: IsoDate | undefined;
  readonly edition?: "public" | "exempt";
  /** Judged even where its own date is after `asAt`. */
  readonly report?: string | undefined;
}

/** Runs load, check and report over a folder; everything wrong is in `check`, nothing is thrown for it. */
export async function judgePlan(folder: string, options: JudgeOptions): Promise<Judged> {
  const { asAt, edition = "public" } = options;
  const { plan: loaded, problems: loadProblems, sources } = await loadPlan(folder);
  const plan = { ...loaded, reports: loaded.reports.filter((report) => isJudged(report, options)) };
  const date = asAt ?? defaultAsAt(plan);
  const problems: Problem[] = [...loadProblems];
  const models = new Map<string, ReportModel>();
  const published = new Map<string, { frozen: ReportModel; replayed: ReportModel }>();
  if (hasHeader(plan)) {
    for (const report of plan.reports) {
      if (typeof report.state !== "object") {
        const built = buildReport(plan, report, { version: VERSION, edition, asAt });
        problems.push(...built.problems);
        models.set(report.id, built.model);
        continue;
      }
      const frozen = readFrozenModel(plan, report, report.state.model);
      if (frozen === null) continue;
      if ("problem" in frozen) problems.push(frozen.problem);
      else {
        models.set(report.id, frozen.model);
        const replayed = buildReport(plan, report, {
          version: VERSION,
          edition: frozen.model.provenance.edition,
        }).model;
        published.set(report.id, { frozen: frozen.model, replayed });
      }
    }
  }
  problems.push(...checkPlan({ plan, asAt: date ?? BEFORE_ALL, published }));
  const shown = folder.replace(/[\\/]+$/, "").replaceAll("\\", "/");
  const located = locateProblems(problems, sources);
  const check: CheckReport = {
    asAt: date,
    diagnostics: located.map((diagnostic) => showBelow(diagnostic, shown)),
    textOf: (file) => sources.text(file.slice(shown.length + 1)),
  };
  return { plan: loaded, check, models };
}

/** A report of September tells of things that nobody knew in May. */
const isJudged = ({ id, asAt }: Report, options: JudgeOptions): boolean =>
  options.asAt === undefined || asAt <= options.asAt || id === options.report;

const hasHeader = (plan: Plan): plan is Plan & { readonly header: PlanHeader } => plan.header !== null;

/** For rules, where the plan holds no date at all. */
const BEFORE_ALL: IsoDate = "1970-01-01";

/** The date of the newest report not yet published, else of the newest update or extract; null without any. */
function defaultAsAt(plan: Plan): IsoDate | null {
  const unpublished = plan.reports.filter(({ state }) => typeof state !== "object").map(({ asAt }) => asAt);
  const facts = [...plan.updates, ...plan.extracts].map(({ date }) => date);
  const dates = unpublished.length > 0 ? unpublished : facts;
  return [...dates].sort().at(-1) ?? plan.header?.start ?? null;
}

/** Files as seen from where the command runs, so that an editor or a CI can open them. */
function showBelow(diagnostic: Diagnostic, folder: string): Diagnostic {
  const show = (file: string): string => (folder === "" ? file : `${folder}/${file}`);
  const related = diagnostic.related.map((one) => ({ ...one, file: show(one.file) }));
  return { ...diagnostic, file: show(diagnostic.file), related };
}

/** The reports in the order of their dates. */
export const byAsAt = (a: Report, b: Report): number =>
  a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : a.id < b.id ? -1 : 1;
