import type { PublishedReport } from "../disclosure/knowledge.ts";
import { type ReportModel, SCHEMA_VERSION } from "../model/report-model.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import type { Plan } from "../plan/schema/plan.ts";
import type { Report } from "../plan/schema/reports.ts";
import { below } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { frozenModel } from "./rules.ts";

/** The model a published report was frozen as; null when its file could not be read, which `load` has said. */
export function readFrozenModel(
  plan: Plan,
  report: Report,
  named: string,
): { model: ReportModel } | { problem: Problem } | null {
  const file = attachmentPath(report.origin.file, named);
  const text = file === null ? undefined : plan.attachments.get(file);
  if (text === undefined) return null;
  const refuse = (message: string, hint: string): { problem: Problem } => ({
    problem: problemOf(frozenModel, {
      message,
      origin: below(report.origin, "state", "model"),
      entity: report.id,
      hint,
    }),
  });
  const model = parseModel(text);
  if (model === null)
    return refuse(
      `"${named}" is not the model of a report`,
      "Use the .json written by build when it was published.",
    );
  if (model.schemaVersion !== SCHEMA_VERSION) {
    return refuse(
      `"${named}" has schema version ${model.schemaVersion}, this program reads ${SCHEMA_VERSION}`,
      "Use the version of the program that wrote it.",
    );
  }
  if (model.provenance.report !== report.id) {
    return refuse(
      `"${named}" is the model of "${model.provenance.report}", not of "${report.id}"`,
      "Name the right file.",
    );
  }
  return { model };
}

/** The models of all reports that are published, and what is wrong with the files that hold none. */
export function readFrozenModels(
  plan: Plan,
  reports: readonly Report[],
): { readonly published: PublishedReport[]; readonly problems: readonly Problem[] } {
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

function parseModel(text: string): ReportModel | null {
  try {
    const value: unknown = JSON.parse(text);
    const whole =
      typeof value === "object" &&
      value !== null &&
      "provenance" in value &&
      "document" in value &&
      "state" in value;
    return whole && "schemaVersion" in value ? (value as ReportModel) : null;
  } catch {
    return null;
  }
}
