import type { Block, Part, ReportDocument } from "../model/document.ts";
import type { KpiState } from "../model/kpi-state.ts";
import type { ReportModel } from "../model/report-model.ts";
import { type Column, type Inline, textOf } from "../model/table.ts";
import type { KnownKpi, PlanAsAt } from "../plan/history/replay.ts";
import { formatDate, type IsoDate } from "../plan/time/dates.ts";
import { SITE_LINK, type SiteLink, type SitePage } from "../render/render-site.ts";

/** A report to the public, as it was published. Nothing else of a plan is known to a site. */
export interface SiteReport {
  readonly id: string;
  readonly published: IsoDate;
  /** When it was taken back; null for a report that stands. */
  readonly withdrawn: IsoDate | null;
  /** Of the public edition. For a report that was withdrawn, the notice that stands in its place. */
  readonly model: ReportModel;
  /** Its files besides its pages; none once it is withdrawn. */
  readonly downloads: readonly SiteLink[];
}

/** What the pages of a site are made of. */
export interface Site {
  /** As the newest report has them. */
  readonly authority: string;
  readonly plan: string;
  readonly language: string;
  /** Every report that was published, the newest first. */
  readonly reports: readonly SiteReport[];
  /** Those that stand, the newest first: only their content is shown. */
  readonly standing: readonly SiteReport[];
}

/** As much of a plan as charts and tables of measures are made from. */
export type MeasuredPlan = Pick<PlanAsAt, "asAt" | "kpis" | "actions" | "recommendations">;

/** A measure in every report that gave it. */
export interface MeasureHistory {
  /** As the newest of these reports gave it, the plan of that report, and every anchor in it. */
  readonly known: KnownKpi;
  readonly plan: MeasuredPlan;
  readonly anchors: ReadonlySet<string>;
  /** What each report gave, the newest first. */
  readonly told: readonly [Told, ...Told[]];
}

export interface Told {
  readonly report: SiteReport;
  readonly kpi: KpiState;
}

/** One kind of page: a file and a line in `site-pages.ts`. */
export interface PageKind {
  readonly make: (site: Site, measures: readonly MeasureHistory[]) => readonly SitePage[];
}

/**
 * The reports of a site in the order of their publication, the newest first.
 * @param reports at least one.
 */
export function siteOf(reports: readonly SiteReport[]): Site {
  const ordered = reports.toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
  const { provenance, document } = (ordered[0] as SiteReport).model;
  const { authority, plan } = provenance;
  const standing = ordered.filter(({ withdrawn }) => withdrawn === null);
  return { authority, plan, language: document.language, reports: ordered, standing };
}

const orderOf = ({ published, model, id }: SiteReport): string =>
  [published, model.provenance.asAt, id].join(" ");

/** Addresses never change, because others link to them. */
export const ADDRESSES = {
  first: "index.html",
  feed: "feed.xml",
  measures: "measures/index.html",
  measure: (id: string): string => `measures/${id}/index.html`,
  report: (id: string): string => `${id}/index.html`,
  changes: (id: string): string => `${id}/changes.html`,
  download: (id: string, name: string): string => `${id}/${name}`,
};

/** "Cabinet, 24 May 2016": which report it is, where many have the same title. */
export const meetingOf = ({ model, published }: SiteReport): string => {
  const { meeting, date } = model.document.heading;
  return `${meeting}, ${date ?? `published ${formatDate(published)}`}`;
};

export const linkTo = (words: string, address: string, note: string | null = null): SiteLink => ({
  words,
  address,
  note,
});

/** A link in running text or in a table. */
export const inlineLink = (words: string, address: string): Inline => ({
  kind: "link",
  href: SITE_LINK + address,
  children: [textOf(words)],
});

/** What leads back to the first page, by which every other page begins. */
export const toFirst = linkTo("All reports", ADDRESSES.first);

/** A page that is no report. It is laid out like a comparison: nothing in it is numbered. */
export function ownDocument(site: Site, title: string, parts: readonly Part[]): ReportDocument {
  const { authority, plan, language } = site;
  return {
    template: "diff",
    language,
    title,
    heading: {
      authority,
      item: null,
      meeting: plan,
      date: null,
      status: "",
      asAt: "",
      notice: null,
      responsible: [],
    },
    contents: [],
    parts,
  };
}

export const ownPart = (anchor: string, title: string, blocks: readonly Block[]): Part => ({
  id: anchor,
  kind: "main",
  anchor,
  title,
  label: null,
  blocks,
  sections: [],
});

/** Columns as wide as the page together, whichever there are. */
export function filling(columns: readonly Column[]): Column[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map((column) => ({ ...column, width: Math.round((column.width * 1000) / total) / 10 }));
}

export const ownParagraph = (anchor: string, ...text: readonly (Inline | string)[]): Block => ({
  kind: "paragraph",
  number: null,
  anchor,
  text: text.map((one) => (typeof one === "string" ? textOf(one) : one)),
  items: [],
});
