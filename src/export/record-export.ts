import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/table.ts";
import { gradeScale } from "../plan/schema/audits.ts";
import type { Exported } from "./export-table.ts";

/**
 * A published record as the tables of an export. Names and the scale of audits are those that the record itself has; what it
 * calls by an id alone keeps the id.
 */
export function recordExport({ provenance, state, document }: ReportModel): Exported {
  const { actions, posts, bodies } = state;
  const checkedBy = actions.flatMap(({ evidence }) => evidence.flatMap(({ verifiedBy }) => verifiedBy ?? []));
  const { notice } = document.heading;
  return {
    name: provenance.report,
    title: provenance.plan,
    authority: provenance.authority,
    licence: null,
    asAt: provenance.asAt,
    audience: "public",
    edition: "public",
    state,
    names: new Map([
      ...checkedBy.map((id) => [id, id] as const),
      ...posts.map(({ id, title }) => [id, title] as const),
      ...bodies.map(({ id, name }) => [id, name] as const),
    ]),
    grades: gradeScale(null).grades,
    illustrative: new Set(),
    notes: notice === null ? [] : [plainText(notice)],
  };
}
