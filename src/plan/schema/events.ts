import { z } from "zod";
import { type Entry, exempt } from "./entry.ts";
import { integer } from "./numbers.ts";
import {
  choice,
  date,
  flag,
  id,
  interval,
  judgement,
  mapping,
  oneOrMany,
  planned,
  reference,
  text,
} from "./scalars.ts";

export const EVENT_KINDS = [
  "inspection",
  "monitoring-visit",
  "focused-visit",
  "review",
  "decision",
  "submission",
  "publication",
  "meeting",
] as const;
/** What is meant by each kind of event. */
export const EVENT_MEANINGS: Record<(typeof EVENT_KINDS)[number], string> = {
  inspection: "Inspectors looked at the whole service and judged it.",
  "monitoring-visit": "Inspectors came back after a judgement of inadequate, to see what has changed.",
  "focused-visit": "Inspectors looked at one part of the service, without a judgement.",
  review: "Somebody else outside the council looked at it, such as peers or a commissioner.",
  decision: "A body of the council, or a minister, decided something.",
  submission: "The council sent something in, such as its action plan.",
  publication: "Something was published, such as an inspection report.",
  meeting: "A body met, such as the Improvement Board.",
};
export const FINDING_KINDS = ["strength", "mixed", "concern"] as const;
/** What a finding of each kind is called. */
export const FINDING_WORDS = { strength: "Strength", mixed: "Mixed", concern: "Concern" } as const;

export const finding = z.strictObject({
  id: id.meta({
    title: "the name by which other entries refer to the finding, as event/document/id",
    examples: ["a"],
  }),
  kind: choice(FINDING_KINDS).meta({ title: "whether it praises, does both, or finds fault" }),
  text: text.meta({ title: "what was found, word for word", examples: ["Supervision is irregular."] }),
  answers: oneOrMany(reference)
    .optional()
    .meta({ title: "the recommendations that it concerns", examples: ["R1"], names: ["recommendation"] }),
  exempt: exempt.optional().meta({ title: "why it is withheld from the public" }),
});

export const eventDocument = z.strictObject({
  id: id.meta({
    title: "the name by which other entries refer to the document, as event/id",
    examples: ["letter"],
  }),
  title: text
    .optional()
    .meta({ title: "what it is called", examples: ["Letter on the first monitoring visit"] }),
  date: date.meta({ title: "the day on which it was sent or published" }),
  from: text.optional().meta({ title: "who wrote it", examples: ["Ofsted"] }),
  public: flag.optional().meta({ title: "whether everybody can read it", examples: [true] }),
  url: text
    .optional()
    .meta({ title: "the web address at which it can be read", examples: ["https://reports.ofsted.gov.uk/"] }),
  file: text.optional().meta({
    title: "a Markdown file with its text, in the plan folder",
    examples: ["letters/ofsted-2016-07.md"],
  }),
  text: text.optional().meta({ title: "what it says, in Markdown", examples: ["You are making progress."] }),
  summary: flag.optional().meta({
    title: "true if the text is the council's own summary, not that of the document",
    examples: [true],
  }),
  judgements: mapping(judgement)
    .optional()
    .meta({ title: "what was judged of each area", examples: [{ "Overall effectiveness": "inadequate" }] }),
  "recommendations-made": integer
    .optional()
    .meta({ title: "how many recommendations it makes", examples: [17] }),
  findings: z
    .array(finding)
    .optional()
    .meta({
      title: "what it found",
      examples: [[{ id: "a", kind: "concern", text: "Supervision is irregular." }]],
    }),
  illustrative: flag
    .optional()
    .meta({ title: "true if it is invented, so that reports say so", examples: [true] }),
});

/** Something that has happened or is planned while the plan runs. */
export const event = z
  .strictObject({
    id: id.meta({
      title: "the name by which other entries refer to the event",
      examples: ["ofsted-2016-07"],
    }),
    kind: choice(EVENT_KINDS).meta({ title: "what it is" }),
    title: text.optional().meta({ title: "what it is called", examples: ["First monitoring visit"] }),
    by: oneOrMany(id).meta({ title: "the bodies that hold it", examples: ["ofsted"], names: ["body"] }),
    added: date
      .optional()
      .meta({ title: "the day on which it was added to the plan; before that day nothing of it is known" }),
    planned: planned.optional().meta({ title: "when it is planned for", examples: ["2016-07"] }),
    held: interval
      .optional()
      .meta({ title: "the day or days on which it was held", examples: ["2016-07-12/2016-07-13"] }),
    text: text
      .optional()
      .meta({ title: "what happened, in Markdown", examples: ["The Board agreed the plan."] }),
    documents: z
      .array(eventDocument)
      .optional()
      .meta({
        title: "the letters, reports and notes that came of it",
        examples: [[{ id: "letter", date: "2016-08-05" }]],
      }),
  })
  .meta({ title: "something that has happened or is planned while the plan runs" });

export type Event = Entry<typeof event>;
export type EventKind = Event["kind"];

const BY_INSPECTORS: readonly EventKind[] = ["inspection", "monitoring-visit", "focused-visit"];

/** Whether inspectors looked at the service themselves. */
export const isByInspectors = ({ kind }: Pick<Event, "kind">): boolean => BY_INSPECTORS.includes(kind);

/** Whether somebody outside the council looked at it, and its documents say what they found. */
export const isLookedAt = (event: Pick<Event, "kind">): boolean =>
  isByInspectors(event) || event.kind === "review";

export type EventDocument = NonNullable<Event["documents"]>[number];
export type Finding = NonNullable<EventDocument["findings"]>[number];

/** "letter", "report", "note" or "review", from the id or title of the document; otherwise "document". */
export const documentKind = ({ id, title = "" }: EventDocument): string =>
  /\b(?:letter|report|note|review)\b/i.exec(`${id} ${title}`)?.[0].toLowerCase() ?? "document";

/** The letter of an item in a list, counted from 0: a to z, then aa, ab and so on, as in minutes. */
export function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
