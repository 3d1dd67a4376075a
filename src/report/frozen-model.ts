import type { PublishedReport } from "../disclosure/earlier-reports.ts";
import { readModel } from "../model/read-model.ts";
import type { ReportModel } from "../model/report-model.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import { below } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { frozenModel } from "./rules.ts";

/** A published report as it was frozen. */
interface FrozenReport extends PublishedReport {
  /** The JSON of its file, which is published again as it is; `model` is read from it. */
  readonly record: unknown;
}

/** The frozen models of all published reports, and what is wrong with the files that hold none. */
export function readFrozenModels(
  plan: Plan,
  reports: readonly Report[],
): { readonly published: FrozenReport[]; readonly problems: readonly Problem[] } {
  const read = reports.flatMap((report) => {
    const frozen =
      typeof report.state === "object" ? readFrozenModel(plan, report, report.state.model) : null;
    return frozen === null ? [] : [{ report, ...frozen }];
  });
  return {
    published: read.flatMap((one) => ("model" in one ? [one] : [])),
    problems: read.flatMap((one) => ("problem" in one ? [one.problem] : [])),
  };
}

/** Null when the file could not be read, which `load` has reported. */
export function readFrozenModel(
  plan: Plan,
  report: Report,
  named: string,
): { readonly model: ReportModel; readonly record: unknown } | { readonly problem: Problem } | null {
  const file = attachmentPath(report.origin.file, named);
  const text = file === null ? undefined : plan.attachments.get(file);
  if (text === undefined) return null;
  const problemWith = (message: string, hint: string): { problem: Problem } => ({
    problem: problemOf(frozenModel, {
      message: `"${named}" ${message}`,
      origin: below(report.origin, "state", "model"),
      entity: report.id,
      hint,
    }),
  });
  const record = parseJson(text);
  const read = readModel(record);
  if ("problem" in read) {
    const { message, hint } = read.problem;
    return problemWith(message, hint ?? "Use the .json that build wrote when the report was published.");
  }
  const { model } = read;
  if (model.provenance.report === report.id) return { model, record };
  return problemWith(
    `is the model of "${model.provenance.report}", not of "${report.id}"`,
    "Name the right file.",
  );
}

/** What is not JSON is null, which is not a model either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
