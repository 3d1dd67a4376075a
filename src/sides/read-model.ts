import type { Comparison } from "../diff/comparison.ts";
import { UsageError } from "../errors.ts";
import { type ReportModel, reportModel, SCHEMA_VERSION } from "../model/report-model.ts";

/**
 * The model in a published file. There is one version of it so far; a model of an older one will be brought up to
 * date here.
 * @throws UsageError for what is no model, or one of another version.
 */
export function readModel(value: unknown, name: string): ReportModel {
  const { schemaVersion, provenance, changes } = { ...(value as Partial<ReportModel & Comparison> | null) };
  if (Array.isArray(changes) && schemaVersion === undefined) {
    throw new UsageError(
      `"${name}" cannot be compared: it is a comparison itself, which improve diff has written`,
      "Give one of the sides that it compares.",
    );
  }
  if (typeof schemaVersion !== "number" || provenance?.tool !== "improve") {
    throw new UsageError(
      `"${name}" cannot be compared: it is not the model of a report`,
      "Give a file that improve build has written.",
    );
  }
  if (schemaVersion !== SCHEMA_VERSION) {
    throw new UsageError(
      `"${name}" cannot be compared: its model has schema version ${schemaVersion}, and this program reads ${SCHEMA_VERSION}`,
      "Use the version of improve that wrote it, or build the report again from its plan.",
    );
  }
  const gap = findGap(value);
  if (gap === null) return value as ReportModel;
  throw new UsageError(
    `"${name}" cannot be compared: its model is not whole (${gap})`,
    "It was edited, or written before improve was released: build the report again from its plan.",
  );
}

/** The first place where a model is not as this program writes it: `state.actions.3.due`; null where it is whole. */
function findGap(value: unknown): string | null {
  const { error } = reportModel.safeParse(value);
  return error === undefined ? null : `"${error.issues[0]?.path.join(".")}" is missing or wrong`;
}
