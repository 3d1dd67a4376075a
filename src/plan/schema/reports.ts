import { z } from "zod";
import type { IsoDate } from "../time/dates.ts";
import { clearDaysBefore } from "../time/working-days.ts";
import { claim } from "./claims.ts";
import { type Entry, exempt } from "./entry.ts";
import {
  choice,
  date,
  digest,
  flag,
  id,
  integer,
  interval,
  mapping,
  notOneOf,
  oneOrMany,
  reference,
  text,
  wordOf,
} from "./scalars.ts";

const TEMPLATES = ["cabinet", "board", "readiness"] as const;
export const AUDIENCES = ["public", "board"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How much of itself a computed block prints: what a reader must know, or all there is. */
export const DETAILS = ["summary", "full"] as const;
export type Detail = (typeof DETAILS)[number];

/** Whether the appendices of a report are in its file, or each in a file of its own. */
export const LAYOUTS = ["full", "short"] as const;
export type Layout = (typeof LAYOUTS)[number];

const highlight = z.strictObject({ text, "shown-by": z.array(claim).optional(), exempt: exempt.optional() });

const backgroundPaper = z.strictObject({
  title: text,
  by: text.optional(),
  date: date.optional(),
  public: flag.optional(),
});

const appendix = z.strictObject({
  id,
  title: text.optional(),
  /** A document of an event, as `event/document`. */
  document: reference.optional(),
  /** A computed block. */
  block: id.optional(),
  /** How much of the block is printed: `full` if it is not given. */
  detail: choice(DETAILS).optional(),
  /** A Markdown file in the plan folder. */
  file: text.optional(),
  exempt: exempt.optional(),
});

const published = z.strictObject({
  published: date,
  /** The frozen model, in the plan folder. */
  model: text,
  /** The digest of that file as it was published, by which a changed file is found. */
  sha256: digest.optional(),
  /** Why the chair agreed that it is urgent, for a report that was published too late for five clear days. */
  urgent: text.optional(),
  /** When it was taken back and why, which is printed in its place. */
  withdrawn: z.strictObject({ date, reason: text }).optional(),
});

/** `draft`, `final`, or when the report was published and the model that was frozen then. */
const state = z.union([choice(["draft", "final"]), published], {
  error: ({ input }) =>
    `${typeof input === "string" ? `"${input}" is not a state of a report: ` : ""}expected draft, final, or { published: date, model: file, sha256: digest }`,
});

const meeting = z.strictObject({ body: id, date: date.optional(), item: text.optional() });
const contact = z.strictObject({ name: text, extension: text.optional(), email: text.optional() });
const source = z.strictObject({ title: text, publisher: text.optional(), date: interval.optional() });

/** The fields of any report. */
const anyReport = z.strictObject({
  id,
  "as-at": date,
  /** The id of the report before this one. */
  since: id.optional(),
  /** Which report in the series this is. */
  number: integer.optional(),
  state,
  layout: choice(LAYOUTS).optional(),
  meeting: meeting.optional(),
  title: text,
  highlights: z.array(highlight).optional(),
  appendices: z.array(appendix).optional(),
  sources: z.array(source).optional(),
});

/** A report for a decision by Cabinet. */
const cabinetReport = anyReport.extend({
  template: wordOf(TEMPLATES, "cabinet"),
  audience: choice(AUDIENCES).optional(),
  responsible: z.strictObject({ member: id, director: id }),
  signed: id.optional(),
  contact,
  purpose: text,
  summary: text,
  decisions: oneOrMany(text),
  reasons: text,
  "background-papers": z.array(backgroundPaper).optional(),
  /** Row of the plan's implications → what to print, or `none`. */
  implications: mapping(text).optional(),
  main: text,
});

/** The monthly report to the Improvement Board: exceptions, which are computed, and as much prose as is needed. */
const boardReport = anyReport.extend({
  template: wordOf(TEMPLATES, "board"),
  /** Must be written out, because the report prints what was written for the Board alone. */
  audience: z
    .literal("board", { error: 'can only be "board": it prints notes that are not for the public' })
    .describe("board, as it prints notes that are not for the public"),
  contact: contact.optional(),
  summary: text.optional(),
  /** What the Board is asked to do. */
  decisions: oneOrMany(text).optional(),
  main: text.optional(),
});

/** The authority's own evaluation before a re-inspection: what it says of each finding is computed. */
const readinessReport = anyReport.extend({
  template: wordOf(TEMPLATES, "readiness"),
  audience: choice(AUDIENCES).optional(),
  contact: contact.optional(),
  summary: text.optional(),
  main: text.optional(),
});

/** What a published report printed of itself, which a correction can put right. */
export const printedOfReport = cabinetReport
  .omit({ id: true, template: true, audience: true, "as-at": true, since: true, state: true, layout: true })
  .partial();

/** One report to one meeting. */
export const report = z.discriminatedUnion("template", [cabinetReport, boardReport, readinessReport], {
  error: ({ input }) => notOneOf(TEMPLATES, (input as { readonly template?: unknown }).template),
});

type AnyReport = Entry<typeof anyReport>;
type CabinetOnly = Omit<Entry<typeof cabinetReport>, keyof AnyReport | "template">;

/** A report of any template. Fields that only a report to Cabinet must have may be undefined. */
export type Report = AnyReport & {
  readonly template: (typeof TEMPLATES)[number];
} & { readonly [Field in keyof CabinetOnly]?: CabinetOnly[Field] | undefined };

/** Published reports are frozen: they are neither checked nor chosen as the next report. */
export const isPublished = ({ state }: Report): boolean => typeof state === "object";

/** Whether somebody has read it, as it was published or as it went to a meeting. */
export const isGivenOut = ({ state }: Pick<Report, "state">): boolean => state !== "draft";

/** Reports to Cabinet have the form that the law asks for: decisions, implications, background papers. */
export const isForCabinet = ({ template }: Report): boolean => template === "cabinet";

/** Reports on readiness evaluate the plan before a re-inspection. They go to the inspectorate, and to a meeting only if they name one. */
export const isOnReadiness = ({ template }: Report): boolean => template === "readiness";

/**
 * The report before another: the one that its `since` names. A report to Cabinet without it follows the newest that was
 * published for the same committee, so that what was corrected since is told in any case.
 */
export function precedingReport(report: Report, all: readonly Report[]): Report | undefined {
  const { since, asAt, meeting } = report;
  if (since !== undefined) return all.find(({ id }) => id === since);
  if (!isForCabinet(report)) return undefined;
  return all
    .filter((one) => isForCabinet(one) && one.asAt < asAt && one.meeting?.body === meeting?.body)
    .filter(({ state }) => typeof state === "object" && state.withdrawn === undefined)
    .filter((one) => isForPublic(one) || !isForPublic(report))
    .sort(byAsAt)
    .at(-1);
}

const LISTS_CHANGES = /\{\{\s*block\s+"changes"/;

/**
 * The appendices of a report: those that it lists, then what has changed since the report that its `since` names,
 * unless it prints that itself.
 */
export function appendicesOf(report: Report): readonly Appendix[] {
  const { appendices = [], since, main = "" } = report;
  const isListed = appendices.some(({ id, block }) => id === "changes" || block === "changes");
  if (since === undefined || isListed || LISTS_CHANGES.test(main) || !isForCabinet(report)) return appendices;
  return [...appendices, { id: "changes", block: "changes" }];
}

/** A report without an `audience` is for the public. */
export const audienceOf = ({ audience = "public" }: Report): Audience => audience;

export const isForPublic = (report: Report): boolean => audienceOf(report) === "public";

/** Local Government Act 1972, section 100B, and the Executive Arrangements Regulations 2012. */
const CLEAR_DAYS = 5;

/**
 * The last day on which a report can be published for the public to have five clear days before its meeting; null for one
 * to the Board, or whose meeting has no date.
 */
export const lastDayToPublish = (report: Report): IsoDate | null =>
  isForPublic(report) && report.meeting?.date !== undefined
    ? clearDaysBefore(report.meeting.date, CLEAR_DAYS)
    : null;

/**
 * Orders reports by date. Of those of one day an evaluation comes first, as reports to a meeting say what the plan says; then
 * they are in the order of their ids.
 */
export function byAsAt(a: Report, b: Report): number {
  if (a.asAt !== b.asAt) return a.asAt < b.asAt ? -1 : 1;
  return Number(isOnReadiness(b)) - Number(isOnReadiness(a)) || (a.id < b.id ? -1 : 1);
}

export type Highlight = NonNullable<Report["highlights"]>[number];
export type Appendix = NonNullable<Report["appendices"]>[number];
