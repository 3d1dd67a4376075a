/** The types of the library, which `index.ts` exports. */

export type { Audit } from "./audit/audit-pdf.ts";
export type { Change } from "./diff/change.ts";
export type { Comparison } from "./diff/comparison.ts";
export type { PlanDetails } from "./intake/new-plan.ts";
export type { Glance, GlancedEntry } from "./load/glance.ts";
export type { ReportModel } from "./model/report-model.ts";
export type { BuiltReport, ReportChoice, Shard } from "./pipeline/build-report.ts";
export type { CheckedPlan, CheckPlanOptions } from "./pipeline/check-plan.ts";
export type { Collection } from "./pipeline/collect-returns.ts";
export type { DiffOptions, DiffResult, DiffSide } from "./pipeline/diff-reports.ts";
export type { Examined, ExamineOptions } from "./pipeline/examine.ts";
export type { Explained } from "./pipeline/explain-entry.ts";
export type { ValueExplainer } from "./pipeline/explain-value.ts";
export type { ExplainedValue } from "./pipeline/explained-value.ts";
export type { ExportOptions, PlanExport } from "./pipeline/export-plan.ts";
export type { FiguresImport, FiguresOptions } from "./pipeline/import-figures.ts";
export type { ReturnsImport } from "./pipeline/import-returns.ts";
export type {
  TrackerAnswers,
  TrackerImport,
  TrackerOptions,
  TrackerReading,
} from "./pipeline/import-tracker.ts";
export type { LoadedPlan, LoadOptions, Look } from "./pipeline/loaded-plan.ts";
export type { MadeSite, SiteOptions } from "./pipeline/make-site.ts";
export type { Mending } from "./pipeline/mend-plan.ts";
export type { ReportOptions } from "./pipeline/plan-reports.ts";
export type { PreviewPage } from "./pipeline/preview-pages.ts";
export type {
  PlanPreview,
  PreviewChoice,
  PreviewDraft,
  ShownChoice,
  ShownProblem,
} from "./pipeline/preview-plan.ts";
export type { Publication, PublicationOptions } from "./pipeline/publish-report.ts";
export type {
  BeginFiles,
  Printer,
  Publish,
  Publishable,
  PublishedFile,
  PublishFiles,
  PublishOptions,
} from "./pipeline/publisher.ts";
export type { CheckSettings, SettingsOptions } from "./pipeline/settings.ts";
export type { PlanBeginning, PlanRoom, PlanStart } from "./pipeline/start-plan.ts";
export type { UndonePublication } from "./pipeline/undo-publication.ts";
export type { Word, WordList } from "./pipeline/vocabulary.ts";
export type { LocatedProblem } from "./problems/locate.ts";
export type { RuleGroup, Severity } from "./problems/problem.ts";
export type { ReportFormat } from "./publish/publication.ts";
export type { Output } from "./publish/write.ts";
export type { RenderOptions } from "./render/render-html.ts";
export type { SheetFormat } from "./sheets/workbook.ts";
