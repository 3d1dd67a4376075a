import type { Paragraph } from "../model/document.ts";
import type { ReportModel } from "../model/report-model.ts";
import { textOf } from "../model/table.ts";
import type { Report } from "../plan/schema/reports.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";

/** What a report says of itself on its first page. */
export function statusWords(state: Report["state"]): string {
  if (typeof state === "object") return `Published ${formatDate(state.published)}`;
  return state === "draft" ? "Draft" : "Final";
}

/** A report as it is published on a day. */
export function asPublished(model: ReportModel, published: IsoDate): ReportModel {
  const { provenance, document } = model;
  const status = `Published ${formatDate(published)}`;
  return {
    ...model,
    provenance: { ...provenance, state: "published" },
    document: { ...document, heading: { ...document.heading, status } },
  };
}

/**
 * The notice in the place of a report that was withdrawn: its heading, when it was published and taken back, and why; null
 * for any other. Nothing else of it is kept, because what was wrong with it may be that it said too much.
 */
export function withdrawnNotice(
  { schemaVersion, provenance, state, document }: ReportModel,
  { state: written }: Report,
): ReportModel | null {
  if (typeof written !== "object" || written.withdrawn === undefined) return null;
  const { published, withdrawn } = written;
  const { date, reason } = withdrawn;
  const days = `This report was published on ${formatDate(published)} and withdrawn on ${formatDate(date)}. This notice stands in its place.`;
  const texts = [days, `Why it was withdrawn: ${reason}`];
  return {
    schemaVersion,
    provenance: { ...provenance, state: "withdrawn" },
    state: {
      asAt: state.asAt,
      workstreams: [],
      recommendations: [],
      actions: [],
      kpis: [],
      events: [],
      audits: [],
      posts: [],
      bodies: [],
      reports: [],
      report: null,
    },
    publicState: null,
    document: {
      ...document,
      heading: { ...document.heading, status: `Withdrawn ${formatDate(date)}`, notice: null },
      contents: [],
      parts: [
        {
          id: "withdrawn",
          kind: "main",
          anchor: "withdrawn",
          title: "This report has been withdrawn",
          label: null,
          blocks: texts.map((text, index): Paragraph => {
            const anchor = `withdrawn-${index + 1}`;
            return { kind: "paragraph", number: null, anchor, text: [textOf(text)], items: [] };
          }),
          sections: [],
        },
      ],
    },
  };
}
