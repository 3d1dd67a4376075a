import type { Edition } from "../disclosure/views.ts";
import { UsageError } from "../errors.ts";
import { FileMemory } from "../load/file-memory.ts";
import { defaultAsAt } from "../plan/history/replay.ts";
import { AUDIENCES, type Audience } from "../plan/schema/report-words.ts";
import { audienceOf, byAsAt, isPublished, type Report } from "../plan/schema/reports.ts";
import { lastDayOf } from "../plan/time/dates.ts";
import { byPlace, type LocatedProblem, locateProblems } from "../problems/locate.ts";
import type { ReportFormat } from "../publish/publication.ts";
import { renderHtml } from "../render/render-html.ts";
import { BlockMemory } from "../render/templates/block-memory.ts";
import { actionAnchor, kpiAnchor } from "../report/draft/draft.ts";
import { findReport } from "./build-report.ts";
import { checkPlan } from "./check-plan.ts";
import { explainValues, type ValueExplainer } from "./explain-value.ts";
import type { ExplainedValue } from "./explained-value.ts";
import { type LoadedPlan, loadPlan } from "./loaded-plan.ts";
import { PlanMemory } from "./plan-memory.ts";
import type { ReportOptions } from "./plan-reports.ts";
import { type PreviewPage, PreviewPages, type PreviewView } from "./preview-pages.ts";
import { withPublisher } from "./publisher.ts";
import { readSettings, type SettingsOptions } from "./settings.ts";

/** What is looked at. What is left out is as `build` would take it. */
export interface PreviewChoice {
  readonly page: PreviewPage;
  readonly report?: string | undefined;
  readonly readers?: Audience | undefined;
  readonly edition?: Edition | undefined;
  /** The month at whose end it is looked at, with what was known then. */
  readonly month?: string | undefined;
}

/** A choice in which nothing is left open, and what else could be chosen. */
export interface ShownChoice extends PreviewView {
  readonly page: PreviewPage;
  readonly report: string;
  readonly reports: readonly Pick<Report, "id" | "title" | "template" | "asAt">[];
  /** Both only where a report can be for the public or for the Board. */
  readonly allReaders: readonly Audience[];
  readonly editions: readonly Edition[];
  /** The newest first; none for a published report, which is printed as it was. */
  readonly months: readonly string[];
}

/** A report as it is now, or a page beside it. */
export interface PreviewDraft {
  readonly plan: string;
  readonly shown: ShownChoice;
  readonly html: string;
  /** What is wrong with the files themselves and with the report's references. */
  readonly problems: readonly LocatedProblem[];
  /** The YAML files that cannot be read at all, so what they hold is not in the draft. */
  readonly unread: readonly string[];
}

/** A problem, and where it can be shown in the document: the first of these anchors that is there. */
export type ShownProblem = LocatedProblem & { readonly anchors: readonly string[] };

/** What was made before of something that is shown. */
interface Memory {
  readonly plan: PlanMemory;
  readonly blocks: BlockMemory;
}

const MOST_MEMORIES = 8;

/** Makes what a preview shows of a plan on the disk, again and again as its files change. Nothing is written. */
export class PlanPreview {
  private readonly folder: string;
  private readonly options: SettingsOptions;
  private readonly prefix: string;
  private readonly files = new FileMemory();
  /** By what is shown. */
  private readonly memories = new Map<string, Memory>();
  /** What explains the values of the draft that was made last. */
  private values: { readonly of: string; readonly explain: ValueExplainer | null } | null = null;

  /** @param prefix is put before the names of the plan's files, such as `data/`. */
  constructor(folder: string, options: SettingsOptions, prefix: string) {
    this.folder = folder;
    this.options = options;
    this.prefix = prefix;
  }

  /** @throws UsageError where nothing can be shown: there is no folder, no report, or a template is wrong. */
  async draft(choice: PreviewChoice): Promise<PreviewDraft> {
    const { templates, loaded } = await this.load();
    const { plan, theme, fonts } = loaded;
    const { shown, written } = choose(loaded, choice);
    const memory = this.memoryOf(shown);
    const pages = new PreviewPages(loaded, written, shown, memory.plan);
    const { document, model, problems } = await pages.make(shown.page);
    const explain = model === null ? null : explainValues(loaded, model, this.prefix);
    this.values = { of: JSON.stringify(choice), explain };
    const located = locateProblems([...loaded.problems, ...problems], loaded.sources);
    return {
      plan: plan.header?.title ?? "",
      shown,
      html: await renderHtml({ document }, { theme, fonts, templates, memory: memory.blocks }),
      problems: located.map((problem) => ({ ...problem, file: this.prefix + problem.file })),
      unread: [...loaded.files]
        .filter((file) => /\.ya?ml$/i.test(file) && !loaded.read.has(file))
        .map((file) => this.prefix + file),
    };
  }

  /**
   * Where a value of the draft comes from, by the key that it has there; null where nothing is known of it.
   * @throws UsageError as a draft does.
   */
  async value(choice: PreviewChoice, key: string): Promise<ExplainedValue | null> {
    if (this.values?.of !== JSON.stringify(choice)) await this.draft(choice);
    return this.values?.explain?.(key) ?? null;
  }

