import { z } from "zod";
import { claim } from "./claims.ts";
import { type Entry, exempt } from "./entry.ts";
import {
  choice,
  date,
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

const TEMPLATES = ["cabinet", "board"] as const;
export const AUDIENCES = ["public", "board"] as const;
export type Audience = (typeof AUDIENCES)[number];

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
  /** An event's document, `event/document`. */
  document: reference.optional(),
  /** A computed block. */
  block: id.optional(),
  /** A Markdown file in the plan folder. */
  file: text.optional(),
  exempt: exempt.optional(),
});

const published = z.strictObject({
  published: date,
  /** The frozen model, in the plan folder. */
  model: text,
});

/** `draft`, `final`, or when it was published and the model that was frozen then. */
const state = z.union([choice(["draft", "final"]), published], {
  error: ({ input }) =>
    `${typeof input === "string" ? `"${input}" is no state of a report: ` : ""}expected draft, final, or { published: date, model: file }`,
});

const meeting = z.strictObject({ body: id, date: date.optional(), item: text.optional() });
const contact = z.strictObject({ name: text, extension: text.optional(), email: text.optional() });
const source = z.strictObject({ title: text, publisher: text.optional(), date: interval.optional() });

/** What a report to any meeting says of itself. */
const anyReport = z.strictObject({
  id,
  "as-at": date,
  /** The report before this one, by its id. */
  since: id.optional(),
  /** Which report in the series this is. */
  number: integer.optional(),
  state,
  meeting: meeting.optional(),
  title: text,
  highlights: z.array(highlight).optional(),
  appendices: z.array(appendix).optional(),
  sources: z.array(source).optional(),
});

/** A report that Cabinet decides on, in the order of the law and of the house. */
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

/** The monthly view for the Improvement Board: computed by exception, with as much prose as the month needs. */
const boardReport = anyReport.extend({
  template: wordOf(TEMPLATES, "board"),
  /** Said in so many words, as it prints what was written for the Board alone. */
  audience: z
    .literal("board", { error: 'can only be "board": it prints notes that are not for the public' })
    .describe("board, as it prints notes that are not for the public"),
  contact: contact.optional(),
  summary: text.optional(),
  /** What the Board is asked to do. */
  decisions: oneOrMany(text).optional(),
  main: text.optional(),
});

/** One report to one meeting. */
export const report = z.discriminatedUnion("template", [cabinetReport, boardReport], {
  error: ({ input }) => notOneOf(TEMPLATES, (input as { readonly template?: unknown }).template),
});

type AnyReport = Entry<typeof anyReport>;
type OnlyAsked = Omit<Entry<typeof cabinetReport>, keyof AnyReport | "template">;

/** A report of either template: what Cabinet must be told, and the board need not be, may be undefined. */
export type Report = AnyReport & {
  readonly template: (typeof TEMPLATES)[number];
} & { readonly [Field in keyof OnlyAsked]?: OnlyAsked[Field] | undefined };

/** Published reports are frozen: nothing judges or chooses them for what comes next. */
export const isPublished = ({ state }: Report): boolean => typeof state === "object";

/** Its form is the law's: decisions, implications, background papers. */
export const isForCabinet = ({ template }: Report): boolean => template === "cabinet";

const LISTS_CHANGES = /\{\{\s*block\s+"changes"/;

/**
 * The appendices a report has: its own, and after them what changed since the report that it names as the one
 * before, unless it prints that itself.
 */
export function appendicesOf(report: Report): readonly Appendix[] {
  const { appendices = [], since, main = "" } = report;
  const isListed = appendices.some(({ id, block }) => id === "changes" || block === "changes");
  if (since === undefined || isListed || LISTS_CHANGES.test(main) || !isForCabinet(report)) return appendices;
  return [...appendices, { id: "changes", block: "changes" }];
}

/** A report that says nothing else is for the public. */
export const audienceOf = ({ audience = "public" }: Report): Audience => audience;

export const isForPublic = (report: Report): boolean => audienceOf(report) === "public";

/** Orders reports by their dates. */
export const byAsAt = (a: Report, b: Report): number =>
  a.asAt < b.asAt ? -1 : a.asAt > b.asAt ? 1 : a.id < b.id ? -1 : 1;

export type Highlight = NonNullable<Report["highlights"]>[number];
export type Appendix = NonNullable<Report["appendices"]>[number];
