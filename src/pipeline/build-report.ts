import { UsageError } from "../errors.ts";
import type { ReportDocument } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Layout } from "../plan/schema/report-words.ts";
import { byAsAt, isPublished, type Report } from "../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { type LocatedProblem, locateProblems } from "../problems/locate.ts";
import { sha256Of } from "../text/digest.ts";
import { didYouMean, list } from "../text/words.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import type { MadeReport, ReportOptions } from "./plan-reports.ts";
import type { NameOf } from "./split-report.ts";

export interface BuiltReport {
  /** The model of a published report is read from its frozen record. */
  readonly model: ReportModel;
  /**
   * Its document with a stamp at every value, which `renderHtml` lays out as `data-from`, for `explainValues`. It is for those
   * who keep the plan, and never published. Null for a published report, which is printed as it was.
   */
  readonly stamped: ReportDocument | null;
  /** The JSON to publish: the model, or the unchanged record of a report that is already published. */
  readonly record: unknown;
  /** What the files of a report in several files are called, without their endings; by default after the report. */
  readonly nameOf?: NameOf | undefined;
  /** Which files it is published in: one, or one for the report and one for each appendix. The record is the same. */
  readonly layout: Layout;
  /** What is wrong with the report's references and frozen model. Such a model is complete but must not be published. */
  readonly problems: readonly LocatedProblem[];
}

export interface ReportChoice extends ReportOptions {
  /** Every report, including published ones; with `asAt`, only those up to that date. */
  readonly all?: boolean | undefined;
  /** Used instead of the report's own layout. */
  readonly layout?: Layout | undefined;
  /** Of the reports that are chosen only those which fall to one of several machines. */
  readonly shard?: Shard | undefined;
}

/** One of the parts into which the reports of plans are split, so that each machine builds its own. */
export interface Shard {
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
}

/**
 * Makes the models of reports: the report named in the options, or all of them, or else the newest that is not yet
 * published. They are made from as much of the plan as could be read; `checkPlan` says what is wrong with it.
 * @returns at least one, or with a shard those in it, which may be none.
 * @throws UsageError when there is no such report.
 */
export const buildReports = (loaded: LoadedPlan, choice: ReportChoice): BuiltReport[] => [
  ...build(loaded, choice),
];

/** The same, each when it is asked for. Nothing is kept of it but what others need, so that many take no more memory than a few. */
export const buildEach = (loaded: LoadedPlan, choice: ReportChoice): Generator<BuiltReport> =>
  build(loaded, choice, (made) => made.letGo());

function* build(
  loaded: LoadedPlan,
  { all, layout, shard, ...options }: ReportChoice,
  handedOver: (made: MadeReport) => void = () => {},
): Generator<BuiltReport> {
  const chosen = chooseReports(loaded, { all, shard, ...options });
  if (chosen.length === 0) return;
  const { made } = loaded.reports(options);
  for (const report of chosen) {
    const one = made.get(report.id);
    if (one === undefined) {
      throw new UsageError(`The report "${report.id}" has no model`, "improve check says what is wrong.");
    }
    const { model, stamped, record, problems } = one;
    const own = layout ?? report.layout ?? "full";
    yield { model, stamped, record, layout: own, problems: locateProblems(problems, loaded.sources) };
    handedOver(one);
  }
}

/** The reports that `buildReports` makes, and their order. It throws what that throws. */
export function chooseReports({ plan }: LoadedPlan, { shard, ...choice }: ReportChoice): Report[] {
  const chosen = chooseAll(plan.reports, choice);
  return shard === undefined ? chosen : inShard(chosen, plan, shard);
}

/**
 * Deals reports out to shards in the order of their dates, so that all get about as many. Where it begins depends on whose
 * plan it is, and on nothing of its folder: a later report moves no earlier one, and plans with one report each are spread.
 */
function inShard(reports: readonly Report[], { header }: Plan, { number, of }: Shard): Report[] {
  const whose = sha256Of(JSON.stringify([header?.authority, header?.title]));
  const first = Number.parseInt(whose.slice(0, 8), 16);
  return [...reports].sort(byAsAt).filter((_, at) => (first + at) % of === number - 1);
}

function chooseAll(reports: readonly Report[], { report, all, asAt }: Omit<ReportChoice, "shard">): Report[] {
  if (reports.length === 0)
    throw new UsageError(
      "The plan holds no report",
      "Add an entry to the list reports: it needs an id, a template, an as-at date and its texts.",
    );
  if (report !== undefined) return [chooseNamed(reports, report, asAt)];
  const ordered = reports.filter((one) => asAt === undefined || one.asAt <= asAt).sort(byAsAt);
  if (asAt !== undefined && ordered.length === 0)
    throw new UsageError(
      `Every report of the plan is later than ${formatDate(asAt)}`,
      `Name the one to see as it would have been then, with --report: ${list(idsOf(reports), "or")}.`,
    );
  if (all === true) return ordered;
  const newest = ordered.findLast((one) => !isPublished(one));
  if (newest !== undefined) return [newest];
  throw new UsageError(
    `Every report of the plan${asAt === undefined ? "" : ` up to ${formatDate(asAt)}`} is already published`,
    `Add the next report to the plan, or print one again with --report: ${list(idsOf(ordered), "or")}.`,
  );
}

/** @throws UsageError when a plan holds no report of that id. */
export function findReport(reports: readonly Report[], id: string): Report {
  const ids = idsOf(reports);
  const found = reports.find((one) => one.id === id);
  if (found !== undefined) return found;
  const holds = ids.length === 0 ? "It holds no report at all." : `It holds ${list(ids)}.`;
  throw new UsageError(`The plan holds no report "${id}"`, didYouMean(id, ids) ?? holds);
}

function chooseNamed(reports: readonly Report[], id: string, asAt: IsoDate | undefined): Report {
  const chosen = findReport(reports, id);
  if (asAt !== undefined && isPublished(chosen) && asAt !== chosen.asAt)
    throw new UsageError(
      `The report "${id}" was published as at ${formatDate(chosen.asAt)}, and is printed as it was`,
      "Leave out --as-at.",
    );
  return chosen;
}

const idsOf = (reports: readonly Report[]): string[] => [...reports].sort(byAsAt).map(({ id }) => id);
