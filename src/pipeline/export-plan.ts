import { allPublished } from "../disclosure/earlier-reports.ts";
import type { Edition } from "../disclosure/views.ts";
import { UsageError } from "../errors.ts";
import { exportBook } from "../export/export-book.ts";
import type { Exported } from "../export/export-table.ts";
import { openDataFiles } from "../export/open-data.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { PlanState } from "../model/state.ts";
import { gradeScale } from "../plan/schema/audits.ts";
import { hasHeader } from "../plan/schema/plan.ts";
import type { Audience } from "../plan/schema/report-words.ts";
import { audienceOf, byAsAt, isPublished } from "../plan/schema/reports.ts";
import type { IsoDate } from "../plan/time/dates.ts";
import { fileNameOf } from "../publish/publication.ts";
import type { Output } from "../publish/write.ts";
import { planState } from "../report/state/plan-state.ts";
import { makeWorkbook } from "../sheets/make-workbook.ts";
import { openWorkbook } from "../sheets/open-workbook.ts";
import type { SheetFormat } from "../sheets/workbook.ts";
import { plural } from "../text/words.ts";
import { EXPORT_PROPERTY } from "../tracker/tracker.ts";
import { buildReports } from "./build-report.ts";
import type { LoadedPlan } from "./loaded-plan.ts";

/** What is exported, and for whom. */
export interface ExportOptions {
  /** By default that of the report, or else the public. */
  readonly audience?: Audience | undefined;
  readonly edition?: Edition | undefined;
  /** By default that of the newest report to these readers that is not yet published. */
  readonly asAt?: IsoDate | undefined;
  /** The id of a report: the export says what it says. */
  readonly report?: string | undefined;
}

/** An export of a plan. Nothing is written yet. */
export interface PlanExport {
  readonly asAt: IsoDate;
  readonly audience: Audience;
  /** Whether a report to these readers is of the same day, so that the export says nothing that they are not told. */
  readonly isOfReport: boolean;
  /** Its files; their paths are in the folder of exports. */
  readonly outputs: (format: SheetFormat) => Promise<Output[]>;
}

/**
 * Makes the tables of a plan, as its readers may see them: of the state that a report to the same readers holds, and of
 * nothing else.
 * @throws UsageError where there is no such report, or it was made for fewer readers.
 */
export function exportPlan(loaded: LoadedPlan, options: ExportOptions): PlanExport {
  const { plan } = loaded;
  if (!hasHeader(plan)) throw new UsageError("The plan has no header", "Write plan: into one of its files.");
  const { state, audience, name, isOfReport } = chooseState(loaded, options);
  const edition = options.edition ?? "public";
  const known = loaded.reports({ asAt: state.asAt, edition }).views.at(state.asAt, edition);
  const illustrative = known.kpis.flatMap((kpi) => (kpi.illustrative === true ? [kpi.id] : []));
  const audits = known.audits.flatMap((audit) => (audit.illustrative === true ? [audit.id] : []));
  const exported: Exported = {
    name: fileNameOf({ report: name, edition }),
    title: plan.header.title,
    authority: plan.header.authority,
    licence: plan.header.licence ?? null,
    asAt: state.asAt,
    audience,
    edition,
    state,
    names: new Map([
      ...known.posts.map(({ id, title }) => [id, title] as const),
      ...known.bodies.map(({ id, name }) => [id, name] as const),
    ]),
    grades: gradeScale(plan.header).grades,
    illustrative: new Set([...illustrative, ...audits]),
    notes: [
      ...(plan.header.dataNote === undefined ? [] : [plan.header.dataNote]),
      ...sayIllustrative(
        illustrative.length,
        known.actions.filter((action) => action.illustrative === true).length,
      ),
    ],
  };
  return {
    asAt: state.asAt,
    audience,
    isOfReport,
    outputs: async (format) => (format === "csv" ? openData(exported) : [await workbook(exported, format)]),
  };
}

function sayIllustrative(kpis: number, actions: number): string[] {
  if (kpis + actions === 0) return [];
  return [
    `The values of ${plural(kpis, "measure")} and the wording of ${plural(actions, "action")} are illustrative.`,
  ];
}

interface Chosen {
  readonly state: PlanState;
  readonly audience: Audience;
  readonly name: string;
  readonly isOfReport: boolean;
}

function chooseState(loaded: LoadedPlan, options: ExportOptions): Chosen {
  const { edition = "public", audience = "public", report } = options;
  if (report !== undefined) {
    const [built] = buildReports(loaded, { ...options, report });
    const { model } = built as { model: ReportModel };
    const wanted = options.audience ?? model.provenance.audience;
    return { state: stateFor(model, wanted, edition), audience: wanted, name: report, isOfReport: true };
  }
  const unpublished = loaded.plan.reports.filter((one) => audienceOf(one) === audience && !isPublished(one));
  const asked = options.asAt ?? unpublished.sort(byAsAt).at(-1)?.asAt;
  const reports = loaded.reports({ asAt: asked, edition });
  const { views, made, readersHave } = reports;
  const asAt = reports.asAt ?? loaded.plan.header?.start ?? "";
  const name = `${asAt}-${audience}`;
  const own = [...made.values()]
    .map(({ model }) => model)
    .findLast(
      ({ provenance, state }) =>
        provenance.state !== "withdrawn" &&
        provenance.audience === audience &&
        provenance.edition === edition &&
        state.asAt === asAt,
    );
  if (own !== undefined) return { state: own.state, audience, name, isOfReport: true };
  const view = { asAt, audience, edition, earlier: allPublished(readersHave, views.at) };
  return { state: planState(views.shown(view).plan, null, audience), audience, name, isOfReport: false };
}

/** What a report shows to the readers it was made for, or to the public. */
function stateFor(model: ReportModel, audience: Audience, edition: Edition): PlanState {
  const { provenance, state, publicState } = model;
  if (provenance.state === "withdrawn")
    throw new UsageError(
      `The report "${provenance.report}" was withdrawn, so there is nothing of it to export`,
      `Name another report, or give --as-at ${state.asAt} in place of --report.`,
    );
  if (provenance.audience === audience && provenance.edition === edition) return state;
  if (audience === "public" && edition === "public" && publicState !== null) return publicState;
  const readers = provenance.audience === "public" ? "the public" : "the Board";
  throw new UsageError(
    `The report "${provenance.report}" was made for ${readers}, in the ${provenance.edition} edition, and shows no more`,
    `Leave out --audience and --edition, or give --as-at ${state.asAt} in place of --report.`,
  );
}

async function workbook(exported: Exported, format: "xlsx" | "ods"): Promise<Output> {
  return {
    path: `${exported.name}.${format}`,
    bytes: await makeWorkbook(exportBook(exported), format),
    replaces: {
      what: "an export",
      recognises: async (held) => {
        const book = await openWorkbook("export", held).catch(() => null);
        return book?.properties[EXPORT_PROPERTY] !== undefined;
      },
    },
  };
}

async function openData(exported: Exported): Promise<Output[]> {
  const files = await openDataFiles(exported);
  return files.map(({ name, bytes, recognises }) => ({
    path: `${exported.name}/${name}`,
    bytes,
    replaces: { what: "an export", recognises },
  }));
}
