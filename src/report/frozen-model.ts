import type { PublishedReport } from "../disclosure/earlier-reports.ts";
import { readModel } from "../model/read-model.ts";
import type { ReportModel } from "../model/report-model.ts";
import { attachmentPath } from "../plan/schema/entry.ts";
import type { Plan } from "../plan/schema/plan.ts";
import { audienceOf, type Report } from "../plan/schema/reports.ts";
import { below } from "../problems/origin.ts";
import { type Problem, problemOf } from "../problems/problem.ts";
import { sha256Of } from "../text/digest.ts";
import { asTyped } from "../text/words.ts";
import { statusWords } from "./published-model.ts";
import { frozenModel } from "./rules.ts";

/** A published report as it was frozen. */
export interface FrozenReport extends PublishedReport {
  readonly model: ReportModel;
  /** The JSON of its file, which is published again as it is; `model` is read from it. */
  readonly record: unknown;
}

/** The frozen models of all published reports, and what is wrong with their files. */
export function readFrozenModels(
  plan: Plan,
  reports: readonly Report[],
): { readonly published: FrozenReport[]; readonly problems: readonly Problem[] } {
  const read = reports.map((report) => ({ report, ...readFrozenModel(plan, report) }));
  return {
    published: read.flatMap(({ report, frozen }) => (frozen === undefined ? [] : [{ report, ...frozen }])),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

interface FrozenModel {
  /** Undefined for a report that is not published, and for a file that must not be used. */
  readonly frozen?: { readonly model: ReportModel; readonly record: unknown };
  readonly problem?: Problem;
}

/**
 * Reads the file that keeps a published report. One that could not be read at all was reported by `load`. A file whose
 * digest is not kept is a problem, but its model can be used: that is how plans were written at first.
 */
export function readFrozenModel(plan: Plan, report: Report): FrozenModel {
  if (typeof report.state !== "object") return {};
  const { model: named, sha256 } = report.state;
  const file = attachmentPath(report.origin.file, named);
  const text = file === null ? undefined : plan.attachments.get(file);
  if (text === undefined) return {};
  const problemAt = (field: "model" | "sha256", message: string, hint: string): Problem =>
    problemOf(frozenModel, {
      message: `"${named}" ${message}`,
      origin: below(report.origin, "state", field),
      entity: report.id,
      hint,
    });
  const record = parseJson(text);
  const read = readModel(record);
  if ("problem" in read) {
    const { message, hint } = read.problem;
    return { problem: problemAt("model", message, hint ?? AS_BUILT) };
  }
  const { model } = read;
  const mistaken = sayMistaken(model, report);
  if (mistaken !== null)
    return {
      problem: problemAt("model", mistaken, "Name the right file, or correct the entry of the report."),
    };
  const digest = digestOf(text);
  if (sha256 !== undefined && sha256 !== digest) {
    const hint = `Put back the .json that was published, from the history of the plan or from the pack. Only if this one is what was published, write sha256: ${digest}`;
    return { problem: problemAt("sha256", "is not as it was published: its digest is another", hint) };
  }
  const unfit = sayUnfit(model);
  if (unfit !== null) {
    const hint = `Delete it, write state: final, and publish the report again: ${againOf(report, report.state)}`;
    return { problem: problemAt("model", unfit, hint) };
  }
  if (model.provenance.state === "withdrawn") {
    return {
      problem: problemAt("model", "is the notice that is printed since the report was withdrawn", AS_BUILT),
    };
  }
  if (sha256 !== undefined) return { frozen: { model, record } };
  const hint = `Write sha256: ${digest} beside model, if the file is as it was published.`;
  const problem = problemAt("model", "has no digest here, so nobody would see it change", hint);
  return { frozen: { model, record }, problem };
}

/** Why no record can be like this; null if it is none of these. */
function sayUnfit({ provenance: { state, edition } }: ReportModel): string | null {
  if (state === "draft") return "was built while the report was a draft, and says so";
  return edition === "exempt" ? "is of the exempt edition, and the record is what everybody may see" : null;
}

/** The command that publishes a report as it was published, whatever has become known since. */
const againOf = (
  { id, asAt }: Report,
  { published, urgent }: Extract<Report["state"], { readonly published: string }>,
): string =>
  [
    `improve publish ${id} --on ${published} --as-at ${asAt}`,
    ...(urgent === undefined ? [] : [`--urgent ${asTyped(urgent)}`]),
  ].join(" ");

const AS_BUILT = "Use the .json that improve publish wrote.";

/** How a model differs from the report that it should be of; null where it does not. */
function sayMistaken({ provenance, document }: ReportModel, report: Report): string | null {
  if (provenance.report !== report.id) return `is the model of "${provenance.report}", not of "${report.id}"`;
  if (provenance.asAt !== report.asAt)
    return `was made as at ${provenance.asAt}, and "${report.id}" is as at ${report.asAt}`;
  const status = statusWords(report.state);
  if (provenance.state === "published" && document.heading.status !== status)
    return `says "${document.heading.status}", and its state here says "${status}"`;
  if (provenance.audience === audienceOf(report)) return null;
  return `was made for the ${provenance.audience}, and "${report.id}" is for the ${audienceOf(report)}`;
}

/** The line ends that git writes on Windows make no other file: JSON has none inside its texts. */
const digestOf = (text: string): string => sha256Of(text.replaceAll("\r\n", "\n"));

/** What is not JSON is null, which is not a model either. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
