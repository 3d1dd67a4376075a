import type { Problem } from "../diagnostics/problem.ts";
import type { EarlierReport } from "../disclosure/cells.ts";
import { type ReportModel, SCHEMA_VERSION } from "../model/report-model.ts";
import type { PlanState } from "../model/state.ts";
import type { IsoDate } from "../plan/dates.ts";
import type { Plan } from "../plan/index.ts";
import type { PlanHeader } from "../plan/plan-header.ts";
import { appendicesOf, audienceOf, isForCabinet, type Report } from "../plan/reports.ts";
import { listContents } from "./contents.ts";
import { type Edition, indexNamed, type ReportContext } from "./context.ts";
import { buildHeading } from "./heading.ts";
import { numberParts } from "./number.ts";
import { reportState } from "./report-state.ts";
import { resolveParts } from "./resolve.ts";
import { draftParts } from "./sections.ts";
import { planState } from "./state.ts";
import { type View, viewBefore, viewPlan } from "./view-plan.ts";
import { withholdExempt } from "./withhold.ts";

export interface BuiltReport {
  readonly model: ReportModel;
  /** Prose references that name nothing, blocks that do not exist: the model is whole, but not to be published. */
  readonly problems: readonly Problem[];
}

export interface ReportOptions {
  /** Written into the model; the version of this tool. */
  readonly version: string;
  readonly edition?: Edition;
  /** Instead of the report's own date. */
  readonly asAt?: IsoDate | undefined;
  /** What its readers have already, so that nothing follows from both. */
  readonly earlier?: readonly EarlierReport[];
}

/** Makes a report from the plan as it was known at the report's date. */
export function buildReport(
  plan: Plan & { readonly header: PlanHeader },
  written: Report,
  { version, edition = "public", asAt = written.asAt, earlier = [] }: ReportOptions,
): BuiltReport {
  const report = { ...written, appendices: [...appendicesOf(written)] };
  const view: View = { asAt, audience: audienceOf(report), edition, earlier };
  const known = viewPlan(plan, view);
  const since = plan.reports.find(({ id }) => id === report.since);
  const context: ReportContext = {
    header: plan.header,
    report,
    plan: known,
    before: since === undefined ? null : viewBefore(plan, { ...view, asAt: since.asAt }, known),
    edition,
    named: indexNamed(known),
    everNamed: indexNamed(withholdExempt(plan, edition)),
    problems: [],
  };
  const drafts = draftParts(context);
  const places = numberParts(drafts);
  const parts = resolveParts(drafts, places, context);
  for (const id of places.duplicateIds) context.problems.push(duplicateParagraph(id, report));
  const model: ReportModel = {
    schemaVersion: SCHEMA_VERSION,
    provenance: {
      tool: "improve",
      version,
      authority: plan.header.authority,
      plan: plan.header.title,
      report: report.id,
      audience: view.audience,
      edition,
      asAt,
      since: context.before?.asAt ?? null,
      state: typeof report.state === "object" ? "published" : report.state,
    },
    state: planState(known, reportState(report, known, edition)),
    publicState: publicState(plan, report, view),
    document: {
      template: report.template,
      language: "en-GB",
      title: report.title,
      heading: buildHeading(context, places),
      contents: isForCabinet(report) ? listContents(parts) : [],
      parts,
    },
  };
  return { model, problems: context.problems };
}

/** Null for a report that is all for the public. */
function publicState(plan: Plan, report: Report, view: View): PlanState | null {
  if (view.audience === "public" && view.edition === "public") return null;
  const known = viewPlan(plan, { ...view, audience: "public", edition: "public" });
  // What a report says to the Board alone is not for the public in any edition.
  return planState(known, view.audience === "public" ? reportState(report, known, "public") : null);
}

const duplicateParagraph = (id: string, report: Report): Problem => ({
  rule: "duplicate-id",
  severity: "error",
  message: `Two paragraphs of the report end in {#${id}}`,
  origin: report.origin,
  entity: report.id,
  hint: "Give one of them another id.",
});
