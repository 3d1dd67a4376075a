import { didYouMean } from "../diagnostics/suggest.ts";
import { list } from "../diagnostics/words.ts";
import { UsageError } from "../errors.ts";
import { isPublished } from "../plan/reports.ts";
import { readModel } from "./read-model.ts";
import type { SideKind } from "./side-kind.ts";

/** What a report of the plan says: the model it was frozen as when it is published, else its own date. */
export const reportSide: SideKind = {
  accepts: "a report's id",
  async open(name, { folder, readFolder }) {
    if (!/^[\w.-]+$/.test(name)) return null;
    const ready = await readFolder(folder);
    const report = ready.plan.reports.find(({ id }) => id === name);
    if (report === undefined) {
      const ids = ready.plan.reports.map(({ id }) => id);
      const meant = didYouMean(name, ids);
      if (meant === undefined) return null;
      throw new UsageError(
        `The plan "${folder}" holds no report "${name}"`,
        `${meant} It holds ${list(ids)}.`,
      );
    }
    const frozen = ready.published.find((one) => one.report.id === report.id);
    if (isPublished(report) && frozen !== undefined) {
      return { name, files: ready.files, model: readModel(frozen.model, name) };
    }
    return { ...ready, name, asAt: report.asAt, report };
  },
};
