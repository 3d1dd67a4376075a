import { z } from "zod";
import type { Entry } from "./entry.ts";
import { exempt } from "./exempt.ts";
import {
  choice,
  date,
  flag,
  id,
  integer,
  interval,
  mapping,
  oneOrMany,
  planned,
  reference,
  text,
} from "./scalars.ts";

export const EVENT_KINDS = [
  "inspection",
  "monitoring-visit",
  "review",
  "decision",
  "submission",
  "publication",
  "meeting",
] as const;
export const FINDING_KINDS = ["strength", "mixed", "concern"] as const;

const finding = z.strictObject({
  id,
  kind: choice(FINDING_KINDS),
  text,
  /** Recommendations it bears on. */
  answers: oneOrMany(reference).optional(),
  exempt: exempt.optional(),
});

const document = z.strictObject({
  id,
  title: text.optional(),
  date,
  from: text.optional(),
  public: flag.optional(),
  /** Where the text can be read. */
  url: text.optional(),
  /** A Markdown file in the plan folder. */
  file: text.optional(),
  /** What it says, in Markdown. */
  text: text.optional(),
  /** The text is the council's own summary, not the document itself. */
  summary: flag.optional(),
  /** Area judged → judgement. */
  judgements: mapping(text).optional(),
  /** How many recommendations it makes. */
  "recommendations-made": integer.optional(),
  findings: z.array(finding).optional(),
  illustrative: flag.optional(),
});

/** Something that happened, or is planned, in the life of the plan. */
export const event = z.strictObject({
  id,
  kind: choice(EVENT_KINDS),
  title: text.optional(),
  by: oneOrMany(id),
  added: date.optional(),
  planned: planned.optional(),
  held: interval.optional(),
  text: text.optional(),
  documents: z.array(document).optional(),
});

export type Event = Entry<typeof event>;
export type EventDocument = NonNullable<Event["documents"]>[number];
export type Finding = NonNullable<EventDocument["findings"]>[number];
