import type { Edition } from "../disclosure/views.ts";
import { UsageError } from "../errors.ts";
import type { ReportDocument } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Audience } from "../plan/schema/report-words.ts";
import { isForPublic, precedingReport, type Report } from "../plan/schema/reports.ts";
import { addMonths, type IsoDate, lastDayOf } from "../plan/time/dates.ts";
import type { Problem } from "../problems/problem.ts";
import { stampedDiffDocument } from "../report/changes/diff-document.ts";
import { SECTIONS } from "../theme/sections.ts";
import { returnsDocument } from "./collect-returns.ts";
import { diffReports } from "./diff-reports.ts";
import type { LoadedPlan } from "./loaded-plan.ts";
import { officersDocument } from "./officers-document.ts";
import type { PlanMemory } from "./plan-memory.ts";
import { type MadeReport, makeReports, type PlanReports } from "./plan-reports.ts";
import type { RecordedReport } from "./publisher.ts";

/** What a preview shows of a report: itself, or a page beside it. */
export type PreviewPage = "report" | "changes" | "scorecard" | "returns";

/** As whom and when a report is looked at. */
export interface PreviewView {
  readonly readers: Audience;
  readonly edition: Edition;
  /** Null for the day of the report itself. */
  readonly month: string | null;
  readonly asAt: IsoDate;
}

interface Made {
  /** Of a report that is not published, with a stamp at every value. */
  readonly document: ReportDocument;
  /** Of which the values are; null for a page whose values have no stamps. */
  readonly model: ReportModel | null;
  /** What is wrong with the references of its texts, and with a frozen model. */
  readonly problems: readonly Problem[];
}

/** The pages of one report of a plan. */
export class PreviewPages {
  private readonly loaded: LoadedPlan;
  private readonly written: Report;
  private readonly view: PreviewView;
  private readonly memory: PlanMemory;

  /** @param memory of this report in this view. */
  constructor(loaded: LoadedPlan, written: Report, view: PreviewView, memory: PlanMemory) {
    this.memory = memory;
    this.loaded = loaded;
    this.written = written;
    this.view = view;
  }

  /** @throws UsageError where there is nothing to show. */
  async make(page: PreviewPage): Promise<Made> {
    const { written, view } = this;
    switch (page) {
      case "report": {
        const reports = this.reports(written);
        return { ...stampedIn(reports, written), problems: madeIn(reports, written).problems };
      }
      case "changes":
        return { ...(await this.changes()), problems: [] };
      case "scorecard":
        return { ...stampedIn(this.scorecard(), written), problems: [] };
      case "returns":
        return {
          document: returnsDocument(this.loaded, view.month ?? lastMonthOver(view.asAt)),
          model: null,
          problems: [],
        };
    }
  }

  /** The report itself, to be published in any format. */
  publishable(): RecordedReport {
    const { model, record } = madeIn(this.reports(this.written), this.written);
    return { model, record };
  }

  /** The model of one report, as its readers are to see it, and of those before it that they have. */
  private reports(written: Report, view = this.view, theme = this.loaded.theme): PlanReports {
    const { readers, edition, month, asAt } = view;
    const { plan } = this.loaded;
    const { id } = written;
    const memory = written === this.written && view === this.view ? this.memory : undefined;
    const shown = { ...written, audience: readers };
    const reports = plan.reports.map((one) => (one.id === id ? shown : one));
    return makeReports(
      { ...plan, reports },
      { asAt: month === null ? undefined : asAt, edition, report: id, only: id, memory },
      theme,
    );
  }

  private scorecard(): PlanReports {
    const { written, view, loaded } = this;
    return this.reports(asScorecard(written), view, withoutRest(written, loaded.theme));
  }

  private async changes(): Promise<Pick<Made, "document" | "model">> {
    const { written, view } = this;
    const { header, reports } = this.loaded.plan;
    const before = precedingReport(written, reports);
    if (before === undefined && header !== null) {
      const document = officersDocument({
        header,
        title: "Changes since the last report",
        asAt: view.asAt,
        text: `The report "${written.id}" follows no other, so nothing can have changed since. If it does follow one, name that with since:.`,
      });
      return { document, model: null };
    }
    if (before === undefined) return stampedIn(this.reports(written), written);
    const readers = isForPublic(before) ? "public" : view.readers;
    const base = madeIn(this.reports(before, { ...view, readers, month: null }), before).model;
    const head = madeIn(this.reports(written), written).model;
    const { comparison } = await diffReports(base, head);
    return { document: stampedDiffDocument(comparison), model: head };
  }
}

/** @throws UsageError as `madeIn` does. */
function stampedIn(reports: PlanReports, report: Report): Pick<Made, "document" | "model"> {
  const { model, stamped } = madeIn(reports, report);
  return stamped === null ? { document: model.document, model: null } : { document: stamped, model };
}

/** @throws UsageError for a plan without its own entry, or a published report whose record cannot be read. */
function madeIn({ made }: PlanReports, { id }: Report): MadeReport {
  const report = made.get(id);
  if (report !== undefined) return report;
  throw new UsageError(
    `The report "${id}" cannot be made`,
    "Its problems say why: the plan: entry or the record of a published report may be missing.",
  );
}

/** The month for which returns are due at a day. */
function lastMonthOver(day: IsoDate): string {
  const month = day.slice(0, 7);
  return day === lastDayOf(month) ? month : addMonths(`${month}-01`, -1).slice(0, 7);
}

/** The report with nothing but every measure in it. */
const asScorecard = (written: Report): Report => ({
  ...written,
  title: "Scorecard",
  state: "draft",
  since: undefined,
  appendices: [],
  main: '{{block "scorecard" detail="full"}}',
});

/** A theme that leaves out all that a scorecard is without. */
function withoutRest({ template }: Report, theme: LoadedPlan["theme"]): LoadedPlan["theme"] {
  const others = Object.keys(SECTIONS[template].sections).filter((id) => id !== "main");
  return { ...theme, [template]: { ...theme?.[template], leaveOut: others } } as LoadedPlan["theme"];
}
