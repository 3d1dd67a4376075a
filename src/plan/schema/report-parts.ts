import { z } from "zod";
import { claim } from "./claims.ts";
import { exempt } from "./entry.ts";
import { choice, date, digest, flag, id, interval, reference, text } from "./scalars.ts";

/** How much of itself a computed block prints: what a reader must know, or all there is. */
export const DETAILS = ["summary", "full"] as const;
export type Detail = (typeof DETAILS)[number];

export const highlight = z.strictObject({
  text: text.meta({ title: "what is said, in a sentence or two", examples: ["Caseloads have fallen."] }),
  "shown-by": z
    .array(claim)
    .optional()
    .meta({
      title: "what shows that it is true",
      examples: [[{ kpi: "caseload", has: "fallen", since: "2015-09" }]],
    }),
  exempt: exempt.optional().meta({ title: "why it is withheld from the public" }),
});

export const backgroundPaper = z.strictObject({
  title: text.meta({ title: "what the paper is called", examples: ["Ofsted inspection report"] }),
  by: text.optional().meta({ title: "who wrote it", examples: ["Ofsted"] }),
  date: date.optional().meta({ title: "the day of the paper" }),
  public: flag.optional().meta({ title: "whether everybody can read it", examples: [true] }),
});

export const appendix = z.strictObject({
  id: id.meta({ title: "the name of the appendix", examples: ["scorecard"] }),
  title: text.optional().meta({ title: "what it is headed", examples: ["The scorecard"] }),
  document: reference.optional().meta({
    title: "a document of an event, as event/document, whose text is the appendix",
    examples: ["ofsted-2016-07/letter"],
    names: ["document"],
  }),
  block: id
    .optional()
    .meta({ title: "the computed block that it prints", examples: ["scorecard"], names: ["block"] }),
  detail: choice(DETAILS).optional().meta({ title: "how much of the block is printed: full if left out" }),
  file: text
    .optional()
    .meta({ title: "a Markdown file in the plan folder with its text", examples: ["appendices/method.md"] }),
  exempt: exempt.optional().meta({ title: "why it is withheld from the public" }),
});

const published = z.strictObject({
  published: date.meta({ title: "the day on which it was published" }),
  model: text.meta({
    title: "the file that keeps what was published, in the plan folder; improve publish writes it",
    examples: ["published/cabinet-2016-09.json"],
  }),
  sha256: digest
    .optional()
    .meta({ title: "the digest of that file as it was published, by which a changed file is found" }),
  urgent: text.optional().meta({
    title:
      "why the chair agreed that it is urgent, for a report that was published too late for five clear days",
    examples: ["The Department's deadline falls before the next meeting."],
  }),
  withdrawn: z
    .strictObject({
      date: date.meta({ title: "the day on which it was taken back" }),
      reason: text.meta({ title: "why, which is printed in its place", examples: ["It named a child."] }),
    })
    .optional()
    .meta({ title: "when it was taken back and why, which is printed in its place" }),
});

/** `draft`, `final`, or when the report was published and the model that was frozen then. */
export const state = z.union([choice(["draft", "final"]), published], {
  error: ({ input }) =>
    `${typeof input === "string" ? `"${input}" is not a state of a report: ` : ""}expected draft, final, or { published: date, model: file, sha256: digest }`,
});

export const meeting = z.strictObject({
  body: id.meta({ title: "the body that meets", examples: ["cabinet"], names: ["body"] }),
  date: date.optional().meta({ title: "the day of the meeting" }),
  item: text.optional().meta({ title: "the number of the agenda item", examples: ["7"] }),
});
export const contact = z.strictObject({
  name: text.meta({ title: "who it is", examples: ["Jo Hale"] }),
  extension: text.optional().meta({ title: "the telephone extension", examples: ["6286"] }),
  email: text.optional().meta({ title: "the address for e-mail", examples: ["jo.hale@fairmere.gov.uk"] }),
});
export const source = z.strictObject({
  title: text.meta({ title: "what it is called", examples: ["Children looked after in England"] }),
  publisher: text.optional().meta({ title: "who published it", examples: ["Department for Education"] }),
  date: interval
    .optional()
    .meta({ title: "the day of it, or its first and last day", examples: ["2016-09-29"] }),
});
