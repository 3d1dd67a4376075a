import type { CheckContext } from "../check/rule.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { earlierReports, inOrderOfPublication, type PublishedReport } from "../disclosure/earlier-reports.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { IsoDate } from "../plan/dates.ts";
import { hasHeader, type Plan } from "../plan/index.ts";
import { replayOnce } from "../plan/replay.ts";
import { isPublished, type Report } from "../plan/reports.ts";
import { buildReport } from "../report/build-report.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import { VERSION } from "../version.ts";

export interface BuiltModels {
  /** By report id; a published report's is the one frozen when it was published. */
  readonly models: ReadonlyMap<string, ReportModel>;
  readonly published: CheckContext["published"];
  /** Every report with its model, also those published after the date asked for: their readers have them. */
  readonly out: readonly PublishedReport[];
  readonly problems: readonly Problem[];
}

export interface BuildModelsOptions {
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
