import type { CheckContext } from "../check/rule.ts";
import { earlierReports, inOrderOfPublication, type PublishedReport } from "../disclosure/earlier-reports.ts";
import { createViews, type Edition, type Views } from "../disclosure/views.ts";
import type { ReportDocument } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanState } from "../model/state.ts";
import { VERSION } from "../package.ts";
import { defaultAsAt } from "../plan/history/replay.ts";
import { hasHeader, type Plan } from "../plan/schema/plan.ts";
import { isForPublic, isPublished, type Report } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import type { Problem } from "../problems/problem.ts";
import { PreparedReport } from "../report/build-report.ts";
import type { WrittenParagraph } from "../report/draft/draft.ts";
import { readFrozenModels } from "../report/frozen-model.ts";
import { withdrawnNotice } from "../report/published-model.ts";
import type { Theme } from "../theme/schema.ts";
import type { PlanMemory } from "./plan-memory.ts";

/** What decides which reports are judged and built, and at which date and in which edition. */
export interface ReportOptions {
  /** Stands for "today", as the clock is never read. If it is left out, each report has its own date. */
  readonly asAt?: IsoDate | undefined;
  readonly edition?: Edition | undefined;
  /** The id of a report that is judged even if its own date is after `asAt`. */
  readonly report?: string | undefined;
}

/** The reports of a plan, each with its model. */
export interface PlanReports {
  /** The plan without the reports that are later than the date asked for. */
  readonly views: Views;
  /** The date asked for, or the newest in the plan; null if the plan has no date at all. */
  readonly asAt: IsoDate | null;
  /** By the id of the report. A model is made when it is first asked for. */
  readonly made: ReadonlyMap<string, MadeReport>;
  readonly published: CheckContext["published"];
  /**
   * Every report with what it prints of measures. Reports published after the date asked for are included, and so are withdrawn ones:
   * their readers have them.
   */
  readonly readersHave: readonly PublishedReport[];
  /** What is wrong with frozen models and with references in prose, and the report in which it was found. */
  readonly problems: readonly { readonly report: string | null; readonly problem: Problem }[];
}

/** A report of a plan. */
export interface MadeReport {
  /** That of a published report is read from its record, and that of a withdrawn one is the notice in its place. */
  readonly model: ReportModel;
  /** The frozen JSON of a published report; the model of any other. */
  readonly record: unknown;
  /** The document of a report that is not published, with a stamp at every value. */
  readonly stamped: ReportDocument | null;
  /** The paragraphs that somebody wrote. */
  readonly paragraphs: readonly WrittenParagraph[];
  /** What is wrong with it. */
  readonly problems: readonly Problem[];
  /** Forgets what was worked out for it. It is worked out again if somebody asks. */
  readonly letGo: () => void;
}

/** For those who look at one report while its plan is edited. */
interface OnlyOne {
  /** Just this report is made, and those before it that its readers have. */
  readonly only?: string;
  /** What was worked out of the plan before. */
  readonly memory?: PlanMemory | undefined;
}

/** Prepares all reports, in order of publication: what earlier reports print decides what later ones suppress. */
export function makeReports(
  whole: Plan,
  { asAt, edition = "public", report: named, only, memory }: ReportOptions & OnlyOne,
  theme: Theme | null = null,
): PlanReports {
  const isJudged = (report: Report): boolean =>
    // In May nobody knew what a report for September says.
    asAt === undefined || report.asAt <= asAt || report.id === named;
  const plan = { ...whole, reports: whole.reports.filter(isJudged) };
  const date = asAt ?? defaultAsAt(plan);
  if (!hasHeader(plan)) {
    const views = createViews(plan);
    return { views, asAt: date, made: new Map(), published: new Map(), readersHave: [], problems: [] };
  }
  const made = new Map<string, MadeReport>();
  const published = new Map<string, { readonly frozen: ReportModel; readonly replayed: PlanState }>();
  const views = memory?.views(plan, only, theme) ?? createViews(plan);
  const frozen = memory?.frozen(plan, whole.reports) ?? readFrozenModels(plan, whole.reports);
  const readersHave: PublishedReport[] = [...frozen.published];
  for (const { report, model, record } of frozen.published.filter((one) =>
    plan.reports.includes(one.report),
  )) {
    const earlier = earlierReports(report, frozen.published, views.at);
    const then = { version: VERSION, edition: model.provenance.edition, earlier };
    const notice = withdrawnNotice(model, report);
    const problems = frozen.problems.filter(({ entity }) => entity === report.id);
    made.set(report.id, {
      model: notice ?? model,
      record: notice ?? record,
      stamped: null,
      paragraphs: [],
      problems,
      letGo: () => {},
    });
    const again = new PreparedReport(views, report, then);
    published.set(report.id, {
      frozen: model,
      get replayed() {
        return again.state;
      },
    });
  }
  const target = plan.reports.find(({ id }) => id === only);
  const prepared = new Map<string, PreparedReport>();
  for (const report of inOrderOfPublication(plan.reports).filter((one) => !isPublished(one))) {
    if (target !== undefined && report !== target && isForPublic(target) && !isForPublic(report)) continue;
    const earlier = earlierReports(report, readersHave, views.at);
    const one = new PreparedReport(views, report, { version: VERSION, edition, asAt, theme, earlier });
    prepared.set(report.id, one);
    made.set(report.id, madeOf(one));
    readersHave.push({ report, model: one.printed });
    if (report === target) break;
  }
  return {
    views,
    asAt: date,
    made,
    published,
    readersHave,
    get problems() {
      const ofRecords = frozen.problems.map((problem) => ({ report: problem.entity ?? null, problem }));
      const ofTexts = [...prepared].flatMap(([report, { problems }]) =>
        problems.map((problem) => ({ report, problem })),
      );
      return [...ofRecords, ...ofTexts];
    },
  };
}

const madeOf = (prepared: PreparedReport): MadeReport => ({
  get model() {
    return prepared.built.model;
  },
  get record() {
    return prepared.built.model;
  },
  get stamped() {
    return prepared.built.stamped;
  },
  get paragraphs() {
    return prepared.built.paragraphs;
  },
  get problems() {
    return prepared.problems;
  },
  letGo: () => prepared.letGo(),
});
