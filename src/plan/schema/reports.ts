import { z } from "zod";
import type { IsoDate } from "../time/dates.ts";
import { clearDaysBefore } from "../time/working-days.ts";
import type { Entry } from "./entry.ts";
import { integer } from "./numbers.ts";
import { appendix, backgroundPaper, contact, highlight, meeting, source, state } from "./report-parts.ts";
import { AUDIENCES, type Audience, LAYOUTS, TEMPLATES } from "./report-words.ts";
import { choice, date, id, mapping, notOneOf, oneOrMany, text, wordOf } from "./scalars.ts";

/** The fields of any report. */
const anyReport = z.strictObject({
  id: id.meta({
    title: "the name by which other entries and commands refer to the report",
    examples: ["cabinet-2016-09"],
  }),
  "as-at": date.meta({ title: "the day whose knowledge it prints" }),
  since: id
    .optional()
    .meta({ title: "the report before this one", examples: ["cabinet-2016-05"], names: ["report"] }),
  number: integer.optional().meta({ title: "which report in the series this is", examples: [3] }),
  state: state.meta({ title: "draft, final, or when it was published", examples: ["final"] }),
  layout: choice(LAYOUTS).optional().meta({
    title:
      "whether the appendices are in its file (full) or each in a file of its own (short); full if left out",
  }),
  meeting: meeting
    .optional()
    .meta({ title: "the meeting that it goes to", examples: [{ body: "cabinet", date: "2016-09-14" }] }),
  title: text.meta({
    title: "the title of the report",
    examples: ["Update on Children's Services improvements"],
  }),
  highlights: z
    .array(highlight)
    .optional()
    .meta({ title: "what is to be proud of, each with what shows it" }),
  appendices: z.array(appendix).optional().meta({ title: "what is printed after the report" }),
  sources: z.array(source).optional().meta({ title: "what figures and statements rest on" }),
});

/** A report for a decision by Cabinet. */
const cabinetReport = anyReport.extend({
  template: wordOf(TEMPLATES, "cabinet").meta({ title: "which kind of report it is" }),
  audience: choice(AUDIENCES).optional().meta({ title: "who reads it; the public if left out" }),
  responsible: z
    .strictObject({
      member: id.meta({
        title: "the post of the Cabinet member",
        examples: ["cabinet-member"],
        names: ["post"],
      }),
      director: id.meta({ title: "the post of the director", examples: ["dcs"], names: ["post"] }),
    })
    .meta({ title: "who answers for it", examples: [{ member: "cabinet-member", director: "dcs" }] }),
  signed: id.optional().meta({ title: "the post that signs it", examples: ["dcs"], names: ["post"] }),
  contact: contact.meta({
    title: "whom readers can ask",
    examples: [{ name: "Jo Hale", email: "jo.hale@fairmere.gov.uk" }],
  }),
  purpose: text.meta({
    title: "what the report is for",
    examples: ["To tell Cabinet how far services have improved."],
  }),
  summary: text.meta({
    title: "the most important in a few paragraphs, in Markdown",
    examples: ["Ofsted has found that leadership has improved."],
  }),
  decisions: oneOrMany(text).meta({
    title: "what Cabinet is asked to decide",
    examples: ["To note the progress made."],
  }),
  reasons: text.meta({
    title: "why it is asked to decide that",
    examples: ["Cabinet asked for a report every four months."],
  }),
  "background-papers": z
    .array(backgroundPaper)
    .optional()
    .meta({ title: "the papers that the report relies on" }),
  implications: mapping(text)
    .optional()
    .meta({
      title: "for each row of the plan, what to print, or none",
      examples: [{ financial: "none" }],
      keys: ["implication"],
    }),
  main: text.meta({
    title: "the body of the report, in Markdown with references in double braces",
    examples: ['{{block "scorecard"}}'],
  }),
});

/** The monthly report to the Improvement Board: exceptions, which are computed, and as much prose as is needed. */
const boardReport = anyReport.extend({
  template: wordOf(TEMPLATES, "board").meta({ title: "which kind of report it is" }),
  audience: z
    .literal("board", { error: 'can only be "board": it prints notes that are not for the public' })
    .describe("board, as it prints notes that are not for the public")
    .meta({
      title: "who reads it: written out, because the report prints what was written for the Board alone",
    }),
  contact: contact.optional().meta({
    title: "whom readers can ask",
    examples: [{ name: "Jo Hale", email: "jo.hale@fairmere.gov.uk" }],
  }),
  summary: text.optional().meta({
    title: "the most important in a few paragraphs, in Markdown",
    examples: ["Two actions need a decision."],
  }),
  decisions: oneOrMany(text)
    .optional()
    .meta({ title: "what the Board is asked to do", examples: ["To agree a new date for action 1.2."] }),
  main: text.optional().meta({
    title: "the body of the report, in Markdown with references in double braces",
    examples: ['{{block "progress"}}'],
  }),
});

/** The authority's own evaluation before a re-inspection: what it says of each finding is computed. */
const readinessReport = anyReport.extend({
  template: wordOf(TEMPLATES, "readiness").meta({ title: "which kind of report it is" }),
  audience: choice(AUDIENCES).optional().meta({ title: "who reads it; the public if left out" }),
  contact: contact.optional().meta({
    title: "whom readers can ask",
    examples: [{ name: "Jo Hale", email: "jo.hale@fairmere.gov.uk" }],
  }),
  summary: text.optional().meta({
    title: "the most important in a few paragraphs, in Markdown",
    examples: ["Nine findings of twelve are answered."],
  }),
  main: text.optional().meta({
    title: "the body of the report, in Markdown with references in double braces",
    examples: ['{{block "traceability"}}'],
  }),
});

/** What a published report printed of itself, which a correction can put right. */
export const printedOfReport = cabinetReport
  .omit({ id: true, template: true, audience: true, "as-at": true, since: true, state: true, layout: true })
  .partial();

/** One report to one meeting. */
export const report = z
  .discriminatedUnion("template", [cabinetReport, boardReport, readinessReport], {
    error: ({ input }) => notOneOf(TEMPLATES, (input as { readonly template?: unknown }).template),
  })
  .meta({ title: "one report to one meeting" });

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