  /**
   * What `check` finds, by file and line, and what of the report it is about.
   * @throws UsageError where there is no folder.
   */
  async check(choice: PreviewChoice): Promise<readonly ShownProblem[]> {
    const { severities, baseline, loaded } = await this.load();
    const options = optionsFor(loaded, choice);
    const { prefix } = this;
    const { fonts } = loaded;
    const { problems } = await checkPlan(loaded, { ...options, severities, baseline, fonts, prefix });
    const written = loaded.reports(options).made.get(options.report ?? "")?.paragraphs ?? [];
    const paragraphs = written.flatMap(({ anchor, written }) =>
      written.map((origin) => ({
        anchor,
        file: prefix + origin.file,
        range: loaded.sources.locate(origin),
      })),
    );
    return [...problems].sort(byPlace).map((problem) => ({
      ...problem,
      anchors: [...anchorsIn(paragraphs, problem), ...anchorsOf(problem)],
    }));
  }

  /**
   * A file of what is shown, as `build` would write it, in spite of its problems.
   * @throws UsageError and BrowserError as publishing does.
   */
  async file(
    choice: PreviewChoice,
    format: ReportFormat,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const { templates, reference, loaded } = await this.load();
    const { shown, written } = choose(loaded, choice);
    const { theme, fonts } = loaded;
    const report = new PreviewPages(loaded, written, shown, this.memoryOf(shown).plan).publishable();
    const bytes = await withPublisher({ theme, fonts, templates, reference }, (publish) =>
      publish(report, format),
    );
    return { name: `${shown.report}.${format}`, bytes };
  }

  private memoryOf({ page, report, readers, edition, month }: ShownChoice): Memory {
    const key = JSON.stringify([page, report, readers, edition, month]);
    const memory = this.memories.get(key) ?? { plan: new PlanMemory(), blocks: new BlockMemory() };
    // What was looked at last comes last.
    this.memories.delete(key);
    this.memories.set(key, memory);
    for (const other of [...this.memories.keys()].slice(0, -MOST_MEMORIES)) this.memories.delete(other);
    return memory;
  }

  private async load() {
    const settings = await readSettings(this.folder, this.options);
    const { theme, fonts } = settings;
    return { ...settings, loaded: await loadPlan(this.folder, { theme, fonts, memory: this.files }) };
  }
}

/** How a plan is judged for those who look at something of it. One without the report is judged as a whole. */
function optionsFor(loaded: LoadedPlan, choice: PreviewChoice): ReportOptions {
  if (!loaded.plan.reports.some(({ id }) => choice.report === undefined || id === choice.report)) return {};
  const { report, edition, month, asAt } = choose(loaded, choice).shown;
  return { report, edition, asAt: month === null ? undefined : asAt };
}

/** The paragraph that was written where a problem is. */
function anchorsIn(
  paragraphs: readonly (Pick<LocatedProblem, "file" | "range"> & { readonly anchor: string })[],
  { file, range: { start } }: LocatedProblem,
): string[] {
  const isBefore = (a: typeof start, b: typeof start): boolean =>
    a.line < b.line || (a.line === b.line && a.column <= b.column);
  const found = paragraphs.find(
    (one) => one.file === file && isBefore(one.range.start, start) && isBefore(start, one.range.end),
  );
  return found === undefined ? [] : [found.anchor];
}

/** The row, the chart or the page of the entry that a problem is about. */
function anchorsOf({ entity }: LocatedProblem): string[] {
  if (entity === null) return [];
  return [actionAnchor(entity), kpiAnchor(entity), `evaluation-${entity.replace(/[./]/g, "-")}`];
}

/** @throws UsageError for a plan without the report that is chosen, or without any. */
function choose(
  loaded: LoadedPlan,
  { page, report: id, readers, edition = "public", month }: PreviewChoice,
): { readonly shown: ShownChoice; readonly written: Report } {
  const { plan } = loaded;
  const reports = [...plan.reports].sort(byAsAt).reverse();
  if (id !== undefined && plan.unreadableIds.has(id) && !reports.some((one) => one.id === id))
    throw new UsageError(
      `The report "${id}" cannot be read`,
      "The list of problems says what is wrong with it.",
    );
  const report =
    id === undefined ? (reports.find((one) => !isPublished(one)) ?? reports[0]) : findReport(reports, id);
  if (report === undefined)
    throw new UsageError(
      "The plan holds no report that can be read",
      "Add an entry to the list reports, or put right what is wrong with the one that is there.",
    );
  const isFrozen = isPublished(report);
  const allReaders = report.template === "board" || isFrozen ? [audienceOf(report)] : AUDIENCES;
  const months = isFrozen ? [] : monthsOf(plan);
  const at = months.find((one) => one === month) ?? null;
  const view: PreviewView = {
    readers: allReaders.find((one) => one === readers) ?? audienceOf(report),
    edition: isFrozen ? "public" : edition,
    month: at,
    asAt: at === null ? report.asAt : lastDayOf(at),
  };
  const shown: ShownChoice = {
    ...view,
    page,
    report: report.id,
    reports: reports.map(({ id, title, template, asAt }) => ({ id, title, template, asAt })),
    allReaders,
    editions: isFrozen ? ["public"] : ["public", "exempt"],
    months,
  };
  return { shown, written: report };
}

/** Each month from the start of the plan in which something became known, the newest first. */
function monthsOf(plan: LoadedPlan["plan"]): string[] {
  const last = defaultAsAt(plan);
  const first = plan.header?.start;
  if (last === null || first === undefined) return [];
  const dates = [...plan.updates, ...plan.extracts].map(({ date }) => date).filter((date) => date <= last);
  return [...new Set([first, ...dates, last].map((date) => date.slice(0, 7)))]
    .filter((month) => month >= first.slice(0, 7))
    .sort()
    .reverse();
}
