import { z } from "zod";
import { claim } from "./claims/claim.ts";
import type { Entry } from "./entry.ts";
import { exempt } from "./exempt.ts";
import { choice, date, flag, id, integer, interval, mapping, oneOrMany, reference, text } from "./scalars.ts";

export const TEMPLATES = ["cabinet"] as const;
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

/** One report to one meeting. */
export const report = z.strictObject({
  id,
  template: choice(TEMPLATES),
  audience: choice(AUDIENCES).optional(),
  "as-at": date,
  /** The report before this one, by its id. */
  since: id.optional(),
  /** Which report in the series this is. */
  number: integer.optional(),
  state,
  meeting: z.strictObject({ body: id, date: date.optional(), item: text.optional() }).optional(),
  responsible: z.strictObject({ member: id, director: id }),
  signed: id.optional(),
  contact: z.strictObject({ name: text, extension: text.optional(), email: text.optional() }),
  title: text,
  purpose: text,
  summary: text,
  highlights: z.array(highlight).optional(),
  decisions: oneOrMany(text),
  reasons: text,
  "background-papers": z.array(backgroundPaper).optional(),
  /** Row of the plan's implications → what to print, or `none`. */
  implications: mapping(text).optional(),
  main: text,
  appendices: z.array(appendix).optional(),
  sources: z
    .array(z.strictObject({ title: text, publisher: text.optional(), date: interval.optional() }))
    .optional(),
});

export type Report = Entry<typeof report>;

/** Published reports are frozen: nothing judges or chooses them for what comes next. */
export const isPublished = ({ state }: Report): boolean => typeof state === "object";

/** A report that says nothing else is for the public. */
export const audienceOf = ({ audience = "public" }: Report): Audience => audience;

export const isForPublic = (report: Report): boolean => audienceOf(report) === "public";

export type Highlight = NonNullable<Report["highlights"]>[number];
export type Appendix = NonNullable<Report["appendices"]>[number];
